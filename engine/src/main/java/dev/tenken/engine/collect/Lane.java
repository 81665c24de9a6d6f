package dev.tenken.engine.collect;

import dev.tenken.dsl.Question;
import dev.tenken.dsl.Within;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.journal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Settles all checks of one target by rounds of collection: the polled ones first, then the others.
 *
 * <p>Runs on one thread; the lanes of several targets run side by side.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Lane implements Reading {
  /** Attempts in a row that asked anew without reading any answer to what they had asked. */
  private static final int WANDERING = 3;

  /** Facts asked further apart than this are no picture of one moment. */
  private static final Duration APART = Duration.ofSeconds(5);

  private final TargetKey target;
  private final Collector collector;
  private final boolean live;
  private final Consumer<CheckTask> settled;
  private final Map<Question, Instant> read = new HashMap<>();
  private Since since = Since.EVER;

  /**
   * Makes a lane.
   *
   * @param target whose checks it settles
   * @param collector collects the facts
   * @param live whether asking again may bring another answer; false for a recording
   * @param settled is told of each check that has its final verdict
   */
  public Lane(TargetKey target, Collector collector, boolean live, Consumer<CheckTask> settled) {
    this.target = target;
    this.collector = collector;
    this.live = live;
    this.settled = settled;
    collector.evaluates(target);
  }

  /** One task on its way to being settled. */
  private static final class Progress {
    final Task task;
    Since since = Since.EVER;
    Set<Question> asked = Set.of();
    int wandered;
    boolean confirmed;

    Progress(Task task) {
      this.task = task;
    }
  }

  @Override
  public Optional<Fact<Data>> known(Question question) {
    Optional<Fact<Data>> fact = collector.known(question, since);
    fact.ifPresent(it -> read.put(question, it.evidence().askedAt()));
    return fact;
  }

  /** Settles all checks that these evaluations yield. Blocks until then. */
  public void settle(List<? extends EvaluationTask> evaluations) {
    List<Progress> polled = new ArrayList<>();
    List<Progress> others = new ArrayList<>();
    try {
      rounds(
          evaluations.stream().map(Progress::new).toList(),
          progress -> yielded(progress.task, polled, others));
      if (!polled.isEmpty()) {
        poll(polled);
        // What was asked before the polled checks were settled may be what they waited to change.
        Since afterwards = Since.now();
        others.forEach(progress -> restart(progress, afterwards));
        rounds(others, progress -> List.of());
      }
      others.forEach(progress -> settled.accept((CheckTask) progress.task));
    } finally {
      collector.rests(target);
    }
  }

  /** Sorts the checks of an evaluation; returns those to attempt in the same round. */
  private static List<Progress> yielded(Task task, List<Progress> polled, List<Progress> others) {
    if (!(task instanceof EvaluationTask evaluation)) {
      return List.of();
    }
    List<Progress> checks = new ArrayList<>();
    for (CheckTask check : evaluation.checks()) {
      (check.within().isPresent() ? polled : checks).add(new Progress(check));
    }
    others.addAll(checks);
    return polled.isEmpty() ? checks : List.of();
  }

  private void rounds(Collection<Progress> tasks, Function<Progress, List<Progress>> whenSettled) {
    Deque<Progress> ready = new ArrayDeque<>(tasks);
    while (!ready.isEmpty()) {
      Map<Question, Since> wanted = new LinkedHashMap<>();
      List<Progress> aside = new ArrayList<>();
      while (!ready.isEmpty()) {
        Progress progress = ready.remove();
        if (attempt(progress)) {
          ready.addAll(whenSettled.apply(progress));
        } else {
          aside.add(progress);
          progress.asked.forEach(question -> wanted.merge(question, progress.since, Since::later));
        }
      }
      if (!aside.isEmpty()) {
        collector.collect(target, wanted);
        ready.addAll(aside);
      }
    }
  }

  /** Attempts a task; returns whether it is settled. */
  private boolean attempt(Progress progress) {
    since = progress.since;
    read.clear();
    Set<Question> missing = progress.task.attempt();
    if (missing.isEmpty()) {
      if (isBlurred(progress)) {
        progress.confirmed = true;
        progress.since = Since.now();
        progress.asked = Set.copyOf(read.keySet());
        return false;
      }
      return true;
    }
    boolean progressed =
        progress.asked.isEmpty() || !Collections.disjoint(progress.asked, read.keySet());
    progress.wandered = progressed ? 0 : progress.wandered + 1;
    progress.asked = missing;
    if (progress.wandered == WANDERING) {
      progress.task.wander(missing);
      return true;
    }
    return false;
  }

  /** Tells whether a failure rests on facts of different moments and is to be judged once more. */
  private boolean isBlurred(Progress progress) {
    if (!live
        || progress.confirmed
        || collector.stopped().isPresent()
        || !(progress.task instanceof CheckTask check)
        || check.verdict() != Verdict.FAILED
        || read.size() < 2) {
      return false;
    }
    Instant first = Collections.min(read.values());
    Instant last = Collections.max(read.values());
    return Duration.between(first, last).compareTo(APART) > 0;
  }

  private static void restart(Progress progress, Since since) {
    progress.since = since;
    progress.asked = Set.of();
    progress.wandered = 0;
  }

  /** A polled check and its times, all by {@link System#nanoTime}. */
  private static final class Polled {
    final Progress progress;
    final CheckTask check;
    final Within within;
    final long deadline;
    long next;
    @Nullable Long holdsSince;

    Polled(Progress progress, long start) {
      this.progress = progress;
      this.check = (CheckTask) progress.task;
      this.within = check.within().orElseThrow();
      this.deadline = start + within.limit().toNanos();
      this.next = start;
      progress.confirmed = true;
    }

    boolean isDue(long now) {
      return next - now <= 0;
    }

    /** Takes the verdict of a poll; returns whether it is the final one. */
    boolean isFinal(long polledAt) {
      Verdict verdict = check.verdict();
      if (verdict == Verdict.PASSED) {
        if (holdsSince == null) {
          holdsSince = polledAt;
        }
        next = Math.min(polledAt + within.every().toNanos(), heldUntil(holdsSince));
        return polledAt - heldUntil(holdsSince) >= 0;
      }
      holdsSince = null;
      next = polledAt + within.every().toNanos();
      if (next - deadline > 0 && polledAt - deadline < 0) {
        next = deadline;
      }
      boolean mayChange = verdict == Verdict.FAILED || verdict == Verdict.UNKNOWN;
      return !mayChange || polledAt - deadline >= 0;
    }

    private long heldUntil(long held) {
      return held + within.stays().toNanos();
    }
  }

  private void poll(List<Progress> checks) {
    long start = System.nanoTime();
    List<Polled> open = new ArrayList<>();
    checks.forEach(check -> open.add(new Polled(check, start)));
    while (!open.isEmpty()) {
      long now = System.nanoTime();
      List<Polled> due = open.stream().filter(polled -> polled.isDue(now)).toList();
      Since poll = Since.now();
      due.forEach(polled -> restart(polled.progress, poll));
      rounds(due.stream().map(polled -> polled.progress).toList(), progress -> List.of());
      open.removeIf(polled -> due.contains(polled) && (polled.isFinal(now) || !live));
      Optional<Cause> stopped = collector.stopped();
      if (stopped.isPresent()) {
        open.forEach(polled -> polled.check.abandon(stopped.get()));
        break;
      }
      open.stream()
          .mapToLong(polled -> polled.next)
          .min()
          .ifPresent(next -> collector.pause(target, Duration.ofNanos(next - System.nanoTime())));
    }
    checks.forEach(progress -> settled.accept((CheckTask) progress.task));
  }
}
