package dev.tenken.host.testing;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Check;
import dev.tenken.dsl.Evaluation;
import dev.tenken.dsl.Question;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.TargetView;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import groovy.lang.GroovyClassLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs specs against one real host, round by round. */
public final class SpecRun implements TargetView {
  private final FactSource host;
  private final Target target;
  private final List<Target> targets;
  private final Map<Question, Fact<Data>> known = new HashMap<>();

  /**
   * Makes the run.
   *
   * @param all the names of all hosts of the environment
   */
  public SpecRun(TestHost host, List<String> all) {
    this(host.name(), host, all);
  }

  /** Makes the run against a host of this name. */
  public SpecRun(String name, FactSource host, List<String> all) {
    this.host = host;
    this.target = target(name);
    this.targets = all.stream().map(SpecRun::target).toList();
  }

  private static Target target(String name) {
    return new Target(
        name, TargetType.HOST, List.of(), Map.of(), Map.of(), "", Settings.of(Map.of()));
  }

  /** Compiles a spec's text as the file of this name. */
  public static Class<? extends Spec> compile(String file, String text) {
    @SuppressWarnings("resource") // The class lives on.
    GroovyClassLoader loader = new GroovyClassLoader(SpecRun.class.getClassLoader());
    Class<?> type = loader.parseClass(text, file);
    return type.asSubclass(Spec.class);
  }

  /** Returns the verdicts by the path of groups and text; none when the spec is for other hosts. */
  public Map<String, AttemptResult.Judged> run(Class<? extends Spec> spec) {
    Evaluation evaluation = Evaluation.of(spec, this);
    while (true) {
      Evaluation.Result result = evaluation.attempt();
      if (result instanceof Evaluation.Result.Ready ready) {
        return judge(ready.root().checks().toList());
      }
      if (result instanceof Evaluation.Result.Aside aside) {
        ask(aside.missing());
      } else {
        return Map.of();
      }
    }
  }

  /**
   * Runs specs together, so that each round asks what all of them want, and returns the number of
   * rounds.
   *
   * @param facts takes what was told
   */
  public int together(List<Class<? extends Spec>> specs, Map<Probe, Fact<Data>> facts) {
    List<Evaluation> evaluations = new ArrayList<>();
    specs.forEach(spec -> evaluations.add(Evaluation.of(spec, this)));
    List<Check> checks = new ArrayList<>();
    int rounds = 0;
    while (true) {
      Set<Question> missing = new LinkedHashSet<>();
      for (Evaluation evaluation : List.copyOf(evaluations)) {
        Evaluation.Result result = evaluation.attempt();
        if (result instanceof Evaluation.Result.Aside aside) {
          missing.addAll(aside.missing());
        } else {
          evaluations.remove(evaluation);
          if (result instanceof Evaluation.Result.Ready ready) {
            ready.root().checks().forEach(checks::add);
          }
        }
      }
      for (Check check : List.copyOf(checks)) {
        if (check.attempt() instanceof AttemptResult.Aside aside) {
          missing.addAll(aside.missing());
        } else {
          checks.remove(check);
        }
      }
      if (missing.isEmpty()) {
        known.forEach((question, fact) -> facts.put(question.probe(), fact));
        return rounds;
      }
      ask(missing);
      rounds++;
    }
  }

  private Map<String, AttemptResult.Judged> judge(List<Check> all) {
    Map<String, AttemptResult.Judged> results = new LinkedHashMap<>();
    List<Check> checks = new ArrayList<>(all);
    while (!checks.isEmpty()) {
      Set<Question> missing = new LinkedHashSet<>();
      for (Check check : List.copyOf(checks)) {
        AttemptResult result = check.attempt();
        if (result instanceof AttemptResult.Aside aside) {
          missing.addAll(aside.missing());
        } else {
          results.put(
              String.join(" › ", check.path().subList(1, check.path().size())),
              (AttemptResult.Judged) result);
          checks.remove(check);
        }
      }
      if (!missing.isEmpty()) {
        ask(missing);
      }
    }
    return results;
  }

  private void ask(Set<Question> missing) {
    Set<Probe> probes = new LinkedHashSet<>();
    missing.forEach(question -> probes.add(question.probe()));
    Map<Probe, Fact<Data>> facts = host.ask(probes);
    missing.forEach(question -> known.put(question, facts.get(question.probe())));
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public String environmentName() {
    return "test";
  }

  @Override
  public Map<String, Object> environmentVars() {
    return Map.of();
  }

  @Override
  public List<Target> targets() {
    return targets;
  }

  @Override
  public Optional<Fact<Data>> known(Question question) {
    return Optional.ofNullable(known.get(question));
  }
}
