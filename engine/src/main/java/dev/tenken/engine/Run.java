package dev.tenken.engine;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.ReportOptions;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Target;
import dev.tenken.engine.collect.CheckTask;
import dev.tenken.engine.collect.Collector;
import dev.tenken.engine.collect.Lane;
import dev.tenken.engine.collect.TargetKey;
import dev.tenken.engine.recording.Recording;
import dev.tenken.engine.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;

/** One run: judges all checks that discovery and filters left, and writes the journal. */
final class Run {
  private static final Duration RUN_LIMIT = Duration.ofMinutes(15);

  private final RootDescriptor root;
  private final Inventory inventory;
  private final Parameters.Read parameters;
  private final ExecutionRequest request;
  private final RunObserver observer;
  private final Optional<Journal> earlier;
  private final TargetSources sources;
  private final Records records;
  private final RunRecords runRecords;
  private final Listeners listeners;
  private final AtomicInteger judged = new AtomicInteger();
  private final Instant start = Instant.now();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Map<TargetKey, Target> targets = new HashMap<>();
  private final List<TestDescriptor> descriptors = new ArrayList<>();

  Run(
      RootDescriptor root,
      Inventory inventory,
      Parameters.Read parameters,
      TargetSources sources,
      ExecutionRequest request,
      RunObserver observer,
      Optional<Journal> earlier) {
    this.earlier = earlier.filter(it -> it.run().environment().equals(inventory.name()));
    this.root = root;
    this.inventory = inventory;
    this.parameters = parameters;
    this.sources = sources;
    this.records = new Records(sources.secrets());
    this.runRecords = new RunRecords(root, inventory, sources.secrets(), start);
    this.request = request;
    this.observer = observer;
    this.listeners = new Listeners(observer);
    inventory.targets().forEach(target -> targets.putIfAbsent(TargetKey.of(target), target));
    root.accept(descriptors::add);
  }

  /**
   * How a run ended.
   *
   * @param journal empty when the configuration turned out to be wrong
   * @param mistakes what is wrong with the configuration or the recording to write
   */
  record Outcome(
      EngineContext.Verdicts verdicts, Optional<Journal> journal, List<String> mistakes) {}

  Outcome execute() {
    ExecutorService executor = sources.executor();
    Collector collector =
        new Collector(
            key -> sources.open(target(key)), sources.ledger(), executor, parameters.parallel());
    Thread hook = new Thread(() -> interrupted(collector), "tenken-stop");
    try {
      Outcome outcome = judged(collector, executor, hook);
      observer.finished(new RunResult(outcome.journal(), outcome.mistakes()));
      return outcome;
    } finally {
      ended.countDown();
      unhook(hook);
      collector.close();
      sources.close();
    }
  }

  private Outcome judged(Collector collector, ExecutorService executor, Thread hook) {
    try {
      Map<TargetKey, Work> work = work();
      for (Work each : work.values()) {
        if (!each.isInMaintenance()) {
          inventory.environment().use(each.target());
          collector.open(each.key());
        }
      }
      parameters.record().ifPresent(this::prepare);
      Duration limit = inventory.environment().limits().duration("run", RUN_LIMIT);
      Files.createDirectories(parameters.reports());
      listeners.started(runRecords.start(notes()), parameters.reports());
      Runtime.getRuntime().addShutdownHook(hook);
      settle(work, collector, executor, limit);
      return outcome(work, collector);
    } catch (ConfigurationError e) {
      return refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return refused(EngineErrors.noReports(parameters.reports(), e));
    }
  }

  /** A replay of some checks knows less than its recording, which must not be lost to it. */
  private void prepare(Path record) {
    Optional<Path> replayed = inventory.environment().replay();
    if (replayed.map(Run::real).equals(Optional.of(real(record)))) {
      throw EngineErrors.recordsOverReplay(record);
    }
    new RecordingWriter(record, sources.secrets()).prepare();
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException notThere) {
      return folder.toAbsolutePath().normalize();
    }
  }

  private Outcome refused(String message) {
    return new Outcome(
        new EngineContext.Verdicts(Map.of(), Map.of()),
        Optional.empty(),
        List.of(sources.secrets().mask(message)));
  }

  /** Ctrl-C: what is known by now is still reported. */
  private void interrupted(Collector collector) {
    collector.stop(Waiting.cancellation());
    try {
      boolean finished = ended.await(Waiting.GRACE.toSeconds() * 3, TimeUnit.SECONDS);
      if (!finished) {
        observer.say("the run could not be ended in time; reports are incomplete");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down already.
    }
  }

  private Target target(TargetKey key) {
    Target target = targets.get(key);
    if (target == null) {
      throw new ConfigurationError("there is no target " + key.name());
    }
    return target;
  }

  private Map<TargetKey, Work> work() {
    Map<TargetKey, Work> work = new LinkedHashMap<>();
    for (TestDescriptor descriptor : descriptors) {
      if (root.plan().of(descriptor).orElse(null) instanceof Plan.OnTarget entry) {
        work.computeIfAbsent(entry.target(), key -> new Work(target(key)))
            .add(descriptor.getUniqueId(), entry);
      }
    }
    return work;
  }

  private List<String> notes() {
    long left = descriptors.stream().filter(it -> root.plan().of(it).isPresent()).count();
    return runRecords.notes(
        (int) left, observer.setting(Parameters.HOST, String.join(",", parameters.hosts())));
  }

  private void settle(
      Map<TargetKey, Work> work, Collector collector, ExecutorService executor, Duration limit) {
    boolean live = inventory.recording().isEmpty();
    Map<Work, Lane> prepared = new LinkedHashMap<>();
    for (Work each : work.values()) {
      if (!each.isInMaintenance()) {
        Lane lane = new Lane(each.key(), collector, live, this::settled);
        each.prepare(
            new SpecView(inventory, each.target(), lane), new Identities(sources.secrets()));
        prepared.put(each, lane);
      }
    }
    List<Future<?>> lanes = new ArrayList<>();
    prepared.forEach((each, lane) -> lanes.add(executor.submit(() -> each.settle(lane))));
    new Waiting(
            collector,
            Cancellation.of(request),
            start.plus(limit),
            new Cause(Cause.Reason.LIMIT, EngineErrors.runLimit(limit)),
            () -> observer.progress(collector.beingAsked(), judged.get(), root.plan().size()))
        .until(lanes);
  }

  private void settled(CheckTask task) {
    CheckRun run = (CheckRun) task;
    judged.incrementAndGet();
    run.judged().ifPresent(result -> listeners.judged(records.of(run, result)));
  }

  private Outcome outcome(Map<TargetKey, Work> work, Collector collector) {
    boolean narrowed = inventory.narrowed().size() < inventory.targets().size();
    Tally tally = new Tally(work, collector.stopped(), narrowed, records, listeners);
    tally.take(descriptors, root.plan());
    List<String> mistakes = record(collector);
    List<CheckRecord> again = tally.all();
    Optional<Journal> before = earlier.filter(it -> Reruns.isRerun(it, again));
    List<CheckRecord> checks = before.map(it -> Reruns.merge(it.checks(), again)).orElse(again);
    List<String> notes = before.map(it -> Reruns.notes(it, again)).orElseGet(this::notes);
    Journal journal =
        new Journal(
            runRecords.start(notes),
            checks,
            RunRecords.end(checks, sources.ledger().all(), before, collector.stopped()));
    listeners.ended(
        journal, new ReportOptions(parameters.reports(), parameters.allure(), observer::reported));
    return new Outcome(tally.verdicts(), Optional.of(journal), mistakes);
  }

  private List<String> record(Collector collector) {
    if (parameters.record().isEmpty()) {
      return List.of();
    }
    try {
      // What a replay records is as old as what it replays.
      Instant asked = inventory.recording().map(Recording::recordedAt).orElse(start);
      new RecordingWriter(parameters.record().get(), sources.secrets())
          .write(inventory.name(), inventory.vars(), asked, inventory.targets(), collector.all());
      return List.of();
    } catch (ConfigurationError e) {
      return List.of(sources.secrets().mask(String.valueOf(e.getMessage())));
    }
  }
}
