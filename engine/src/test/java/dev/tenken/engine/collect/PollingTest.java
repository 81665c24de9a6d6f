package dev.tenken.engine.collect;

import static dev.tenken.engine.collect.Rig.host;
import static dev.tenken.engine.collect.Rig.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.Within;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.fake.FakeKind;
import dev.tenken.engine.fake.FakeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PollingTest {
  private static final TargetKey WEB = host("web-01");
  private static final Probe STATE = FakeKind.host("service", "nginx");
  private static final Probe PORT = FakeKind.host("port", "80");

  private final Rig rig = new Rig();
  private final AtomicInteger polls = new AtomicInteger();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aCheckIsAskedAgainUntilItHolds() {
    FakeSource source = nth(poll -> poll < 3 ? "starting" : "running");
    rig.source(WEB, source);
    Scripted check = rig.check(WEB, within(10_000, 20, 0), this::isRunning);

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(source.calls).hasSize(3);
  }

  @Test
  void itFailsWhenTheTimeIsOver() {
    FakeSource source = nth(poll -> "starting");
    rig.source(WEB, source);
    Scripted check = rig.check(WEB, within(400, 100, 0), this::isRunning);
    Instant start = Instant.now();

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Duration.between(start, Instant.now()))
        .isBetween(Duration.ofMillis(400), Duration.ofSeconds(10));
    // Never more than one a pause; on a busy machine fewer.
    assertThat(source.calls).hasSizeBetween(2, 5);
  }

  @Test
  void itIsUnknownWhenTheLastAnswerWas() {
    rig.source(
        WEB,
        FakeSource.answering(
            probe ->
                polls.incrementAndGet() < 3
                    ? FakeSource.present("starting")
                    : FakeSource.unknown(Cause.Reason.TIMED_OUT, "no answer")));
    Scripted check = rig.check(WEB, within(200, 50, 0), this::isRunning);

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void anUnknownIsAskedAgainToo() {
    rig.source(
        WEB,
        FakeSource.answering(
            probe ->
                polls.incrementAndGet() < 3
                    ? FakeSource.unknown(Cause.Reason.TIMED_OUT, "no answer")
                    : FakeSource.present("running")));
    Scripted check = rig.check(WEB, within(10_000, 20, 0), this::isRunning);

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(polls).hasValue(3);
  }

  @Test
  void itIsAskedOnceMoreAtTheEndOfItsTimeHoweverLongThePauseIs() {
    rig.source(WEB, nth(poll -> poll == 1 ? "starting" : "running"));
    Scripted check = rig.check(WEB, within(200, 60_000, 0), this::isRunning);

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(polls).hasValue(2);
  }

  @Test
  void whatIsStillAskedAgainWhenTheRunIsStoppedIsUnknown() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    rig.source(
        WEB,
        nth(
            poll -> {
              asked.countDown();
              return "starting";
            }));
    Scripted check = rig.check(WEB, within(60_000, 20, 0), this::isRunning);

    List<Future<?>> lanes = rig.start();
    asked.await();
    rig.collector.stop(new Cause(Cause.Reason.LIMIT, "the run took longer than 15 minutes"));
    lanes.get(0).get();

    assertThat(check.verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void itMustGoOnHoldingWhenAskedTo() {
    FakeSource source = nth(poll -> poll == 2 ? "starting" : "running");
    rig.source(WEB, source);
    Scripted check = rig.check(WEB, within(10_000, 50, 200), this::isRunning);
    Instant start = Instant.now();

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(290));
    assertThat(source.calls).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void polledChecksShareTheirCallsAndTheOthersAreAskedOnceAfterwards() {
    FakeSource source = nth(poll -> poll < 3 ? "starting" : "running");
    rig.source(WEB, source);
    rig.check(WEB, within(10_000, 20, 0), this::isRunning);
    rig.check(WEB, within(10_000, 20, 0), this::isRunning);
    rig.check(WEB, check -> that(check.ask(PORT)));
    Scripted again = rig.check(WEB, this::isRunning);

    rig.run();

    assertThat(source.calls).hasSize(4);
    assertThat(source.calls.get(0)).containsExactly(STATE);
    assertThat(source.calls.get(3)).containsExactlyInAnyOrder(STATE, PORT);
    assertThat(again.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(rig.settled).hasSize(4);
  }

  @Test
  void aBrokenCheckIsNotAskedAgain() {
    FakeSource source = nth(poll -> "running");
    rig.source(WEB, source);
    Scripted check =
        rig.check(
            WEB,
            within(10_000, 20, 0),
            it -> {
              it.ask(STATE);
              return Verdict.BROKEN;
            });

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(source.calls).hasSize(1);
  }

  @Test
  void aRecordingIsJudgedOnce() {
    FakeSource source = nth(poll -> "starting");
    rig.source(WEB, source);
    rig.lane(WEB, false);
    Scripted check = rig.check(WEB, within(10_000, 20, 0), this::isRunning);

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(source.calls).hasSize(1);
  }

  @Test
  void aFailureOnFactsOfDifferentMomentsIsJudgedOnceMoreOnFactsOfOne() {
    Instant start = Instant.now();
    FakeSource source =
        FakeSource.answering(
            probe -> {
              int call = polls.incrementAndGet();
              Instant askedAt =
                  call == 1 ? start.minusSeconds(6) : call == 2 ? start : start.plusSeconds(1);
              return new Fact.Present<>(
                  Data.of(call <= 2 ? "call " + call : "same"), FakeSource.evidence(askedAt));
            });
    rig.source(WEB, source);
    Scripted check =
        rig.check(
            WEB,
            it -> {
              String first = it.text(STATE);
              return that(it.text(PORT).equals(first));
            });

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(source.calls).hasSize(3);
    assertThat(source.calls.get(2)).containsExactlyInAnyOrder(STATE, PORT);
  }

  @Test
  void aFailureOnFactsOfOneMomentIsJudgedOnce() {
    assertThat(callsForAFailureOnFactsThatAreApart(4)).isEqualTo(2);
  }

  @Test
  void aFailureOnFactsThatAreNeverOfOneMomentStands() {
    assertThat(callsForAFailureOnFactsThatAreApart(6)).isEqualTo(3);
  }

  /** Returns how many calls a check costs that fails on two facts, one this much later. */
  private int callsForAFailureOnFactsThatAreApart(int seconds) {
    Instant start = Instant.now();
    FakeSource source =
        FakeSource.answering(
            probe ->
                new Fact.Present<>(
                    Data.of(probe.argument()),
                    FakeSource.evidence(probe.equals(STATE) ? start : start.plusSeconds(seconds))));
    rig.source(WEB, source);
    Scripted check = rig.check(WEB, it -> that(it.text(STATE).equals(it.text(PORT))));

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
    return source.calls.size();
  }

  private Verdict isRunning(Scripted check) {
    Fact<Data> fact = check.ask(STATE);
    return fact instanceof Fact.Present<Data> present
        ? that(present.value().text().equals("running"))
        : that(fact);
  }

  private FakeSource nth(Function<Integer, String> state) {
    return FakeSource.answering(
        probe ->
            FakeSource.present(
                probe.equals(STATE) ? state.apply(polls.incrementAndGet()) : "open"));
  }

  private static Optional<Within> within(int limit, int every, int stays) {
    return Optional.of(
        new Within(Duration.ofMillis(limit), Duration.ofMillis(every), Duration.ofMillis(stays)));
  }
}
