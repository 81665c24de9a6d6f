package dev.tenken.engine;

import dev.tenken.dsl.TargetView;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.spi.Target;
import dev.tenken.engine.collect.Lane;
import dev.tenken.engine.collect.TargetKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.platform.engine.UniqueId;

/** What one target has to do in a run, and what came of it. */
final class Work {
  private final Target target;
  private final Map<LoadedSpec, Map<UniqueId, Plan.Entry>> wanted = new LinkedHashMap<>();
  private final Map<LoadedSpec, SpecRun> runs = new LinkedHashMap<>();
  private Optional<Throwable> failure = Optional.empty();

  Work(Target target) {
    this.target = target;
  }

  Target target() {
    return target;
  }

  boolean isInMaintenance() {
    return !target.maintenance().isEmpty();
  }

  TargetKey key() {
    return TargetKey.of(target);
  }

  void add(UniqueId id, Plan.Entry entry) {
    wanted.computeIfAbsent(entry.spec(), spec -> new LinkedHashMap<>()).put(id, entry);
  }

  /** Passes on each dynamic group that is wanted. */
  void eachGroup(BiConsumer<UniqueId, Plan.Yielding> taker) {
    for (Map<UniqueId, Plan.Entry> entries : wanted.values()) {
      entries.forEach(
          (id, entry) -> {
            if (entry instanceof Plan.Yielding group) {
              taker.accept(id, group);
            }
          });
    }
  }

  /** Makes the specs ready to be evaluated with what they see. */
  void prepare(TargetView view, Identities identities) {
    wanted.forEach(
        (spec, entries) ->
            runs.put(
                spec, new SpecRun((LoadedSpec.Sound) spec.content(), view, entries, identities)));
  }

  /** Settles all checks; what goes wrong with that is remembered. */
  void settle(Lane lane) {
    try {
      lane.settle(List.copyOf(runs.values()));
    } catch (RuntimeException | Error e) {
      failure = Optional.of(e);
    }
  }

  /** Returns how the evaluation of a spec went. */
  SpecRun run(LoadedSpec spec) {
    return Objects.requireNonNull(runs.get(spec));
  }

  /**
   * Returns why checks of a spec have no verdict of their own, if there is a reason.
   *
   * @param stopped why the run was stopped, if it was
   */
  Optional<Loss> loss(LoadedSpec spec, Optional<Cause> stopped) {
    SpecRun run = run(spec);
    return failure
        .map(error -> Loss.broken(EngineErrors.engineFailed(error)))
        .or(() -> run.mistake().map(Loss::broken))
        .or(() -> stopped.or(run::abandoned).map(Loss::unknown));
  }
}
