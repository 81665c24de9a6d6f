package dev.tenken.host.batch;

import static dev.tenken.host.batch.TestKinds.COMMAND;
import static dev.tenken.host.batch.TestKinds.ECHO;
import static dev.tenken.host.batch.TestKinds.SLOW;
import static dev.tenken.host.batch.TestKinds.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes too long or says too much, and all that stands beside it. */
@ParameterizedClass
@ValueSource(strings = {"dash", "bash", "busybox"})
class BatchLimitsTest extends EachShell {
  private static final Limits TIGHT =
      new Limits(64 << 10, 4 << 10, Duration.ofSeconds(5), Duration.ofSeconds(4));

  BatchLimitsTest(String shell) {
    super(shell);
  }

  @Test
  void answersGivenBeforeTheTimeLimitCountAndOthersAreNotStalled() {
    Probe quick = SLOW.probe("0");
    Probe slow = SLOW.probe("60");
    Probe other = ECHO.probe("other");

    Map<Probe, Fact<Data>> facts =
        batch(TIGHT).ask(new LinkedHashSet<>(List.of(quick, slow, other)));

    assertThat(data(facts.get(quick)).text("value")).isEqualTo("quick");
    assertThat(cause(facts.get(slow)))
        .isEqualTo(
            new Cause(
                Reason.TIMED_OUT, "asking for test-slow took longer than 5 s (limits: batch)"));
    assertThat(data(facts.get(other)).text("value")).isEqualTo("other");
    assertThat(facts.get(other).evidence().took()).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void endlessOutputIsUnknownByTheLimitAndNeverCut() {
    Probe probe = YES.probe("x");
    Probe command = COMMAND.probe("yes");

    Map<Probe, Fact<Data>> facts = batch(TIGHT).ask(Set.of(probe, command));

    assertThat(cause(facts.get(probe)))
        .isEqualTo(
            new Cause(
                Reason.LIMIT, "the answer for test-yes is longer than 64 KiB (limits: content)"));
    assertThat(cause(facts.get(command)))
        .isEqualTo(
            new Cause(Reason.LIMIT, "the command's output is longer than 4 KiB (limits: output)"));
  }

  @Test
  void outputAsLongAsTheLimitIsWhole() {
    Probe command = COMMAND.probe("head -c 4096 /dev/zero; head -c 4096 /dev/zero >&2");
    Probe longer = COMMAND.probe("head -c 4104 /dev/zero");

    Map<Probe, Fact<Data>> facts = batch(TIGHT).ask(Set.of(command, longer));

    assertThat(data(facts.get(command)).text("stdout")).isEqualTo("\0".repeat(4096));
    assertThat(data(facts.get(command)).text("stderr")).isEqualTo("\0".repeat(4096));
    assertThat(cause(facts.get(longer)).reason()).isEqualTo(Reason.LIMIT);
  }

  @Test
  void commandThatMisbehavesCostsOnlyItself() {
    Probe hangs = COMMAND.probe("sleep 1000.5 & sleep 1000.5");
    Probe reads = COMMAND.probe("cat; echo read $?");
    Probe leaves = COMMAND.probe("sleep 1000.5 & echo left");
    Probe escapes = COMMAND.probe("setsid sleep 14.25 & echo escaped");
    Probe kills = COMMAND.probe("kill -9 $$");
    Probe floods = COMMAND.probe("yes >&2");
    Probe works = COMMAND.probe("echo fine; echo warn >&2; exit 3");
    Probe other = ECHO.probe("other");

    Map<Probe, Fact<Data>> facts =
        batch(TIGHT).ask(Set.of(hangs, reads, leaves, escapes, kills, floods, works, other));

    assertThat(cause(facts.get(hangs)))
        .isEqualTo(
            new Cause(Reason.TIMED_OUT, "the command took longer than 4 s (limits: command)"));
    assertThat(data(facts.get(reads)).text("stdout")).isEqualTo("read 0\n");
    assertThat(data(facts.get(leaves)).text("stdout")).isEqualTo("left\n");
    assertThat(cause(facts.get(escapes)))
        .isEqualTo(
            new Cause(
                Reason.TIMED_OUT, "the command left a process running that holds its output"));
    assertThat(data(facts.get(kills)).number("status")).isEqualTo(137);
    assertThat(cause(facts.get(floods)).reason()).isEqualTo(Reason.LIMIT);
    assertThat(data(facts.get(works)).text("stdout")).isEqualTo("fine\n");
    assertThat(data(facts.get(works)).text("stderr")).isEqualTo("warn\n");
    assertThat(data(facts.get(works)).number("status")).isEqualTo(3);
    assertThat(data(facts.get(other)).text("value")).isEqualTo("other");
    assertThat(
            ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()))
        .noneMatch(line -> line.endsWith("sleep 1000.5"));
  }

  /** Quick kinds follow each other: they sort by name, and the first one hangs here. */
  @Test
  void quickKindThatHangsAfterAllCostsOnlyItself() {
    HostKind slowKind = TestKinds.SLOW.quick();
    Probe first = slowKind.probe("0");
    Probe hangs = slowKind.probe("1000.25");
    Probe next = TestKinds.TEXT.quick().probe("next\\nto it\\n");

    Map<Probe, Fact<Data>> facts =
        batch(TIGHT).ask(new LinkedHashSet<>(List.of(first, hangs, next)));

    assertThat(data(facts.get(first)).text("value")).isEqualTo("quick");
    assertThat(cause(facts.get(hangs)).reason()).isEqualTo(Reason.TIMED_OUT);
    assertThat(data(facts.get(next)).text("stdout")).isEqualTo("next\nto it\n");
  }

  @Test
  void moreCommandsThanRunAtOnceAreAllAnswered() {
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < 3 * BatchScript.COMMANDS_AT_ONCE; i++) {
      probes.add(COMMAND.probe("echo " + i));
    }

    Map<Probe, Fact<Data>> facts = ask(probes.toArray(new Probe[0]));

    assertThat(probes)
        .allSatisfy(
            probe ->
                assertThat("echo " + data(facts.get(probe)).text("stdout").strip())
                    .isEqualTo(probe.argument()));
  }
}
