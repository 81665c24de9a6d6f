package dev.tenken.host.batch;

import static dev.tenken.host.batch.TestKinds.COMMAND;
import static dev.tenken.host.batch.TestKinds.ECHO;
import static dev.tenken.host.batch.TestKinds.RAW;
import static dev.tenken.host.batch.TestKinds.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Kind;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back of a batch, and from what names. */
@ParameterizedClass
@ValueSource(strings = {"dash", "bash", "busybox"})
class BatchAnswersTest extends EachShell {
  BatchAnswersTest(String shell) {
    super(shell);
  }

  @Test
  void answersEveryProbeByItsState() {
    Probe there = ECHO.probe("there");
    Probe gone = ECHO.probe("gone");
    Probe forbidden = ECHO.probe("forbidden");
    Probe mute = ECHO.probe("mute");

    Map<Probe, Fact<Data>> facts = ask(there, gone, forbidden, mute);

    assertThat(facts).containsOnlyKeys(there, gone, forbidden, mute);
    assertThat(data(facts.get(there)).text("value")).isEqualTo("there");
    assertThat(facts.get(there).evidence().source()).isEqualTo("echo");
    assertThat(facts.get(gone)).isInstanceOf(Fact.Absent.class);
    assertThat(facts.get(gone).evidence().raw()).isEqualTo("no such thing");
    assertThat(cause(facts.get(forbidden)))
        .isEqualTo(new Cause(Reason.PERMISSION_DENIED, "no right to read it"));
    assertThat(cause(facts.get(mute)))
        .isEqualTo(
            new Cause(
                Reason.OTHER,
                "the probe test-echo gave no answer (exit status 0): said on standard error"));
  }

  @Test
  void namesReachTheProbeAsTheyAreAndRunNothing() {
    List<String> names =
        List.of(
            "it's",
            "a \"b\" c",
            "$(touch /tmp/tenken-ran)",
            "`touch /tmp/tenken-ran`",
            "two\nlines\n",
            "'; touch /tmp/tenken-ran; '",
            "-n",
            "--",
            "点検",
            "\\",
            "*",
            "tab\tbell\u0007",
            "",
            "\ud83d\ude00");
    List<Probe> probes = names.stream().map(ECHO::probe).toList();

    Map<Probe, Fact<Data>> facts = ask(probes.toArray(new Probe[0]));

    assertThat(probes)
        .allSatisfy(
            probe -> assertThat(data(facts.get(probe)).text("value")).isEqualTo(probe.argument()));
    assertThat(Path.of("/tmp/tenken-ran")).doesNotExist();
  }

  @Test
  void nameThatNoShellCanHoldIsUnknown() {
    Map<Probe, Fact<Data>> facts =
        ask(ECHO.probe("a\0b"), ECHO.probe("\ud83d"), ECHO.probe("x".repeat(100 << 10)));

    assertThat(facts.values())
        .extracting(EachShell::cause)
        .containsExactlyInAnyOrder(
            new Cause(
                Reason.OTHER,
                "a name with a NUL character or a lone surrogate can't be asked of any host"),
            new Cause(
                Reason.OTHER,
                "a name with a NUL character or a lone surrogate can't be asked of any host"),
            new Cause(Reason.LIMIT, "a name or command longer than 96 KiB can't be sent"));
  }

  @Test
  void kindOfAnotherTargetIsUnknown() {
    Kind other =
        new Kind() {
          @Override
          public String name() {
            return "ec2.instance";
          }

          @Override
          public TargetType targetType() {
            return TargetType.AWS;
          }
        };

    assertThat(cause(ask(Probe.of(other, "i-1")).get(Probe.of(other, "i-1"))))
        .isEqualTo(new Cause(Reason.OTHER, "a host can't be asked for ec2.instance"));
  }

  @Test
  void wrongNumberOfArgumentsIsUnknown() {
    Probe probe = Probe.of(ECHO, "a", "b");

    assertThat(cause(ask(probe).get(probe)))
        .isEqualTo(new Cause(Reason.OTHER, "test-echo takes 1 arguments, not 2"));
  }

  @Test
  void thousandsOfNamesAreAskedInOneRound() {
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      probes.add(ECHO.probe("/some/rather/long/path/to/a/file/number/" + i));
    }

    Map<Probe, Fact<Data>> facts = batch(Limits.DEFAULT).ask(new LinkedHashSet<>(probes));

    assertThat(probes)
        .allSatisfy(
            probe -> assertThat(data(facts.get(probe)).text("value")).isEqualTo(probe.argument()));
  }

  @Test
  void outputSurvivesByteByByte() {
    Probe probe = RAW.probe("\\001\\033[31m\\344\\n\\n", "7");

    Data data = data(ask(probe).get(probe));

    assertThat(data.text("stdout")).isEqualTo("\u0001\u001b[31m\ufffd\n\n");
    assertThat(data.text("stderr")).isEqualTo("to the reader\n");
    assertThat(data.number("status")).isEqualTo(7);
  }

  @Test
  void textKeepsItsLineEndsAndEveryByteButNul() {
    for (String text :
        List.of(
            "",
            "\n",
            "\n\n",
            "a",
            "a\n",
            " a \n\n b\r\n\n",
            "\\001\\033\\344\\n",
            "x".repeat(5_000) + "\n")) {
      Probe probe = TEXT.probe(text);

      Data data = data(ask(probe).get(probe));

      assertThat(data.text("stdout"))
          .isEqualTo(text.replace("\\001\\033\\344\\n", "\u0001\u001b\ufffd\n"));
      assertThat(data.text("stderr")).isEqualTo(text.isEmpty() ? "nothing\n" : "");
    }
  }

  @Test
  void probesHaveTheirLocaleAndPathAndCommandsTheLogins() {
    Probe probe = ECHO.probe("x");
    Probe command = COMMAND.probe("echo \"$PATH ${LC_ALL-none}\"");

    Map<Probe, Fact<Data>> facts = ask(probe, command);

    String login = path();
    assertThat(data(facts.get(probe)).text("path"))
        .isEqualTo(login + ":/usr/local/sbin:/usr/sbin:/sbin");
    assertThat(data(facts.get(probe)).text("locale")).isEqualTo("C");
    assertThat(data(facts.get(command)).text("stdout"))
        .isEqualTo(login + " " + System.getenv().getOrDefault("LC_ALL", "none") + "\n");
  }

  @Test
  void longLinesOfPartsThatRunSideBySideStayApart() {
    List<Probe> probes = new ArrayList<>();
    for (char letter = 'a'; letter <= 'h'; letter++) {
      probes.add(TEXT.probe(String.valueOf(letter).repeat(80_000)));
    }

    for (int round = 0; round < 3; round++) {
      Map<Probe, Fact<Data>> facts = ask(probes.toArray(Probe[]::new));

      probes.forEach(
          probe -> assertThat(data(facts.get(probe)).text("stdout")).isEqualTo(probe.argument()));
    }
  }
}
