package dev.tenken.aws.testing;

import dev.tenken.aws.lookup.AwsProvider;
import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Question;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Ledger;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import dev.tenken.dsl.testkit.SpecRounds;
import dev.tenken.dsl.testkit.TestRun;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs a spec's text on AWS targets by their real sources, round by round. */
public final class SpecRun implements AutoCloseable {
  static {
    // What every request of these tests is signed with.
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final Map<String, FactSource> sources = new HashMap<>();
  private final TestRun context = new TestRun();
  private final SpecRounds rounds = new SpecRounds(targets.values(), Map.of(), this::ask);
  private final AwsProvider provider = new AwsProvider();

  /** Adds a target with these settings; the region has a default. */
  public SpecRun target(String name, Map<String, Object> settings) {
    Map<String, Object> all = new TreeMap<>(Map.of("region", "ap-northeast-1"));
    all.putAll(settings);
    Target target =
        new Target(name, TargetType.AWS, List.of(), Map.of(), Map.of(), "", Settings.of(all));
    targets.put(name, target);
    sources.put(name, provider.open(target, context));
    return this;
  }

  /** Runs all checks in common rounds, and returns how each ended. */
  public Map<String, AttemptResult.Judged> run(String text) {
    return rounds.run(List.of(SpecRounds.compile("sample_spec.groovy", text)), targets.values());
  }

  /** Runs a spec of one check. */
  public AttemptResult.Judged judge(String text) {
    Map<String, AttemptResult.Judged> results = run(text);
    if (results.size() != 1) {
      throw new AssertionError("not one check: " + results.keySet());
    }
    return results.values().iterator().next();
  }

  /** Asks a target's source itself. */
  public Fact<Data> ask(String target, Probe probe) {
    return ask(target, Set.of(probe)).get(probe);
  }

  /** Asks a target's source itself for several things in one round. */
  public Map<Probe, Fact<Data>> ask(String target, Set<Probe> probes) {
    return sources.get(target).ask(probes);
  }

  public Ledger ledger() {
    return context.ledger();
  }

  public Secrets secrets() {
    return context.secrets();
  }

  public int rounds() {
    return rounds.count();
  }

  private Map<Question, Fact<Data>> ask(Set<Question> missing) {
    Map<Question, Fact<Data>> facts = new HashMap<>();
    Map<String, List<Question>> byTarget =
        missing.stream().collect(Collectors.groupingBy(Question::target));
    byTarget.forEach(
        (target, questions) -> {
          Map<Probe, Fact<Data>> answers =
              ask(target, questions.stream().map(Question::probe).collect(Collectors.toSet()));
          questions.forEach(question -> facts.put(question, answers.get(question.probe())));
        });
    return facts;
  }

  @Override
  public void close() {
    sources.values().forEach(FactSource::close);
    context.close();
  }
}
