package dev.tenken.engine;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Check;
import dev.tenken.dsl.Question;
import dev.tenken.dsl.Within;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.journal.Detail;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.collect.CheckTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.UniqueId;

/**
 * A check on one target being settled. Its lane alone writes; what is read while an attempt hangs
 * is how the one before ended.
 */
final class CheckRun implements CheckTask {
  private final UniqueId id;
  private final Plan.OnTarget origin;
  private final Check check;
  private volatile Instant start = Instant.now();
  private volatile Duration took = Duration.ZERO;
  private final AtomicInteger rounds = new AtomicInteger();
  private volatile Optional<AttemptResult.Judged> judged = Optional.empty();

  /**
   * Makes the run of a check.
   *
   * @param id the id of the descriptor that reports it
   * @param origin what yielded it
   * @param check the check as evaluated for the target
   */
  CheckRun(UniqueId id, Plan.OnTarget origin, Check check) {
    this.id = id;
    this.origin = origin;
    this.check = check;
  }

  UniqueId id() {
    return id;
  }

  Plan.OnTarget origin() {
    return origin;
  }

  Check check() {
    return check;
  }

  Instant start() {
    return start;
  }

  Duration took() {
    return took;
  }

  int rounds() {
    return rounds.get();
  }

  /** Returns how it was judged; empty when it was not. */
  Optional<AttemptResult.Judged> judged() {
    return judged;
  }

  @Override
  public Set<Question> attempt() {
    start = Instant.now();
    AttemptResult result;
    try {
      result = check.attempt();
    } catch (VirtualMachineError e) {
      result = ended(Verdict.BROKEN, e.toString(), "");
    }
    took = took.plus(Duration.between(start, Instant.now()));
    if (result instanceof AttemptResult.Aside aside) {
      if (!aside.missing().isEmpty()) {
        rounds.incrementAndGet();
        return aside.missing();
      }
      result = ended(Verdict.BROKEN, EngineErrors.emptyAside(), "");
    }
    judged = Optional.of((AttemptResult.Judged) result);
    return Set.of();
  }

  @Override
  public void wander(Set<Question> asked) {
    judged = Optional.of(ended(Verdict.BROKEN, EngineErrors.wandering(asked), ""));
  }

  @Override
  public void abandon(Cause cause) {
    judged = Optional.of(ended(Verdict.UNKNOWN, cause.message(), cause.reason().label()));
  }

  private AttemptResult.Judged ended(Verdict verdict, String message, String cause) {
    return new AttemptResult.Judged(
        verdict,
        new Detail(message + "\n      at: " + check.location(), "", message, "", cause, List.of()),
        check.text(),
        Map.of());
  }

  @Override
  public Verdict verdict() {
    return judged.map(AttemptResult.Judged::verdict).orElse(Verdict.UNKNOWN);
  }

  @Override
  public Optional<Within> within() {
    return check.within();
  }
}
