package dev.tenken.dsl.testkit;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Check;
import dev.tenken.dsl.Evaluation;
import dev.tenken.dsl.Question;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.TargetView;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.spi.Target;
import groovy.lang.GroovyClassLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Runs specs without the engine, all of a call in common rounds, for tests. */
public final class SpecRounds {
  private final Collection<Target> targets;
  private final Map<String, Object> vars;
  private final Function<Set<Question>, Map<Question, Fact<Data>>> source;
  private final Map<Question, Fact<Data>> known = new HashMap<>();
  private int count;

  /**
   * Makes the rounds of an environment.
   *
   * @param targets all of its targets, those added later included
   * @param vars its variables, those added later included
   * @param source answers each question
   */
  public SpecRounds(
      Collection<Target> targets,
      Map<String, Object> vars,
      Function<Set<Question>, Map<Question, Fact<Data>>> source) {
    this.targets = targets;
    this.vars = vars;
    this.source = source;
  }

  /** Compiles a spec's text as the file of this name. */
  public static Class<? extends Spec> compile(String file, String text) {
    @SuppressWarnings("resource") // The class lives on.
    GroovyClassLoader loader = new GroovyClassLoader(SpecRounds.class.getClassLoader());
    Class<?> type = loader.parseClass(text, file);
    return type.asSubclass(Spec.class);
  }

  /**
   * Runs all checks of the specs, each on each of these targets that it is for.
   *
   * @return how each ended by the path of groups and text, in the order they are written
   */
  public Map<String, AttemptResult.Judged> run(
      List<Class<? extends Spec>> specs, Collection<Target> on) {
    List<Evaluation> evaluations = new ArrayList<>();
    on.forEach(
        target -> specs.forEach(spec -> evaluations.add(Evaluation.of(spec, new View(target)))));
    List<Check> checks = new ArrayList<>();
    Map<String, AttemptResult.Judged> results = new LinkedHashMap<>();
    while (true) {
      Set<Question> missing = new LinkedHashSet<>();
      for (Evaluation evaluation : List.copyOf(evaluations)) {
        Evaluation.Result result = evaluation.attempt();
        if (result instanceof Evaluation.Result.Aside aside) {
          missing.addAll(aside.missing());
          continue;
        }
        evaluations.remove(evaluation);
        if (result instanceof Evaluation.Result.Ready ready) {
          ready.root().checks().forEach(checks::add);
        }
      }
      checks.forEach(check -> results.putIfAbsent(path(check), null));
      for (Check check : List.copyOf(checks)) {
        AttemptResult result = check.attempt();
        if (result instanceof AttemptResult.Aside aside) {
          missing.addAll(aside.missing());
        } else {
          results.put(path(check), (AttemptResult.Judged) result);
          checks.remove(check);
        }
      }
      if (missing.isEmpty()) {
        return results;
      }
      count++;
      known.putAll(source.apply(missing));
    }
  }

  /** Returns how many rounds have been asked. */
  public int count() {
    return count;
  }

  /** Returns what has been answered. */
  public Map<Question, Fact<Data>> known() {
    return known;
  }

  private static String path(Check check) {
    return String.join(" › ", check.path().subList(1, check.path().size()));
  }

  private final class View implements TargetView {
    private final Target target;

    View(Target target) {
      this.target = target;
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
      return vars;
    }

    @Override
    public List<Target> targets() {
      return List.copyOf(targets);
    }

    @Override
    public Optional<Fact<Data>> known(Question question) {
      return Optional.ofNullable(known.get(question));
    }
  }
}
