package dev.tenken.dsl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Check;
import dev.tenken.dsl.Evaluation;
import dev.tenken.dsl.Group;
import dev.tenken.dsl.Question;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.TargetView;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import groovy.lang.GroovyClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles a spec's text and runs it against made-up facts, round by round. */
public final class Runner implements TargetView {
  public static final Instant ASKED = Instant.parse("2026-11-21T10:00:00Z");

  private final Map<Question, Fact<Data>> answers = new HashMap<>();
  private final Map<Question, Fact<Data>> known = new HashMap<>();
  private final Map<String, Object> vars = new HashMap<>();
  private final Target target;
  public int rounds;

  public Runner() {
    this(TargetType.HOST);
  }

  public Runner(TargetType type) {
    target = target(type == TargetType.HOST ? "web-01" : "main", type);
  }

  private static Target target(String name, TargetType type) {
    return new Target(
        name,
        type,
        List.of("web"),
        Map.of("zone", "a"),
        Map.of("own", "1.10"),
        "",
        Settings.of(Map.of()));
  }

  public static Evidence evidence(String source) {
    return new Evidence(source, ASKED, Duration.ofMillis(12), "");
  }

  public Runner present(String name, Object... data) {
    return answer(
        Probe.of(Thing.KIND, name), new Fact.Present<>(Data.map(data), evidence("look " + name)));
  }

  public Runner unknown(String name) {
    return answer(
        Probe.of(Thing.KIND, name),
        new Fact.Unknown<>(
            new Cause(Cause.Reason.PERMISSION_DENIED, "no permission to look"),
            evidence("look " + name)));
  }

  public Runner answer(Probe probe, Fact<Data> fact) {
    TargetType type = probe.kind().targetType();
    answers.put(new Question(type == TargetType.HOST ? "web-01" : "main", type, probe), fact);
    return this;
  }

  public Runner var(String name, Object value) {
    vars.put(name, value);
    return this;
  }

  public static Class<? extends Spec> compile(String text) {
    return compile(text, "sample_spec.groovy");
  }

  public static Class<? extends Spec> compile(String text, String file) {
    @SuppressWarnings("resource") // The class lives on.
    GroovyClassLoader loader = new GroovyClassLoader(Runner.class.getClassLoader());
    Class<?> type = loader.parseClass(text, file);
    return type.asSubclass(Spec.class);
  }

  public Group tree(String text) {
    Evaluation evaluation = Evaluation.of(compile(text), this);
    while (true) {
      Evaluation.Result result = evaluation.attempt();
      if (result instanceof Evaluation.Result.Ready ready) {
        return ready.root();
      }
      if (result instanceof Evaluation.Result.Aside aside) {
        ask(aside.missing());
      } else {
        throw new AssertionError("not selected");
      }
    }
  }

  /** Runs all checks in common rounds. */
  public Map<String, AttemptResult.Judged> run(String text) {
    Map<String, AttemptResult.Judged> results = new LinkedHashMap<>();
    List<Check> checks = new ArrayList<>(tree(text).checks().toList());
    checks.forEach(check -> results.put(key(check), null));
    while (!checks.isEmpty()) {
      Set<Question> missing = new LinkedHashSet<>();
      for (Check check : List.copyOf(checks)) {
        AttemptResult result = check.attempt();
        if (result instanceof AttemptResult.Aside aside) {
          missing.addAll(aside.missing());
        } else {
          results.put(key(check), (AttemptResult.Judged) result);
          checks.remove(check);
        }
      }
      if (!missing.isEmpty()) {
        ask(missing);
      }
    }
    return results;
  }

  /** Runs all checks, each of which must pass. */
  public Map<String, AttemptResult.Judged> allPass(String text) {
    Map<String, AttemptResult.Judged> results = run(text);
    assertThat(results)
        .allSatisfy(
            (name, judged) ->
                assertThat(judged.verdict())
                    .as("%s: %s", name, judged.detail().message())
                    .isEqualTo(Verdict.PASSED));
    return results;
  }

  /** Runs a spec of one check. */
  public AttemptResult.Judged judge(String text) {
    Map<String, AttemptResult.Judged> results = run(text);
    if (results.size() != 1) {
      throw new AssertionError("not one check: " + results.keySet());
    }
    return results.values().iterator().next();
  }

  private static String key(Check check) {
    return String.join(" › ", check.path().subList(1, check.path().size()));
  }

  private void ask(Set<Question> missing) {
    rounds++;
    for (Question question : missing) {
      known.put(question, answers.getOrDefault(question, new Fact.Absent<>(evidence("look"))));
    }
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
    return List.of(target("web-01", TargetType.HOST), target("main", TargetType.AWS));
  }

  @Override
  public Optional<Fact<Data>> known(Question question) {
    return Optional.ofNullable(known.get(question));
  }
}
