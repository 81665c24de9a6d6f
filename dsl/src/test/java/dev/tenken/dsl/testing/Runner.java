package dev.tenken.dsl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Question;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import dev.tenken.dsl.testkit.SpecRounds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles a spec's text and runs it against made-up facts, round by round. */
public final class Runner {
  public static final Instant ASKED = Instant.parse("2026-11-21T10:00:00Z");

  private final Map<Question, Fact<Data>> answers = new HashMap<>();
  private final Map<String, Object> vars = new HashMap<>();
  private final Target target;
  private final SpecRounds rounds;

  public Runner() {
    this(TargetType.HOST);
  }

  public Runner(TargetType type) {
    Target host = target("web-01", TargetType.HOST);
    Target account = target("main", TargetType.AWS);
    target = type == TargetType.HOST ? host : account;
    rounds = new SpecRounds(List.of(host, account), vars, this::ask);
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
    return SpecRounds.compile("sample_spec.groovy", text);
  }

  /** Runs all checks in common rounds. */
  public Map<String, AttemptResult.Judged> run(String text) {
    return rounds.run(List.of(compile(text)), List.of(target));
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

  /** Returns how many rounds have been asked. */
  public int rounds() {
    return rounds.count();
  }

  private Map<Question, Fact<Data>> ask(Set<Question> missing) {
    Map<Question, Fact<Data>> facts = new HashMap<>();
    missing.forEach(
        question ->
            facts.put(
                question, answers.getOrDefault(question, new Fact.Absent<>(evidence("look")))));
    return facts;
  }
}
