package dev.tenken.host;

import static dev.tenken.host.TestHosts.data;
import static dev.tenken.host.batch.TestKinds.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.testkit.TestRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in by keys that a real ssh-agent holds. */
@Timeout(60)
class AgentTest {
  private static final Probe PROBE = ECHO.probe("x");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
  void agentLogsInWithAKeyThatNeverLeavesIt(String type) throws Exception {
    try (LocalSshd sshd = LocalSshd.start(folder.resolve("sshd"))) {
      Path key = folder.resolve("key");
      LocalSshd.keygen(key, type, "");
      Files.writeString(
          sshd.folder().resolve("authorized_keys"),
          Files.readString(Path.of(key + ".pub")),
          StandardOpenOption.APPEND);
      Path socket = folder.resolve("agent");
      Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
      try {
        for (int i = 0; i < 100 && !Files.exists(socket); i++) {
          Thread.sleep(20);
        }
        add(socket, key);
        Files.delete(key);

        assertThat(ask(sshd, socket)).isEqualTo("x");
      } finally {
        agent.destroyForcibly();
      }
    }
  }

  @Test
  void agentThatIsGoneHasNoKeys() throws Exception {
    try (LocalSshd sshd = LocalSshd.start(folder.resolve("sshd"))) {
      assertThat(ask(sshd, folder.resolve("nowhere")))
          .contains("there is no key to log in to")
          .contains(": set identity, or put one into the agent or ~/.ssh");
    }
  }

  private static void add(Path socket, Path key) throws IOException, InterruptedException {
    ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString()).inheritIO();
    add.environment().put("SSH_AUTH_SOCK", socket.toString());
    assertThat(add.start().waitFor()).isZero();
  }

  /** Asks in a JVM of its own: the agent is found by an environment variable. */
  private String ask(LocalSshd sshd, Path socket) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            AgentTest.class.getName(),
            String.valueOf(sshd.port()),
            sshd.knownHosts().toString());
    java.environment().put("SSH_AUTH_SOCK", socket.toString());
    Process process = java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  public static void main(String[] arguments) {
    try (TestRun run = new TestRun()) {
      FactSource host =
          TestHosts.open(
              "web-01",
              Map.of(
                  "address",
                  "127.0.0.1",
                  "port",
                  arguments[0],
                  "user",
                  System.getProperty("user.name"),
                  "known_hosts",
                  List.of(arguments[1])),
              run);
      Fact<?> fact = host.ask(Set.of(PROBE)).get(PROBE);
      System.out.println(
          fact instanceof Fact.Unknown<?> unknown
              ? unknown.cause().message()
              : data(host.ask(Set.of(PROBE)).get(PROBE)).text("value"));
      host.close();
    }
  }
}
