package dev.tenken.aws.testing;

import dev.tenken.aws.lookup.AwsProvider;
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
import dev.tenken.dsl.journal.Ledger;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import groovy.lang.GroovyClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private final Map<Question, Fact<Data>> known = new HashMap<>();
  private final Ledger ledger = new Ledger();
  private final Secrets secrets = new Secrets();
  private final ExecutorService executor =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "tenken-test");
            thread.setDaemon(true);
            return thread;
          });

  private final AwsProvider provider = new AwsProvider();
  private int rounds;

  /** Adds a target with these settings; the region has a default. */
  public SpecRun target(String name, Map<String, Object> settings) {
    Map<String, Object> all = new TreeMap<>(Map.of("region", "ap-northeast-1"));
    all.putAll(settings);
    Target target =
        new Target(name, TargetType.AWS, List.of(), Map.of(), Map.of(), "", Settings.of(all));
    targets.put(name, target);
    sources.put(name, provider.open(target, new Context()));
    return this;
  }

  /** Runs all checks in common rounds, and returns how each ended. */
  public Map<String, AttemptResult.Judged> run(String text) {
    @SuppressWarnings("resource") // The class lives on.
    GroovyClassLoader loader = new GroovyClassLoader(SpecRun.class.getClassLoader());
    Class<?> compiled = loader.parseClass(text, "sample_spec.groovy");
    Class<? extends Spec> spec = compiled.asSubclass(Spec.class);
    List<Check> checks = new ArrayList<>();
    targets.values().forEach(target -> checks.addAll(checks(spec, target)));
    Map<String, AttemptResult.Judged> results = new LinkedHashMap<>();
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
    return ledger;
  }

  public Secrets secrets() {
    return secrets;
  }

  public int rounds() {
    return rounds;
  }

  private List<Check> checks(Class<? extends Spec> spec, Target target) {
    Evaluation evaluation = Evaluation.of(spec, new View(target));
    while (true) {
      Evaluation.Result result = evaluation.attempt();
      if (result instanceof Evaluation.Result.Ready ready) {
        return ready.root().checks().toList();
      }
      if (!(result instanceof Evaluation.Result.Aside aside)) {
        return List.of();
      }
      ask(aside.missing());
    }
  }

  private void ask(Set<Question> missing) {
    rounds++;
    Map<String, List<Question>> byTarget =
        missing.stream().collect(Collectors.groupingBy(Question::target));
    byTarget.forEach(
        (target, questions) -> {
          Map<Probe, Fact<Data>> answers =
              sources
                  .get(target)
                  .ask(questions.stream().map(Question::probe).collect(Collectors.toSet()));
          questions.forEach(question -> known.put(question, answers.get(question.probe())));
        });
  }

  @Override
  public void close() {
    sources.values().forEach(FactSource::close);
    executor.shutdownNow();
  }

  private final class Context implements RunContext {
    @Override
    public Ledger ledger() {
      return ledger;
    }

    @Override
    public ExecutorService executor() {
      return executor;
    }

    @Override
    public Secrets secrets() {
      return secrets;
    }

    @Override
    public Path baseDirectory() {
      return Path.of(".");
    }

    @Override
    public boolean verbose() {
      return false;
    }

    @Override
    public void say(String line) {}
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
      return Map.of();
    }

    @Override
    public List<Target> targets() {
      return List.copyOf(targets.values());
    }

    @Override
    public Optional<Fact<Data>> known(Question question) {
      return Optional.ofNullable(known.get(question));
    }
  }
}
