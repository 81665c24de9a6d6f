package dev.tenken.engine.collect;

import static dev.tenken.engine.collect.Rig.aws;
import static dev.tenken.engine.collect.Rig.host;
import static dev.tenken.engine.collect.Rig.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.Question;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Ledger;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.fake.FakeKind;
import dev.tenken.engine.fake.FakeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoundsTest {
  private static final TargetKey WEB = host("web-01");
  private static final TargetKey DB = host("db-01");
  private static final TargetKey MAIN = aws("main");

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void readingWhatIsKnownWaitsForNoOtherLane() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch opened = new CountDownLatch(1);
    ExecutorService executor = WaitingThreads.executor();
    Collector collector =
        new Collector(
            target -> {
              opening.countDown();
              try {
                opened.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return FakeSource.echo();
            },
            new Ledger(),
            executor,
            1);
    Future<?> other = executor.submit(() -> collector.open(DB));
    opening.await();

    Question question = new Question("web-01", TargetType.HOST, FakeKind.host("a"));
    Future<Boolean> read =
        executor.submit(
            () -> collector.known(question, Since.EVER).isEmpty() && collector.stopped().isEmpty());

    assertThat(read.get(10, TimeUnit.SECONDS)).isTrue();
    opened.countDown();
    other.get(10, TimeUnit.SECONDS);
    executor.shutdownNow();
  }

  @Test
  void whatIsOnItsWaySinceBeforeIsNoAnswerForWhoAsksAnew() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    FakeSource source =
        FakeSource.answering(
            probe -> {
              called.countDown();
              try {
                answered.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return FakeSource.present("x");
            });
    ExecutorService executor = WaitingThreads.executor();
    Collector collector = new Collector(target -> source, new Ledger(), executor, 1);
    Question question = new Question("web-01", TargetType.HOST, FakeKind.host("a"));
    Future<?> before = executor.submit(() -> collector.collect(WEB, Map.of(question, Since.EVER)));
    called.await();
    Future<?> anew = executor.submit(() -> collector.collect(DB, Map.of(question, Since.now())));
    Thread.sleep(100);
    collector.rests(WEB);
    answered.countDown();
    before.get(10, TimeUnit.SECONDS);
    collector.rests(WEB);
    anew.get(10, TimeUnit.SECONDS);
    executor.shutdownNow();

    assertThat(source.calls).hasSize(2);
  }

  @Test
  void aHundredChecksOfTwelveKindsAreOneCall() {
    FakeSource source = FakeSource.echo();
    rig.source(WEB, source);
    for (int i = 0; i < 100; i++) {
      String kind = "kind" + i % 12;
      String name = "name" + i;
      rig.check(WEB, check -> that(check.text(FakeKind.host(kind, name)).equals(name)));
    }

    rig.run();

    assertThat(source.calls).hasSize(1);
    assertThat(source.calls.get(0)).hasSize(100);
    assertThat(rig.settled).hasSize(100).allMatch(check -> check.verdict() == Verdict.PASSED);
    assertThat(rig.ledger.of("web-01", "round")).isEqualTo(1);
  }

  @Test
  void equalProbesAreAskedOnce() {
    FakeSource source = FakeSource.echo();
    rig.source(WEB, source);
    for (int i = 0; i < 10; i++) {
      rig.check(WEB, check -> that(check.text(FakeKind.host("package", "nginx")).equals("nginx")));
    }

    rig.run();

    assertThat(source.calls).singleElement().satisfies(call -> assertThat(call).hasSize(1));
  }

  @Test
  void factsThatDependOnOthersCostARoundEachHoweverManyChecksNeedThem() {
    FakeSource source = FakeSource.echo();
    rig.source(WEB, source);
    for (int i = 0; i < 20; i++) {
      String name = "name" + i;
      rig.check(
          WEB,
          check -> {
            String first = check.text(FakeKind.host("a", name));
            String second = check.text(FakeKind.host("b", first));
            return that(check.text(FakeKind.host("c", second)).equals(name));
          });
    }

    rig.run();

    assertThat(source.calls).hasSize(3);
    assertThat(rig.settled).allMatch(check -> check.verdict() == Verdict.PASSED);
  }

  @Test
  void checksOfASpecThatNeedsNoFactsAreAskedInTheSameRoundAsTheEvaluationOfAnother() {
    FakeSource source = FakeSource.echo();
    rig.source(WEB, source);
    Lane lane = rig.lane(WEB, true);
    Scripted plain =
        new Scripted(
            WEB,
            lane,
            java.util.Optional.empty(),
            check -> that(check.ask(FakeKind.host("package", "nginx"))));
    Scripted needed =
        new Scripted(
            WEB, lane, java.util.Optional.empty(), check -> that(check.ask(FakeKind.host("os"))));

    lane.settle(
        List.of(
            Scripted.evaluation(java.util.Optional.of(needed), List.of()),
            Scripted.evaluation(List.of(plain))));

    assertThat(source.calls).hasSize(1);
  }

  @Test
  void aSlowHostHoldsUpNoOther() {
    rig.source(WEB, FakeSource.slow(Duration.ofSeconds(2))).source(DB, FakeSource.echo());
    List<Instant> done = new ArrayList<>();
    rig.check(WEB, check -> that(check.ask(FakeKind.host("a"))));
    rig.check(
        DB,
        check -> {
          Verdict verdict = that(check.ask(FakeKind.host("a")));
          done.add(Instant.now());
          return verdict;
        });
    Instant start = Instant.now();

    rig.run();

    assertThat(done.get(0)).isBefore(start.plusSeconds(1));
  }

  @Test
  void hostsAreAskedSideBySide() {
    for (int i = 0; i < 10; i++) {
      TargetKey host = host("web-" + i);
      rig.source(host, FakeSource.slow(Duration.ofMillis(500)));
      rig.check(host, check -> that(check.ask(FakeKind.host("a"))));
    }
    Instant start = Instant.now();

    rig.run();

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void noMoreThanTheGivenNumberOfSourcesAreAskedAtATime() {
    try (Rig narrow = new Rig(2)) {
      for (int i = 0; i < 6; i++) {
        TargetKey host = host("web-" + i);
        narrow.source(host, FakeSource.slow(Duration.ofMillis(200)));
        narrow.check(host, check -> that(check.ask(FakeKind.host("a"))));
      }
      Instant start = Instant.now();

      narrow.run();

      assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(599));
      assertThat(narrow.settled).hasSize(6);
    }
  }

  @Test
  void allTargetsShareTheCallsOfAnAccount() {
    FakeSource account = FakeSource.echo();
    rig.source(MAIN, account);
    for (int i = 0; i < 50; i++) {
      TargetKey host = host("web-" + i);
      String name = host.name();
      rig.source(host, FakeSource.echo());
      rig.check(host, check -> that(check.ask("main", FakeKind.aws("ec2", name))));
    }

    rig.run();

    assertThat(account.calls).hasSize(1);
    assertThat(account.calls.get(0)).hasSize(50);
  }

  @Test
  void questionsToAnAccountThatHostsAnswerFirstAreGathered() {
    FakeSource account = FakeSource.echo();
    rig.source(MAIN, account);
    for (int i = 0; i < 30; i++) {
      TargetKey host = host("web-" + i);
      String name = host.name();
      rig.source(host, FakeSource.slow(Duration.ofMillis(10L * i)));
      rig.check(
          host,
          check ->
              that(check.ask("main", FakeKind.aws("ec2", check.text(FakeKind.host("id", name))))));
    }

    rig.run();

    assertThat(account.calls).hasSizeLessThanOrEqualTo(3);
    assertThat(rig.settled).hasSize(30);
  }

  /** What waits at an account must not leave in the moment between a host's answer and its lane. */
  @Test
  void whatAHostsAnswerLeadsToIsAskedTogetherWithWhatWaits() {
    FakeSource account = FakeSource.echo();
    rig.source(MAIN, account).source(WEB, FakeSource.slow(Duration.ofMillis(200)));
    rig.source(DB, FakeSource.echo());
    rig.check(
        DB,
        check -> {
          check.ask("main", FakeKind.aws("ec2", "first"));
          return that(check.ask("main", FakeKind.aws("ec2", "second")));
        });
    rig.check(
        WEB,
        check -> that(check.ask("main", FakeKind.aws("ec2", check.text(FakeKind.host("id"))))));

    rig.run();

    assertThat(account.calls)
        .containsExactly(
            Set.of(FakeKind.aws("ec2", "first")),
            Set.of(FakeKind.aws("ec2", "second"), FakeKind.aws("ec2", "id")));
  }

  @Test
  void aCheckMayReadFactsOfAnotherHost() {
    FakeSource other = FakeSource.echo();
    rig.source(WEB, FakeSource.echo()).source(DB, other);
    Scripted check = rig.check(WEB, it -> that(it.ask("db-01", FakeKind.host("a"))));

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(other.calls).hasSize(1);
  }

  @Test
  void aCheckThatAsksForSomethingElseEachTimeIsBroken() {
    FakeSource source = FakeSource.echo();
    rig.source(WEB, source);
    Scripted check =
        rig.check(WEB, it -> that(it.ask(FakeKind.host("command", UUID.randomUUID().toString()))));

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(check.message).isEqualTo("wandered");
    assertThat(source.calls).hasSize(3);
  }

  @Test
  void aLongChainOfFactsIsNoSuchCheck() {
    rig.source(WEB, FakeSource.echo());
    Scripted check =
        rig.check(
            WEB,
            it -> {
              String last = "0";
              for (int i = 1; i < 30; i++) {
                last = it.text(FakeKind.host("next", last + "," + i));
              }
              return that(!last.isEmpty());
            });

    rig.run();

    assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(check.attempts).isEqualTo(30);
  }
}
