package dev.tenken.host.testing;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Question;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import dev.tenken.dsl.testkit.SpecRounds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs specs against one real host, round by round. */
public final class SpecRun {
  private final FactSource host;
  private final Target target;
  private final SpecRounds rounds;

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
    this.rounds = new SpecRounds(all.stream().map(SpecRun::target).toList(), Map.of(), this::ask);
  }

  private static Target target(String name) {
    return new Target(
        name, TargetType.HOST, List.of(), Map.of(), Map.of(), "", Settings.of(Map.of()));
  }

  /** Returns the verdicts by the path of groups and text; none when the spec is for other hosts. */
  public Map<String, AttemptResult.Judged> run(Class<? extends Spec> spec) {
    return rounds.run(List.of(spec), List.of(target));
  }

  /**
   * Runs specs together, so that each round asks what all of them want, and returns the number of
   * rounds.
   *
   * @param facts takes what was told
   */
  public int together(List<Class<? extends Spec>> specs, Map<Probe, Fact<Data>> facts) {
    rounds.run(specs, List.of(target));
    rounds.known().forEach((question, fact) -> facts.put(question.probe(), fact));
    return rounds.count();
  }

  private Map<Question, Fact<Data>> ask(Set<Question> missing) {
    Map<Probe, Fact<Data>> answers =
        host.ask(missing.stream().map(Question::probe).collect(Collectors.toSet()));
    Map<Question, Fact<Data>> facts = new HashMap<>();
    missing.forEach(question -> facts.put(question, answers.get(question.probe())));
    return facts;
  }
}
