package dev.tenken.engine;

import dev.tenken.dsl.Check;
import dev.tenken.dsl.Evaluation;
import dev.tenken.dsl.Group;
import dev.tenken.dsl.Question;
import dev.tenken.dsl.TargetView;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.engine.collect.CheckTask;
import dev.tenken.engine.collect.EvaluationTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.UniqueId;

/**
 * A spec on one target being evaluated: yields the checks that are meant. Its lane alone writes.
 */
final class SpecRun implements EvaluationTask {
  private final Evaluation evaluation;
  private final Map<UniqueId, Plan.Entry> wanted;
  private final Identities identities;
  private volatile Map<UniqueId, CheckRun> checks = Map.of();
  private volatile Map<UniqueId, List<CheckRun>> yielded = Map.of();
  private volatile Optional<String> mistake = Optional.empty();
  private volatile Optional<Cause> abandoned = Optional.empty();

  SpecRun(
      LoadedSpec.Sound spec,
      TargetView view,
      Map<UniqueId, Plan.Entry> wanted,
      Identities identities) {
    this.identities = identities;
    this.evaluation = Evaluation.of(spec.type(), view);
    this.wanted = wanted;
  }

  /** Returns the run of a check that was known at discovery; empty when it was not yielded. */
  Optional<CheckRun> check(UniqueId id) {
    return Optional.ofNullable(checks.get(id));
  }

  /** Returns the checks that a dynamic group yielded. */
  List<CheckRun> yielded(UniqueId id) {
    return yielded.getOrDefault(id, List.of());
  }

  /** Returns why the spec could not be evaluated, if so. */
  Optional<String> mistake() {
    return mistake;
  }

  /** Returns why its evaluation was given up, if so. */
  Optional<Cause> abandoned() {
    return abandoned;
  }

  @Override
  public List<? extends CheckTask> checks() {
    List<CheckRun> all = new ArrayList<>(checks.values());
    yielded.values().forEach(all::addAll);
    return all.stream().distinct().toList();
  }

  @Override
  public Set<Question> attempt() {
    Evaluation.Result result;
    try {
      result = evaluation.attempt();
    } catch (RuntimeException | LinkageError | AssertionError | VirtualMachineError e) {
      mistake = Optional.of(EngineErrors.specUnevaluated() + ": " + e);
      return Set.of();
    }
    if (result instanceof Evaluation.Result.Aside aside) {
      return aside.missing();
    }
    if (result instanceof Evaluation.Result.Ready ready) {
      take(ready.root());
    }
    return Set.of();
  }

  private void take(Group root) {
    Map<List<String>, Check> evaluated = new LinkedHashMap<>();
    root.checks().forEach(check -> evaluated.putIfAbsent(SpecFilter.path(check), check));
    Map<UniqueId, CheckRun> known = new LinkedHashMap<>();
    Map<UniqueId, List<CheckRun>> more = new LinkedHashMap<>();
    wanted.forEach(
        (id, entry) -> {
          if (entry instanceof Plan.Checked checked) {
            find(evaluated, SpecFilter.path(checked.check()))
                .ifPresent(check -> known.put(id, new CheckRun(id, checked, check)));
          } else if (entry instanceof Plan.Yielding group) {
            more.put(id, below(id, group, evaluated));
          }
        });
    checks = known;
    yielded = more;
  }

  /**
   * Returns the evaluated check of a path. Where a group around it could not be evaluated, the
   * check that says so stands for it.
   */
  private static Optional<Check> find(Map<List<String>, Check> evaluated, List<String> path) {
    Check same = evaluated.get(path);
    if (same != null) {
      return Optional.of(same);
    }
    for (int length = path.size() - 1; length >= 0; length--) {
      List<String> instead = new ArrayList<>(path.subList(0, length));
      instead.add(UNEVALUATED);
      Check says = evaluated.get(instead);
      if (says != null) {
        return Optional.of(says);
      }
    }
    return Optional.empty();
  }

  /** The language's check that says why a group could not be evaluated. */
  private static final String UNEVALUATED = "can be evaluated";

  private List<CheckRun> below(
      UniqueId id, Plan.Yielding group, Map<List<String>, Check> evaluated) {
    List<String> path = SpecFilter.path(group.group());
    List<CheckRun> runs = new ArrayList<>();
    evaluated.forEach(
        (checkPath, check) -> {
          if (SpecFilter.startsWith(checkPath, path)) {
            List<String> inner = identities.path(check).subList(path.size(), checkPath.size());
            if (isMeant(check, inner, group.parts())) {
              UniqueId checkId = id;
              for (String name : inner.subList(0, inner.size() - 1)) {
                checkId = checkId.append(GroupDescriptor.SEGMENT, name);
              }
              runs.add(
                  new CheckRun(
                      checkId.append(CheckDescriptor.SEGMENT, inner.get(inner.size() - 1)),
                      group,
                      check));
            }
          }
        });
    return runs;
  }

  /** What stands for checks that could not be evaluated is meant whatever was selected. */
  private static boolean isMeant(Check check, List<String> inner, Set<SpecFilter.Part> parts) {
    return inner.get(inner.size() - 1).equals(UNEVALUATED)
        || parts.stream().anyMatch(part -> part.has(check, inner));
  }

  @Override
  public void wander(Set<Question> asked) {
    mistake = Optional.of(EngineErrors.wandering(asked));
  }

  @Override
  public void abandon(Cause cause) {
    abandoned = Optional.of(cause);
  }
}
