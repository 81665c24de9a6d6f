package dev.tenken.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testing.Runner;
import dev.tenken.dsl.testing.Thing;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final Runner runner = new Runner();

  @Test
  void aLoopOverTwentyThingsTakesOneRound() {
    for (int i = 0; i < 20; i++) {
      runner.present("t" + i, "version", "1");
    }
    var judged =
        runner.judge("it('all') { (0..19).each { expect(thing('t' + it).version).to(eq('1')) } }");
    assertThat(judged.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(runner.rounds()).isEqualTo(1);
  }

  @Test
  void aLoopThatNeedsValuesTakesOneRoundToo() {
    for (int i = 0; i < 20; i++) {
      runner.present("t" + i, "version", "1");
    }
    runner.judge(
        "it('all') { for (i in 0..19) { def v = thing('t' + i).version; expect(v).to(eq('1')) } }");
    assertThat(runner.rounds()).isEqualTo(1);
  }

  @Test
  void twoAssertionsOfOneCheckAreAskedTogether() {
    runner.present("a", "version", "1").present("b", "version", "1");
    runner.judge(
        "it('both') { expect(thing('a').version).to(eq('1')); expect(thing('b').version).to(eq('1')) }");
    assertThat(runner.rounds()).isEqualTo(1);
  }

  @Test
  void aFactThatDependsOnAnotherTakesOneRoundMore() {
    runner
        .present("a", "next", "p")
        .answer(
            Probe.of(Thing.PART, "p"),
            new Fact.Present<>(Data.map("name", "piston"), Runner.evidence("look")));
    var results =
        runner.run(
            "describe(thing('a')) { its('part') { should eq('piston') }; its('part') { should_not eq('x') } }");
    assertThat(results.values()).allMatch(judged -> judged.verdict() == Verdict.PASSED);
    assertThat(runner.rounds()).isEqualTo(2);
  }

  @Test
  void aDynamicGroupJoinsTheRounds() {
    runner.present("a", "version", "1").var("names", java.util.List.of("a"));
    var results =
        runner.run(
            "vars.names.each { n -> describe(thing(n)) { its('version') { should eq('1') } } }");
    assertThat(results.values()).allMatch(judged -> judged.verdict() == Verdict.PASSED);
  }
}
