package dev.tenken.engine.collect;

import dev.tenken.dsl.Question;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Ledger;
import dev.tenken.dsl.spi.ConfigurationError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Collects the facts of a run: gathers what the lanes want of each source, and asks each source in
 * as few calls as the lanes' progress allows.
 *
 * <p>A host is asked as soon as its own lane has nothing more to attempt. A source that all lanes
 * share is asked when no lane may still add to its questions, or when one has waited long enough.
 * Calls for one source are never concurrent. Safe for concurrent use: what is known is read without
 * a lock, since every check of every lane does, and an answer wakes only the lanes that wait for
 * it.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Collector implements AutoCloseable {
  /** How long a question to a shared source waits for those of slower lanes. */
  static final Duration PATIENCE = Duration.ofMillis(500);

  /** How long calls under way have, once the run is stopped, to bring what they already have. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Function<TargetKey, FactSource> opener;
  private final Ledger ledger;
  private final ExecutorService executor;
  private final int parallel;
  private final Map<TargetKey, Desk> desks = new LinkedHashMap<>();
  private final Set<TargetKey> evaluating = new HashSet<>();
  private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
  private final Lock lock = new ReentrantLock();

  /** All lanes that wait. */
  private final Set<Waiter> waiting = new HashSet<>();

  private volatile @Nullable Cause stopped;
  private long stoppedAt;
  private int asking;

  /**
   * Makes a collector.
   *
   * @param opener opens the source of a target
   * @param ledger what rounds are counted in
   * @param executor runs the sources
   * @param parallel how many sources are asked at a time
   */
  public Collector(
      Function<TargetKey, FactSource> opener,
      Ledger ledger,
      ExecutorService executor,
      int parallel) {
    this.opener = opener;
    this.ledger = ledger;
    this.executor = executor;
    this.parallel = parallel;
  }

  /** One answer, and when the call that brought it began. */
  private record Answer(Fact<Data> fact, long begun) {}

  /** A lane that waits, and what it is told news by. */
  private record Waiter(TargetKey lane, Condition news) {}

  /** The questions to one source. */
  private static final class Desk {
    final TargetKey key;
    final Map<Probe, Long> wanted = new LinkedHashMap<>();
    final Set<Waiter> waiting = new HashSet<>();
    @Nullable FactSource source;
    @Nullable Future<?> call;
    Set<Probe> batch = Set.of();
    long batchBegun;
    int calls;

    Desk(TargetKey key) {
      this.key = key;
    }

    boolean isBusy() {
      return !batch.isEmpty();
    }

    boolean waitedSince(long before) {
      return wanted.values().stream().anyMatch(since -> since - before <= 0);
    }
  }

  /** Says that a lane attempts checks, and may want more. */
  void evaluates(TargetKey lane) {
    locked(() -> evaluating.add(lane));
  }

  /** Says that a lane wants nothing for now. */
  void rests(TargetKey lane) {
    locked(
        () -> {
          evaluating.remove(lane);
          dispatch();
        });
  }

  /**
   * Opens the source of a target now, to learn of mistakes in its settings.
   *
   * @throws ConfigurationError when they can't be used
   */
  public void open(TargetKey target) {
    locked(
        () -> {
          Desk desk = desk(target);
          if (desk.source == null) {
            desk.source = opener.apply(target);
          }
        });
  }

  /**
   * Returns the answer, empty when it has not been asked since.
   *
   * @param since the earliest begin of the call, by {@link System#nanoTime}
   */
  Optional<Fact<Data>> known(Question question, Since since) {
    return Optional.ofNullable(answers.get(question))
        .filter(answer -> since.allows(answer.begun()))
        .map(Answer::fact);
  }

  /** Returns all that was answered, the newest answer of each question. */
  public Map<Question, Fact<Data>> all() {
    Map<Question, Fact<Data>> all = new LinkedHashMap<>();
    answers.forEach((question, answer) -> all.put(question, answer.fact()));
    return all;
  }

  /**
   * Waits until all these questions are answered; those that may be older than asked for are asked
   * anew.
   */
  void collect(TargetKey lane, Map<Question, Since> questions) {
    locked(
        () -> {
          questions.forEach(this::want);
          await(lane, questions);
          if (stopped != null) {
            giveUp(questions);
          }
          evaluates(lane);
        });
  }

  private void await(TargetKey lane, Map<Question, Since> questions) {
    Waiter waiter = new Waiter(lane, lock.newCondition());
    Set<Desk> asked = new HashSet<>();
    questions.keySet().forEach(question -> asked.add(desk(TargetKey.of(question))));
    asked.forEach(desk -> desk.waiting.add(waiter));
    waiting.add(waiter);
    try {
      while (!isOver() && !questions.entrySet().stream().allMatch(this::isAnswered)) {
        rests(lane);
        awaitNews(waiter, PATIENCE.toNanos());
      }
    } finally {
      asked.forEach(desk -> desk.waiting.remove(waiter));
      waiting.remove(waiter);
    }
  }

  /** Waits without wanting anything; returns early when the run is stopped. */
  void pause(TargetKey lane, Duration pause) {
    locked(
        () -> {
          Waiter waiter = new Waiter(lane, lock.newCondition());
          waiting.add(waiter);
          rests(lane);
          long left = pause.toNanos();
          while (left > 0 && stopped == null) {
            left = awaitNews(waiter, left);
          }
          waiting.remove(waiter);
          evaluates(lane);
        });
  }

  /** Wakes lanes: each may want more from this moment on, not only once its thread runs. */
  private void wake(Set<Waiter> waiters) {
    for (Waiter waiter : waiters) {
      evaluating.add(waiter.lane());
      waiter.news().signal();
    }
  }

  /** Waits for news; returns how much of the time is left. An interrupt stops the run. */
  @SuppressWarnings("WaitNotInLoop") // Both callers have one.
  private long awaitNews(Waiter waiter, long nanos) {
    try {
      return waiter.news().awaitNanos(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop(new Cause(Cause.Reason.CANCELLED, "the run was cancelled"));
      return 0;
    }
  }

  /** Ends all collecting: what is not answered yet is unknown for this cause. */
  public void stop(Cause cause) {
    locked(
        () -> {
          if (stopped == null) {
            stopped = cause;
            stoppedAt = System.nanoTime();
            for (Desk desk : desks.values()) {
              if (desk.call != null) {
                desk.call.cancel(true);
              }
            }
            wake(waiting);
          }
        });
  }

  /** Returns why collecting was ended, if it was. */
  public Optional<Cause> stopped() {
    return Optional.ofNullable(stopped);
  }

  /** Asks whatever has waited long enough; called from time to time. */
  public void tick() {
    locked(this::dispatch);
  }

  /** Tells what is being asked now, for a progress line: target names, sorted. */
  public Set<String> beingAsked() {
    Set<String> busy = new TreeSet<>();
    locked(
        () ->
            desks.values().stream()
                .filter(Desk::isBusy)
                .forEach(desk -> busy.add(desk.key.name())));
    return busy;
  }

  /** Closes all sources. */
  @Override
  public void close() {
    List<FactSource> sources = new ArrayList<>();
    locked(
        () ->
            desks.values().stream()
                .flatMap(desk -> Stream.ofNullable(desk.source))
                .forEach(sources::add));
    sources.forEach(FactSource::close);
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private Desk desk(TargetKey target) {
    return desks.computeIfAbsent(target, Desk::new);
  }

  private void want(Question question, Since since) {
    Desk desk = desk(TargetKey.of(question));
    boolean onItsWay = desk.batch.contains(question.probe()) && since.allows(desk.batchBegun);
    if (!onItsWay && known(question, since).isEmpty()) {
      desk.wanted.putIfAbsent(question.probe(), System.nanoTime());
    }
  }

  private boolean isOver() {
    return stopped != null && (asking == 0 || System.nanoTime() - stoppedAt > GRACE.toNanos());
  }

  private boolean isAnswered(Map.Entry<Question, Since> wanted) {
    return known(wanted.getKey(), wanted.getValue()).isPresent();
  }

  private void giveUp(Map<Question, Since> questions) {
    Cause cause = java.util.Objects.requireNonNull(stopped);
    questions.forEach(
        (question, since) -> {
          if (known(question, since).isEmpty()) {
            answers.put(question, new Answer(unknown(cause, Instant.now()), System.nanoTime()));
          }
        });
  }

  private void dispatch() {
    for (Desk desk : desks.values()) {
      if (stopped == null
          && !desk.isBusy()
          && !desk.wanted.isEmpty()
          && asking < parallel
          && isTimeToAsk(desk)) {
        ask(desk);
      }
    }
  }

  private boolean isTimeToAsk(Desk desk) {
    if (desk.waitedSince(System.nanoTime() - PATIENCE.toNanos())) {
      return true;
    }
    if (desk.key.type() == TargetType.HOST) {
      return !evaluating.contains(desk.key);
    }
    boolean moreMayCome = asking > 0 && desk.calls > 0;
    return evaluating.isEmpty() && !moreMayCome;
  }

  private void ask(Desk desk) {
    desk.batch = Set.copyOf(desk.wanted.keySet());
    desk.wanted.clear();
    desk.batchBegun = System.nanoTime();
    desk.calls++;
    asking++;
    ledger.count(desk.key.name(), "round");
    desk.call = executor.submit(() -> call(desk, desk.batch, desk.batchBegun));
  }

  private void call(Desk desk, Set<Probe> batch, long begun) {
    Instant start = Instant.now();
    Map<Probe, Fact<Data>> facts = Map.of();
    Cause silence =
        new Cause(Cause.Reason.OTHER, "the fact source of " + desk.key.name() + " gave no answer");
    try {
      facts = source(desk).ask(batch);
    } catch (ConfigurationError e) {
      silence = new Cause(Cause.Reason.OTHER, String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      silence =
          new Cause(Cause.Reason.OTHER, "the fact source of " + desk.key.name() + " failed: " + e);
    }
    Thread.interrupted();
    answered(desk, batch, begun, facts, unknown(silence, start));
  }

  private FactSource source(Desk desk) {
    open(desk.key);
    return java.util.Objects.requireNonNull(desk.source);
  }

  private void answered(
      Desk desk, Set<Probe> batch, long begun, Map<Probe, Fact<Data>> facts, Fact<Data> otherwise) {
    for (Probe probe : batch) {
      Question question = new Question(desk.key.name(), desk.key.type(), probe);
      Fact<Data> fact = facts.getOrDefault(probe, otherwise);
      answers.put(question, new Answer(fact, begun));
    }
    locked(
        () -> {
          desk.batch = Set.of();
          desk.call = null;
          asking--;
          wake(stopped == null ? desk.waiting : waiting);
          dispatch();
        });
  }

  private static Fact<Data> unknown(Cause cause, Instant start) {
    return new Fact.Unknown<>(
        cause, new Evidence("", start, Duration.between(start, Instant.now()), ""));
  }
}
