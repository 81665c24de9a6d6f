package dev.tenken.host;

import static dev.tenken.host.TestHosts.cause;
import static dev.tenken.host.TestHosts.data;
import static dev.tenken.host.batch.TestKinds.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.testkit.TestRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host that is connected to ahead of its first question, counted by its own sshd. */
@Timeout(60)
class ConnectingAheadTest {
  private static final Probe NAME = ECHO.probe("name");

  @TempDir Path folder;

  @Test
  void theFirstRoundTakesTheConnectionThatIsThere() {
    try (LocalSshd sshd = LocalSshd.start(folder);
        TestRun run = new TestRun()) {
      FactSource host = TestHosts.open("web-01", sshd.settings(), run);

      host.connect();
      assertThat(sshd.logins()).isEqualTo(1);
      assertThat(data(host.ask(Set.of(NAME)).get(NAME)).text("value")).isEqualTo("name");

      assertThat(sshd.connections()).isEqualTo(1);
      assertThat(sshd.channels()).isEqualTo(1);
      assertThat(run.ledger().all())
          .isEqualTo(Map.of("web-01", Map.of("ssh.connection", 1L, "ssh.channel", 1L)));
      host.close();
    }
  }

  @Test
  void whoAsksMeanwhileWaitsForIt() {
    try (LocalSshd sshd = LocalSshd.start(folder);
        TestRun run = new TestRun()) {
      FactSource host = TestHosts.open("web-01", sshd.settings(), run);

      run.executor().execute(host::connect);
      assertThat(data(host.ask(Set.of(NAME)).get(NAME)).text("value")).isEqualTo("name");

      assertThat(sshd.logins()).isEqualTo(1);
      host.close();
    }
  }

  @Test
  void whoComesTooLateLeavesTheConnectionThatIsThere() {
    try (LocalSshd sshd = LocalSshd.start(folder);
        TestRun run = new TestRun()) {
      FactSource host = TestHosts.open("web-01", sshd.settings(), run);

      assertThat(data(host.ask(Set.of(NAME)).get(NAME)).text("value")).isEqualTo("name");
      host.connect();
      assertThat(data(host.ask(Set.of(NAME)).get(NAME)).text("value")).isEqualTo("name");

      assertThat(sshd.logins()).isEqualTo(1);
      assertThat(sshd.connections()).isEqualTo(1);
      host.close();
    }
  }

  @Test
  void aFailureIsTheFirstRoundsAnswerAndIsNotTriedAgainForIt() throws Exception {
    try (LocalSshd sshd = LocalSshd.start(folder);
        TestRun run = new TestRun()) {
      Files.writeString(sshd.knownHosts(), "");
      FactSource host = TestHosts.open("web-01", sshd.settings(), run);

      host.connect();
      long connections = sshd.connections();
      Cause cause = cause(host.ask(Set.of(NAME)).get(NAME));

      assertThat(cause.reason()).isEqualTo(Cause.Reason.HOST_KEY);
      assertThat(connections).isEqualTo(1);
      assertThat(sshd.connections()).isEqualTo(1);
      host.close();
    }
  }
}
