package dev.tenken.host;

import static dev.tenken.host.TestHosts.cause;
import static dev.tenken.host.TestHosts.data;
import static dev.tenken.host.batch.TestKinds.COMMAND;
import static dev.tenken.host.batch.TestKinds.ECHO;
import static dev.tenken.host.batch.TestKinds.RAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.testkit.TestRun;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any login shell will do, with whatever its profile prints or eats. */
@Timeout(60)
class LoginShellsTest {
  private static final String HOSTILE = "it's $(id) `id` \"x\" \\ !! \n-n 点検";

  private final TestRun run = new TestRun();

  @AfterEach
  void end() {
    run.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"u-bash", "u-dash", "u-fish", "u-zsh", "u-csh", "u-slow"})
  void batchIsTheSameUnderEveryShell(String user) {
    FactSource host = TestHosts.open("web-01", TestHosts.lab("web-01", "user", user), run);
    assertAnswers(host);
    host.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"busy-01", "rpm-01", "sysv-01", "rc-01", "web-02"})
  void batchIsTheSameOnEverySystem(String name) {
    FactSource host = TestHosts.open(name, TestHosts.lab(name), run);
    assertAnswers(host);
    host.close();
  }

  private static void assertAnswers(FactSource host) {
    Probe hostile = ECHO.probe(HOSTILE);
    Probe bytes = RAW.probe("\\344\\000\\n", "0");
    Probe command = COMMAND.probe("cat; echo \"$0\"; exit 9");
    Probe hangs = COMMAND.probe("sleep 1000 & echo left");

    Map<Probe, Fact<Data>> facts = host.ask(Set.of(hostile, bytes, command, hangs));

    assertThat(data(facts.get(hostile)).text("value")).isEqualTo(HOSTILE);
    assertThat(data(facts.get(hostile)).text("locale")).isEqualTo("C");
    assertThat(data(facts.get(bytes)).text("stdout")).isEqualTo("\ufffd\0\n");
    assertThat(data(facts.get(command)).text("stdout")).isEqualTo("sh\n");
    assertThat(data(facts.get(command)).number("status")).isEqualTo(9);
    assertThat(data(facts.get(hangs)).text("stdout")).isEqualTo("left\n");
  }

  @Test
  void profileThatReadsStandardInputGetsNothingOfTheScript() {
    FactSource host =
        TestHosts.open(
            "web-01",
            TestHosts.lab("web-01", "user", "u-stdin", "limits", Map.of("command", "2s")),
            run);
    Probe probe = ECHO.probe("x");

    assertThat(cause(host.ask(Set.of(probe)).get(probe)))
        .isEqualTo(
            new Cause(
                Cause.Reason.TIMED_OUT,
                "the log-in on u-stdin@"
                    + TestHosts.lab("web-01").get("address")
                    + ":22 did not start a shell within 2 s"));
    host.close();
  }

  @Test
  void shellThatRefusesIsUnknownWithWhatItSays() {
    FactSource host = TestHosts.open("web-01", TestHosts.lab("web-01", "user", "u-nologin"), run);
    Probe probe = ECHO.probe("x");

    assertThat(cause(host.ask(Set.of(probe)).get(probe)))
        .isEqualTo(
            new Cause(
                Cause.Reason.OTHER,
                "the log-in on u-nologin@"
                    + TestHosts.lab("web-01").get("address")
                    + ":22 did not start a POSIX shell: This account is currently not available."));
    host.close();
  }

  @ParameterizedTest
  @CsvSource({"web-02,ja_JP.UTF-8", "web-01,C.UTF-8"})
  void commandsKeepTheLocaleOfTheLogIn(String name, String locale) {
    FactSource host = TestHosts.open(name, TestHosts.lab(name), run);
    Probe command = COMMAND.probe("echo \"${LANG-}\"; echo \"${LC_ALL-unset}\"");

    assertThat(data(host.ask(Set.of(command)).get(command)).text("stdout"))
        .endsWith("unset\n")
        .startsWith(name.equals("web-02") ? locale : "");
    host.close();
  }
}
