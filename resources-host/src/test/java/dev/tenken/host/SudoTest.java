package dev.tenken.host;

import static dev.tenken.host.TestHosts.cause;
import static dev.tenken.host.TestHosts.data;
import static dev.tenken.host.batch.TestKinds.COMMAND;
import static dev.tenken.host.batch.TestKinds.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.testkit.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The batch as another user, by sudo. */
@Timeout(60)
class SudoTest {
  private static final Probe WHO = COMMAND.probe("id -un; cat");

  private final TestRun run = new TestRun(Path.of(""), true);

  @AfterEach
  void end() {
    run.close();
  }

  @Test
  void sudoWithoutPasswordRunsTheBatchAsRoot() {
    assertThat(who("web-01", "become", "true")).isEqualTo("root\n");
  }

  @Test
  void sudoThatWarnsOnStandardErrorRunsTheBatch() {
    assertThat(who("db-01", "become", "true")).isEqualTo("root\n");
  }

  @Test
  void passwordThatSudoDoesNotAskForIsNotSent() {
    assertThat(who("web-01", "become", "true", "become_password", "not-asked-for"))
        .isEqualTo("root\n");
  }

  @Test
  void anotherUserThanRoot() {
    assertThat(who("web-01", "become", "true", "become_user", "deploy")).isEqualTo("deploy\n");
  }

  @Test
  void whoIsTheUserAlreadyNeedsNoSudo() {
    assertThat(who("busy-01", "user", "root", "become", "true")).isEqualTo("root\n");
  }

  @Test
  void passwordIsToldWhenSudoAsksAndIsSeenNowhere() throws IOException {
    Path log = TestHosts.labLog("web-02");

    assertThat(who("web-02", "become", "true", "become_password", "lab-password"))
        .isEqualTo("root\n");
    assertThat(run.said()).isNotEmpty().noneMatch(line -> line.contains("lab-password"));
    assertThat(Files.readString(log)).doesNotContain("lab-password");
  }

  @Test
  void refusedPasswordIsNotTriedAgainInTheRun() {
    FactSource host =
        TestHosts.open(
            "web-02",
            TestHosts.lab("web-02", "become", "true", "become_password", "wrong-password"),
            run);
    Map<Probe, Fact<Data>> facts = host.ask(Set.of(WHO, ECHO.probe("x")));

    assertThat(facts.values())
        .extracting(TestHosts::cause)
        .hasSize(2)
        .allSatisfy(
            cause -> {
              assertThat(cause.reason()).isEqualTo(Reason.CREDENTIALS);
              assertThat(cause.message())
                  .startsWith("sudo refused the password on tenken@" + address("web-02") + ":22");
            });
    assertThat(cause(host.ask(Set.of(WHO)).get(WHO))).isEqualTo(cause(facts.get(WHO)));
    assertThat(run.ledger().of("web-02", "ssh.channel")).isEqualTo(1);
    host.close();
  }

  @Test
  void missingPasswordIsNamed() {
    assertThat(refusal("web-02", "become", "true"))
        .satisfies(cause -> assertThat(cause.reason()).isEqualTo(Reason.CREDENTIALS))
        .satisfies(
            cause ->
                assertThat(cause.message())
                    .startsWith(
                        "sudo on tenken@"
                            + address("web-02")
                            + ":22 did not start a shell (set become_password if it asks for"
                            + " one): sudo: "));
  }

  @Test
  void userWhoMayNotIsToldWhatSudoSays() {
    assertThat(refusal("web-01", "user", "u-tty", "become", "true"))
        .isEqualTo(
            new Cause(
                Reason.CREDENTIALS,
                "sudo on u-tty@"
                    + address("web-01")
                    + ":22 did not start a shell (set become_password if it asks for one): sudo:"
                    + " sorry, you must have a tty to run sudo"));
    assertThat(refusal("web-01", "user", "u-nosudo", "become", "true").message())
        .endsWith(": sudo: a password is required");
  }

  private String who(String name, Object... changes) {
    FactSource host = TestHosts.open(name, TestHosts.lab(name, changes), run);
    Data data = data(host.ask(Set.of(WHO)).get(WHO));
    host.close();
    return data.text("stdout");
  }

  private Cause refusal(String name, Object... changes) {
    FactSource host = TestHosts.open(name, TestHosts.lab(name, changes), run);
    Cause cause = cause(host.ask(Set.of(WHO)).get(WHO));
    host.close();
    return cause;
  }

  private static Object address(String name) {
    return TestHosts.lab(name).get("address");
  }
}
