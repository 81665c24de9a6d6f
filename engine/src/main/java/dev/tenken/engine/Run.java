package dev.tenken.engine;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Question;
import dev.tenken.dsl.TargetView;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.EndRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Ledger;
import dev.tenken.dsl.journal.ReportOptions;
import dev.tenken.dsl.journal.RunRecord;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.spi.Target;
import dev.tenken.engine.collect.CheckTask;
import dev.tenken.engine.collect.Collector;
import dev.tenken.engine.collect.Lane;
import dev.tenken.engine.collect.TargetKey;
import dev.tenken.engine.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;

/** One run: judges all checks that discovery and filters left, and writes the journal. */
final class Run {
  private static final Duration RUN_LIMIT = Duration.ofMinutes(15);
  private static final long TICK_MILLIS = 50;

  /** How long lanes have to end once the run is stopped. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final RootDescriptor root;
  private final Inventory inventory;
  private final Parameters.Read parameters;
  private final ExecutionRequest request;
  private final RunObserver observer;
  private final Optional<Journal> earlier;
  private final TargetSources sources;
  private final Secrets secrets;
  private final Ledger ledger;
  private final Records records;
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
    this.secrets = sources.secrets();
    this.ledger = sources.ledger();
    this.records = new Records(secrets);
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

  /** What one target has to do. */
  private static final class Work {
    final Target target;
    final Map<LoadedSpec, Map<UniqueId, Plan.Entry>> wanted = new LinkedHashMap<>();
    final Map<LoadedSpec, SpecRun> specs = new LinkedHashMap<>();
    Optional<Throwable> failure = Optional.empty();

    Work(Target target) {
      this.target = target;
    }
  }

  Outcome execute() {
    ExecutorService executor = sources.executor();
    Collector collector =
        new Collector(key -> sources.open(target(key)), ledger, executor, parameters.parallel());
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
        inventory.environment().use(each.target);
        collector.open(TargetKey.of(each.target));
      }
      Duration limit = inventory.environment().limits().duration("run", RUN_LIMIT);
      Files.createDirectories(parameters.reports());
      listeners.started(runRecord(runNotes()), parameters.reports());
      Runtime.getRuntime().addShutdownHook(hook);
      settle(work, collector, executor, limit);
      return outcome(work, collector);
    } catch (ConfigurationError e) {
      return refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return refused(parameters.reports() + ": reports can't be written: " + e.getMessage());
    }
  }

  private static Outcome refused(String message) {
    return new Outcome(
        new EngineContext.Verdicts(Map.of(), Map.of()), Optional.empty(), List.of(message));
  }

  /** Ctrl-C: what is known by now is still reported. */
  private void interrupted(Collector collector) {
    collector.stop(cancelled());
    try {
      boolean finished = ended.await(GRACE.toSeconds() * 3, TimeUnit.SECONDS);
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

  private static Cause cancelled() {
    return new Cause(Cause.Reason.CANCELLED, EngineErrors.cancelled());
  }

  private Target target(TargetKey key) {
    Target target = targets.get(key);
    if (target == null) {
      throw new ConfigurationError("there is no target " + key.name());
    }
    return target;
  }

  // ---- What is to be done -------------------------------------------------------------------

  private List<TestDescriptor> leaves() {
    List<TestDescriptor> leaves = new ArrayList<>();
    for (TestDescriptor descriptor : descriptors) {
      if (root.plan().of(descriptor).isPresent()) {
        leaves.add(descriptor);
      }
    }
    return leaves;
  }

  private Map<TargetKey, Work> work() {
    Map<TargetKey, Work> work = new LinkedHashMap<>();
    for (TestDescriptor leaf : leaves()) {
      Plan.Entry entry = root.plan().of(leaf).orElseThrow();
      targetOf(entry)
          .map(this::target)
          .filter(target -> target.maintenance().isEmpty())
          .ifPresent(
              target ->
                  work.computeIfAbsent(TargetKey.of(target), key -> new Work(target))
                      .wanted
                      .computeIfAbsent(entry.spec(), spec -> new LinkedHashMap<>())
                      .put(leaf.getUniqueId(), entry));
    }
    return work;
  }

  private static Optional<TargetKey> targetOf(Plan.Entry entry) {
    if (entry instanceof Plan.Checked checked) {
      return Optional.of(checked.target());
    }
    return entry instanceof Plan.Yielding yielding
        ? Optional.of(yielding.target())
        : Optional.empty();
  }

  // ---- Settling -----------------------------------------------------------------------------

  private void settle(
      Map<TargetKey, Work> work, Collector collector, ExecutorService executor, Duration limit) {
    boolean live = inventory.recording().isEmpty();
    List<Future<?>> lanes = new ArrayList<>();
    Map<Work, Lane> prepared = new LinkedHashMap<>();
    for (Work each : work.values()) {
      TargetKey key = TargetKey.of(each.target);
      Lane lane = new Lane(key, collector, live, this::settled);
      TargetView view = new View(each.target, lane);
      each.wanted.forEach(
          (spec, wanted) ->
              each.specs.put(spec, new SpecRun((LoadedSpec.Sound) spec.content(), view, wanted)));
      prepared.put(each, lane);
    }
    prepared.forEach((each, lane) -> lanes.add(executor.submit(() -> settle(each, lane))));
    await(lanes, collector, limit);
  }

  private static void settle(Work work, Lane lane) {
    try {
      lane.settle(List.copyOf(work.specs.values()));
    } catch (RuntimeException | Error e) {
      work.failure = Optional.of(e);
    }
  }

  private void settled(CheckTask task) {
    CheckRun run = (CheckRun) task;
    judged.incrementAndGet();
    run.judged()
        .ifPresent(
            result ->
                listeners.judged(
                    records.of(
                        run, run.origin().spec(), targetOf(run.origin()).orElseThrow(), result)));
  }

  private void await(List<Future<?>> lanes, Collector collector, Duration limit) {
    BooleanSupplier cancelled = Cancellation.of(request);
    Instant deadline = start.plus(limit);
    Optional<Instant> stopped = Optional.empty();
    boolean interrupted = false;
    while (!lanes.stream().allMatch(Future::isDone)) {
      try {
        tick(lanes);
      } catch (InterruptedException e) {
        interrupted = true;
        collector.stop(cancelled());
      }
      collector.tick();
      observer.progress(collector.beingAsked(), judged.get(), root.plan().size());
      if (cancelled.getAsBoolean()) {
        collector.stop(cancelled());
      }
      if (Instant.now().isAfter(deadline)) {
        collector.stop(new Cause(Cause.Reason.LIMIT, EngineErrors.runLimit(limit)));
      }
      if (collector.stopped().isPresent()) {
        stopped = stopped.isPresent() ? stopped : Optional.of(Instant.now());
        if (Instant.now().isAfter(stopped.get().plus(GRACE))) {
          // Code of a check that neither ends nor reads facts is left behind.
          lanes.forEach(lane -> lane.cancel(true));
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a little, but no longer than the first lane that is not done. */
  private static void tick(List<Future<?>> lanes) throws InterruptedException {
    Optional<Future<?>> open = lanes.stream().filter(lane -> !lane.isDone()).findFirst();
    try {
      if (open.isPresent()) {
        open.get().get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      // Time for a look at the others; how a lane ended is told where it runs.
    }
  }

  /** What a spec on one target sees. */
  private final class View implements TargetView {
    private final Target target;
    private final Lane lane;

    View(Target target, Lane lane) {
      this.target = target;
      this.lane = lane;
    }

    @Override
    public Target target() {
      return target;
    }

    @Override
    public String environmentName() {
      return inventory.name();
    }

    @Override
    public Map<String, Object> environmentVars() {
      return inventory.vars();
    }

    @Override
    public List<Target> targets() {
      return inventory.targets();
    }

    @Override
    public Optional<Fact<Data>> known(Question question) {
      return lane.known(question);
    }
  }

  // ---- What came of it ----------------------------------------------------------------------

  private Outcome outcome(Map<TargetKey, Work> work, Collector collector) {
    Map<UniqueId, CheckRecord> checks = new LinkedHashMap<>();
    Map<UniqueId, List<EngineContext.Yielded>> yielded = new LinkedHashMap<>();
    List<CheckRecord> all = new ArrayList<>();
    List<UniqueId> hollow = hollow(work);
    for (TestDescriptor descriptor : descriptors) {
      if (descriptor instanceof SpecDescriptor spec && spec.mistake().isPresent()) {
        all.add(unattempted(records.of(spec, spec.mistake().get())));
      }
      Optional<Plan.Entry> entry = root.plan().of(descriptor);
      if (entry.isEmpty()) {
        continue;
      }
      UniqueId id = descriptor.getUniqueId();
      if (entry.get() instanceof Plan.Yielding group) {
        List<EngineContext.Yielded> own = yielded(id, group, work, collector, hollow);
        yielded.put(id, own);
        own.forEach(each -> all.add(each.record()));
      } else {
        CheckRecord record = record(id, entry.get(), work, collector);
        checks.put(id, record);
        all.add(record);
      }
    }
    List<String> mistakes = record(collector);
    Optional<Journal> before = earlier.filter(it -> Reruns.isRerun(it, all));
    List<CheckRecord> shown =
        before.map(it -> Reruns.merge(it.checks(), all)).orElse(List.copyOf(all));
    List<String> notes = before.map(it -> Reruns.notes(it, all)).orElseGet(this::runNotes);
    Journal journal = new Journal(runRecord(notes), shown, endRecord(shown, before, collector));
    listeners.ended(
        journal, new ReportOptions(parameters.reports(), parameters.allure(), observer::say));
    return new Outcome(new EngineContext.Verdicts(checks, yielded), Optional.of(journal), mistakes);
  }

  private CheckRecord unattempted(CheckRecord record) {
    listeners.judged(record);
    return record;
  }

  private CheckRecord record(
      UniqueId id, Plan.Entry entry, Map<TargetKey, Work> work, Collector collector) {
    if (entry instanceof Plan.Mistaken mistaken) {
      return unattempted(
          records.of(
              id,
              entry.spec(),
              Optional.empty(),
              mistaken.node(),
              "selects a target",
              Verdict.BROKEN,
              mistaken.message(),
              ""));
    }
    Plan.Checked checked = (Plan.Checked) entry;
    Target target = target(checked.target());
    if (!target.maintenance().isEmpty()) {
      return unattempted(skipped(id, checked, target));
    }
    Work own = java.util.Objects.requireNonNull(work.get(checked.target()));
    SpecRun spec = java.util.Objects.requireNonNull(own.specs.get(entry.spec()));
    Optional<CheckRun> run = spec.check(id);
    Optional<AttemptResult.Judged> result = run.flatMap(CheckRun::judged);
    if (run.isPresent() && result.isPresent()) {
      return records.of(run.get(), entry.spec(), checked.target(), result.get());
    }
    Loss loss = loss(own, spec, run.isPresent(), collector);
    return unattempted(
        records.of(
            id,
            entry.spec(),
            Optional.of(checked.target()),
            checked.check(),
            checked.check().text(),
            loss.verdict(),
            loss.message(),
            loss.cause()));
  }

  private CheckRecord skipped(UniqueId id, Plan.Checked checked, Target target) {
    return records.of(
        id,
        checked.spec(),
        Optional.of(checked.target()),
        checked.check(),
        checked.check().text(),
        Verdict.SKIPPED,
        maintenance(target),
        "");
  }

  private static String maintenance(Target target) {
    return "maintenance: " + target.maintenance();
  }

  /** Why a check has no verdict of its own. */
  private record Loss(Verdict verdict, String message, String cause) {}

  private static Loss loss(Work work, SpecRun spec, boolean evaluated, Collector collector) {
    Optional<Cause> stopped = collector.stopped().or(spec::abandoned);
    if (work.failure.isPresent()) {
      return new Loss(Verdict.BROKEN, EngineErrors.engineFailed(work.failure.get()), "");
    }
    if (spec.mistake().isPresent()) {
      return new Loss(Verdict.BROKEN, spec.mistake().get(), "");
    }
    if (stopped.isPresent()) {
      Cause cause = stopped.get();
      return new Loss(Verdict.UNKNOWN, cause.message(), cause.reason().label());
    }
    return new Loss(
        Verdict.BROKEN,
        evaluated ? EngineErrors.specUnevaluated() : EngineErrors.missingAfterEvaluation(),
        "");
  }

  private List<EngineContext.Yielded> yielded(
      UniqueId id,
      Plan.Yielding group,
      Map<TargetKey, Work> work,
      Collector collector,
      List<UniqueId> hollow) {
    Target target = target(group.target());
    if (!target.maintenance().isEmpty()) {
      return one(id, group, Verdict.SKIPPED, maintenance(target), "");
    }
    Work own = java.util.Objects.requireNonNull(work.get(group.target()));
    SpecRun spec = java.util.Objects.requireNonNull(own.specs.get(group.spec()));
    List<EngineContext.Yielded> all = new ArrayList<>();
    for (CheckRun run : spec.yielded(id)) {
      List<String> inner =
          run
              .id()
              .getSegments()
              .subList(id.getSegments().size(), run.id().getSegments().size())
              .stream()
              .map(UniqueId.Segment::getValue)
              .toList();
      CheckRecord record =
          run.judged()
              .map(result -> records.of(run, group.spec(), group.target(), result))
              .orElseGet(
                  () -> {
                    Loss loss = loss(own, spec, true, collector);
                    return unattempted(
                        records.of(
                            run.id(),
                            group.spec(),
                            Optional.of(group.target()),
                            run.check(),
                            run.check().text(),
                            loss.verdict(),
                            loss.message(),
                            loss.cause()));
                  });
      all.add(
          new EngineContext.Yielded(
              inner.subList(0, inner.size() - 1), inner.get(inner.size() - 1), record));
    }
    if (!all.isEmpty()) {
      return all;
    }
    boolean lost =
        own.failure.isPresent()
            || spec.mistake().isPresent()
            || spec.abandoned().isPresent()
            || collector.stopped().isPresent();
    if (lost) {
      Loss loss = loss(own, spec, true, collector);
      return one(id, group, loss.verdict(), loss.message(), loss.cause());
    }
    return hollow.contains(id)
        ? one(id, group, Verdict.BROKEN, EngineErrors.dynamicYieldedNothing(), "")
        : List.of();
  }

  private List<EngineContext.Yielded> one(
      UniqueId id, Plan.Yielding group, Verdict verdict, String message, String cause) {
    String name = "can be evaluated";
    return List.of(
        new EngineContext.Yielded(
            List.of(),
            name,
            unattempted(
                records.of(
                    id.append(CheckDescriptor.SEGMENT, name),
                    group.spec(),
                    Optional.of(group.target()),
                    group.group(),
                    name,
                    verdict,
                    message,
                    cause))));
  }

  /**
   * Returns the dynamic groups that yielded no check on any target although nothing says that they
   * may; of each, one stands for all.
   */
  private List<UniqueId> hollow(Map<TargetKey, Work> work) {
    Map<List<String>, UniqueId> first = new LinkedHashMap<>();
    Set<List<String>> sound = new LinkedHashSet<>();
    for (Work each : work.values()) {
      each.wanted.forEach(
          (spec, wanted) ->
              wanted.forEach(
                  (id, entry) -> {
                    if (entry instanceof Plan.Yielding group) {
                      List<String> path = group.group().path();
                      first.putIfAbsent(path, id);
                      SpecRun run = each.specs.get(spec);
                      boolean optional =
                          group.group().selections().stream().anyMatch(it -> it.isOptional());
                      boolean narrowed = inventory.narrowed().size() < inventory.targets().size();
                      if (run == null
                          || !run.yielded(id).isEmpty()
                          || run.mistake().isPresent()
                          || optional
                          || (narrowed && group.isWhole())) {
                        sound.add(path);
                      }
                    }
                  }));
    }
    first.keySet().removeAll(sound);
    return List.copyOf(first.values());
  }

  private List<String> record(Collector collector) {
    if (parameters.record().isEmpty()) {
      return List.of();
    }
    try {
      new RecordingWriter(parameters.record().get(), secrets)
          .write(inventory.name(), inventory.vars(), start, inventory.targets(), collector.all());
      return List.of();
    } catch (ConfigurationError e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private RunRecord runRecord(List<String> notes) {
    Map<String, String> targets = new LinkedHashMap<>();
    for (Target target : inventory.narrowed()) {
      targets.put(target.name(), target.type() == TargetType.AWS ? "aws" : "host");
    }
    return new RunRecord(
        inventory.name(),
        start,
        inventory.recording().map(it -> it.recordedAt().toString()).orElse(""),
        Optional.ofNullable(Run.class.getPackage().getImplementationVersion())
            .orElse("development"),
        specRoot(),
        targets,
        notes,
        Ci.detect(System.getenv()).orElse(Map.of()));
  }

  private String specRoot() {
    for (TestDescriptor child : root.getChildren()) {
      LoadedSpec spec = ((SpecDescriptor) child).spec();
      String file = spec.file().toString().replace('\\', '/');
      if (file.endsWith("/" + spec.path())) {
        return file.substring(0, file.length() - spec.path().length() - 1);
      }
    }
    return "";
  }

  private List<String> runNotes() {
    List<String> all = new ArrayList<>();
    int left = leaves().size();
    if (left < root.size()) {
      all.add(EngineErrors.filteredOut(root.size() - left, root.size()));
    }
    List<String> others =
        inventory.targets().stream()
            .filter(target -> !inventory.narrowed().contains(target))
            .map(Target::name)
            .toList();
    if (!others.isEmpty()) {
      all.add(
          observer.setting(Parameters.HOST, String.join(",", parameters.hosts()))
              + " left out "
              + String.join(", ", others));
    }
    for (Target target : inventory.narrowed()) {
      if (!target.maintenance().isEmpty()) {
        all.add(target.name() + " is in maintenance: " + secrets.mask(target.maintenance()));
      }
    }
    return List.copyOf(all);
  }

  private EndRecord endRecord(
      List<CheckRecord> all, Optional<Journal> before, Collector collector) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    all.forEach(record -> counts.merge(record.verdict(), 1, Integer::sum));
    return new EndRecord(
        Instant.now(),
        Map.copyOf(counts),
        before.map(it -> Reruns.add(it.end().ledger(), ledger.all())).orElseGet(ledger::all),
        collector.stopped().isEmpty(),
        collector.stopped().map(cause -> List.of(cause.message())).orElse(List.of()));
  }
}
