package dev.tenken.engine;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.engine.collect.Collector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits until all lanes of a run have ended: by themselves, or since the run is stopped. */
final class Waiting {
  private static final long TICK_MILLIS = 50;

  /** How long lanes have to end once the run is stopped. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private final Collector collector;
  private final BooleanSupplier cancelled;
  private final Instant deadline;
  private final Cause late;
  private final Runnable progress;

  /**
   * Makes one.
   *
   * @param cancelled whether the platform wants the run to end
   * @param deadline when the run ends in any case
   * @param late why it ends then
   * @param progress is run at each look at the lanes
   */
  Waiting(
      Collector collector,
      BooleanSupplier cancelled,
      Instant deadline,
      Cause late,
      Runnable progress) {
    this.collector = collector;
    this.cancelled = cancelled;
    this.deadline = deadline;
    this.late = late;
    this.progress = progress;
  }

  static Cause cancellation() {
    return new Cause(Cause.Reason.CANCELLED, EngineErrors.cancelled());
  }

  void until(List<Future<?>> lanes) {
    Optional<Instant> stopped = Optional.empty();
    boolean interrupted = false;
    while (!lanes.stream().allMatch(Future::isDone)) {
      try {
        tick(lanes);
      } catch (InterruptedException e) {
        interrupted = true;
        collector.stop(cancellation());
      }
      collector.tick();
      progress.run();
      if (cancelled.getAsBoolean()) {
        collector.stop(cancellation());
      }
      if (Instant.now().isAfter(deadline)) {
        collector.stop(late);
      }
      if (collector.stopped().isPresent()) {
        stopped = stopped.or(() -> Optional.of(Instant.now()));
        if (Instant.now().isAfter(stopped.get().plus(GRACE))) {
          // Code of a check that neither ends nor reads facts is left behind.
          lanes.forEach(lane -> lane.cancel(true));
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a little, but no longer than the first lane that is not done. */
  private static void tick(List<Future<?>> lanes) throws InterruptedException {
    Optional<Future<?>> open = lanes.stream().filter(lane -> !lane.isDone()).findFirst();
    try {
      if (open.isPresent()) {
        open.get().get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      // Time for a look at the others; how a lane ended is told where it runs.
    }
  }
}
