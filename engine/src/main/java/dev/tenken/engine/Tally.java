package dev.tenken.engine;

import dev.tenken.dsl.Node;
import dev.tenken.dsl.Selection;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.engine.collect.TargetKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;

/** Tells how each thing that was selected ended, once the work of all targets is over. */
final class Tally {
  private final Map<TargetKey, Work> work;
  private final Optional<Cause> stopped;
  private final boolean narrowed;
  private final Records records;
  private final Listeners listeners;
  private final Map<UniqueId, CheckRecord> checks = new LinkedHashMap<>();
  private final Map<UniqueId, List<EngineContext.Yielded>> yielded = new LinkedHashMap<>();
  private final List<CheckRecord> all = new ArrayList<>();

  /**
   * Makes one.
   *
   * @param stopped why the run was stopped, if it was
   * @param narrowed whether some targets were left out
   */
  Tally(
      Map<TargetKey, Work> work,
      Optional<Cause> stopped,
      boolean narrowed,
      Records records,
      Listeners listeners) {
    this.work = work;
    this.stopped = stopped;
    this.narrowed = narrowed;
    this.records = records;
    this.listeners = listeners;
  }

  /** Returns all records, in the order of what was taken. */
  List<CheckRecord> all() {
    return List.copyOf(all);
  }

  EngineContext.Verdicts verdicts() {
    return new EngineContext.Verdicts(checks, yielded);
  }

  /** Takes what was selected, in its order. */
  void take(List<TestDescriptor> descriptors, Plan plan) {
    Set<UniqueId> hollow = hollow();
    for (TestDescriptor descriptor : descriptors) {
      UniqueId id = descriptor.getUniqueId();
      if (descriptor instanceof SpecDescriptor spec && spec.mistake().isPresent()) {
        all.add(told(records.of(spec, spec.mistake().get())));
      }
      Optional<Plan.Entry> entry = plan.of(descriptor);
      if (entry.isEmpty()) {
        continue;
      }
      if (entry.get() instanceof Plan.Yielding group) {
        List<EngineContext.Yielded> own = yielded(id, group, hollow.contains(id));
        yielded.put(id, own);
        own.forEach(each -> all.add(each.record()));
      } else {
        CheckRecord record =
            entry.get() instanceof Plan.Checked checked
                ? record(id, checked)
                : mistaken(id, (Plan.Mistaken) entry.get());
        checks.put(id, record);
        all.add(record);
      }
    }
  }

  private CheckRecord told(CheckRecord record) {
    listeners.judged(record);
    return record;
  }

  private CheckRecord mistaken(UniqueId id, Plan.Mistaken entry) {
    return told(
        records.of(
            id,
            entry.spec(),
            Optional.empty(),
            entry.node(),
            "selects a target",
            Loss.broken(entry.message())));
  }

  private CheckRecord record(UniqueId id, Plan.Checked entry) {
    Work target = of(entry.target());
    if (target.isInMaintenance()) {
      return lost(
          id, entry, entry.check(), entry.check().text(), Loss.maintenance(target.target()));
    }
    Optional<CheckRun> run = target.run(entry.spec()).check(id);
    return run.flatMap(CheckRun::judged).isPresent()
        ? judged(run.get())
        : lost(
            id,
            entry,
            entry.check(),
            entry.check().text(),
            target
                .loss(entry.spec(), stopped)
                .orElseGet(
                    () ->
                        Loss.broken(
                            run.isPresent()
                                ? EngineErrors.specUnevaluated()
                                : EngineErrors.missingAfterEvaluation())));
  }

  private List<EngineContext.Yielded> yielded(UniqueId id, Plan.Yielding group, boolean hollow) {
    Work target = of(group.target());
    if (target.isInMaintenance()) {
      return one(id, group, Loss.maintenance(target.target()));
    }
    List<CheckRun> runs = target.run(group.spec()).yielded(id);
    Optional<Loss> loss = target.loss(group.spec(), stopped);
    if (runs.isEmpty()) {
      return loss.or(
              () ->
                  hollow
                      ? Optional.of(Loss.broken(EngineErrors.dynamicYieldedNothing()))
                      : Optional.empty())
          .map(why -> one(id, group, why))
          .orElse(List.of());
    }
    List<EngineContext.Yielded> own = new ArrayList<>();
    for (CheckRun run : runs) {
      List<String> inner =
          run
              .id()
              .getSegments()
              .subList(id.getSegments().size(), run.id().getSegments().size())
              .stream()
              .map(UniqueId.Segment::getValue)
              .toList();
      CheckRecord record =
          run.judged().isPresent()
              ? judged(run)
              : lost(
                  run.id(),
                  group,
                  run.check(),
                  run.check().text(),
                  loss.orElseGet(() -> Loss.broken(EngineErrors.specUnevaluated())));
      own.add(
          new EngineContext.Yielded(
              inner.subList(0, inner.size() - 1), inner.get(inner.size() - 1), record));
    }
    return own;
  }

  private List<EngineContext.Yielded> one(UniqueId id, Plan.Yielding group, Loss why) {
    String name = "can be evaluated";
    UniqueId check = id.append(CheckDescriptor.SEGMENT, name);
    return List.of(
        new EngineContext.Yielded(List.of(), name, lost(check, group, group.group(), name, why)));
  }

  /** The listeners were told when it was settled. */
  private CheckRecord judged(CheckRun run) {
    return records.of(run, run.judged().orElseThrow());
  }

  private CheckRecord lost(UniqueId id, Plan.OnTarget entry, Node node, String name, Loss why) {
    return told(records.of(id, entry.spec(), Optional.of(entry.target()), node, name, why));
  }

  private Work of(TargetKey target) {
    return Objects.requireNonNull(work.get(target));
  }

  /**
   * Returns the dynamic groups that yielded no check on any target although nothing says that they
   * may; of each, one stands for all.
   */
  private Set<UniqueId> hollow() {
    Map<List<String>, UniqueId> first = new LinkedHashMap<>();
    Set<List<String>> sound = new LinkedHashSet<>();
    for (Work each : work.values()) {
      if (!each.isInMaintenance()) {
        each.eachGroup(
            (id, group) -> {
              List<String> path = group.group().path();
              first.putIfAbsent(path, id);
              SpecRun run = each.run(group.spec());
              if (!run.yielded(id).isEmpty()
                  || run.mistake().isPresent()
                  || group.group().selections().stream().anyMatch(Selection::isOptional)
                  || (narrowed && group.isWhole())) {
                sound.add(path);
              }
            });
      }
    }
    first.keySet().removeAll(sound);
    return Set.copyOf(first.values());
  }
}
