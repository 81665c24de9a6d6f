package dev.tenken.engine.collect;

import static dev.tenken.engine.collect.Rig.host;
import static dev.tenken.engine.collect.Rig.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.fake.FakeKind;
import dev.tenken.engine.fake.FakeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FailingSourcesTest {
  private static final TargetKey WEB = host("web-01");
  private static final TargetKey DB = host("db-01");

  private final Rig rig = new Rig();
  private String why = "";

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aSourceThatThrowsMakesItsFactsUnknownAndTheOthersFinish() {
    rig.source(
            WEB,
            FakeSource.answering(
                probe -> {
                  throw new IllegalStateException("no memory");
                }))
        .source(DB, FakeSource.echo());
    Scripted lost = rig.check(WEB, this::judge);
    Scripted other = rig.check(DB, check -> that(check.ask(FakeKind.host("a"))));

    rig.run();

    assertThat(lost.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(why)
        .isEqualTo("the fact source of web-01 failed: java.lang.IllegalStateException: no memory");
    assertThat(other.verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void whatRemainsUnansweredWhenTheRunIsStoppedIsUnknown() throws Exception {
    rig.source(WEB, FakeSource.slow(Duration.ofMinutes(5))).source(DB, FakeSource.echo());
    Scripted lost = rig.check(WEB, this::judge);
    Scripted done = rig.check(DB, check -> that(check.ask(FakeKind.host("a"))));
    Instant start = Instant.now();

    List<Future<?>> lanes = rig.start();
    Thread.sleep(300);
    rig.collector.stop(new Cause(Cause.Reason.LIMIT, "the run took longer than 15 minutes"));
    for (Future<?> lane : lanes) {
      lane.get();
    }

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(lost.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(why).isEqualTo("the call was cancelled");
    assertThat(done.verdict()).isEqualTo(Verdict.PASSED);
  }

  private Verdict judge(Scripted check) {
    Fact<Data> fact = check.ask(FakeKind.host("a"));
    if (fact instanceof Fact.Unknown<Data> unknown) {
      why = unknown.cause().message();
    }
    return that(fact);
  }
}
