package dev.tenken.host;

import static dev.tenken.host.TestHosts.cause;
import static dev.tenken.host.TestHosts.data;
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
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** By what a user logs in. */
@Timeout(90)
class LoginTest {
  private static final Probe PROBE = ECHO.probe("x");

  @TempDir static Path folder;
  private static LocalSshd sshd;

  @BeforeAll
  static void start() throws IOException {
    sshd = LocalSshd.start(folder.resolve("sshd"), "TrustedUserCAKeys " + folder.resolve("ca.pub"));
    LocalSshd.keygen(folder.resolve("ca"), "ed25519", "");
    sshd.reload();
    LocalSshd.keygen(folder.resolve("stranger"), "ed25519", "");
    for (String type : List.of("rsa", "ecdsa")) {
      LocalSshd.keygen(folder.resolve(type), type, "");
      authorize(folder.resolve(type));
    }
    LocalSshd.keygen(folder.resolve("locked"), "ed25519", "open sesame");
    authorize(folder.resolve("locked"));
  }

  @AfterAll
  static void stop() {
    if (sshd != null) {
      sshd.close();
    }
  }

  @Test
  void keyOfAnyTypeLogsIn() {
    for (String type : List.of("rsa", "ecdsa")) {
      assertAnswers("identity", folder.resolve(type).toString());
    }
  }

  @Test
  void severalKeysAreTriedInOrder() {
    assertAnswers(
        "identity",
        List.of(folder.resolve("stranger").toString(), folder.resolve("ecdsa").toString()));
  }

  @Test
  void encryptedKeyNeedsItsPassphrase() {
    String key = folder.resolve("locked").toString();

    assertAnswers("identity", key, "passphrase", "open sesame");
    assertThat(refusal("identity", key))
        .isEqualTo(
            new Cause(
                Reason.CREDENTIALS,
                "the key " + key + " can't be used: it is encrypted; set passphrase"));
    assertThat(refusal("identity", key, "passphrase", "wrong one"))
        .isEqualTo(
            new Cause(
                Reason.CREDENTIALS, "the key " + key + " can't be used: the passphrase is wrong"));
  }

  @Test
  void keyThatIsNotThereIsNamed() {
    assertThat(refusal("identity", "/nowhere/id"))
        .isEqualTo(
            new Cause(
                Reason.CREDENTIALS, "the key /nowhere/id can't be used: there is no such file"));
  }

  @Test
  void refusedLogInIsNotTriedAgain() {
    String key = folder.resolve("stranger").toString();
    long before = sshd.connections();
    try (TestRun run = new TestRun()) {
      FactSource host = TestHosts.open("web-01", sshd.settings("identity", key), run);
      Cause first = cause(host.ask(Set.of(PROBE)).get(PROBE));
      Cause second = cause(host.ask(Set.of(PROBE)).get(PROBE));

      assertThat(first)
          .isEqualTo(
              new Cause(
                  Reason.REFUSED,
                  "127.0.0.1:"
                      + sshd.port()
                      + " refused the log-in of "
                      + System.getProperty("user.name")
                      + " with "
                      + key
                      + " (it allows publickey)"));
      assertThat(second).isEqualTo(first);
      assertThat(sshd.connections() - before).isEqualTo(1);
      assertThat(run.ledger().of("web-01", "ssh.connection")).isEqualTo(1);
      assertThat(run.ledger().of("web-01", "ssh.channel")).isZero();
    }
  }

  @Test
  void certificateBesideTheKeyLogsIn() throws IOException {
    Path key = folder.resolve("certified");
    LocalSshd.keygen(key, "ed25519", "");
    assertThat(refusal("identity", key.toString()).reason()).isEqualTo(Reason.REFUSED);

    LocalSshd.run(
        "ssh-keygen",
        "-q",
        "-s",
        folder.resolve("ca").toString(),
        "-I",
        "user",
        "-n",
        System.getProperty("user.name"),
        key + ".pub");

    assertAnswers("identity", key.toString());
  }

  @Test
  void manyLogInsAtOnceStayBelowTheServersLimit() throws Exception {
    try (LocalSshd small = LocalSshd.start(folder.resolve("small"), "MaxStartups 10:100:10");
        TestRun run = new TestRun()) {
      HostProvider provider = new HostProvider();
      List<FactSource> hosts = new ArrayList<>();
      List<Future<Map<Probe, Fact<Data>>>> answers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        FactSource host =
            provider.open(
                TestHosts.target("host-" + i, small.settings("connect_timeout", "30s")), run);
        hosts.add(host);
        answers.add(run.executor().submit(() -> host.ask(Set.of(PROBE))));
      }
      for (Future<Map<Probe, Fact<Data>>> answer : answers) {
        assertThat(data(answer.get().get(PROBE)).text("value")).isEqualTo("x");
      }
      hosts.forEach(FactSource::close);
    }
  }

  /** Returns a connection that the server took; it may still count the one that found it up. */
  private static Socket greeted(int port) throws Exception {
    while (true) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      if (socket.getInputStream().read() == 'S') {
        return socket;
      }
      socket.close();
      Thread.sleep(50);
    }
  }

  @Test
  void logInsThatTheServerDropsAreTriedAgain() throws Exception {
    try (LocalSshd full =
            LocalSshd.start(folder.resolve("full"), "MaxStartups 1:100:1", "LoginGraceTime 2");
        TestRun run = new TestRun()) {
      // Someone else's connection that never logs in, until the server's patience ends.
      try (Socket idle = greeted(full.port())) {
        assertThat(idle.isConnected()).isTrue();
        FactSource host = TestHosts.open("web-01", full.settings(), run);

        assertThat(data(host.ask(Set.of(PROBE)).get(PROBE)).text("value")).isEqualTo("x");
        assertThat(run.ledger().of("web-01", "ssh.connection")).isGreaterThan(1);
        host.close();
      }
    }
  }

  private static void authorize(Path key) throws IOException {
    Files.writeString(
        sshd.folder().resolve("authorized_keys"),
        Files.readString(Path.of(key + ".pub")),
        StandardOpenOption.APPEND);
  }

  private static void assertAnswers(Object... changes) {
    assertThat(data(ask(changes)).text("value")).isEqualTo("x");
  }

  private static Cause refusal(Object... changes) {
    return cause(ask(changes));
  }

  private static Fact<Data> ask(Object... changes) {
    try (TestRun run = new TestRun()) {
      FactSource host = TestHosts.open("web-01", sshd.settings(changes), run);
      Fact<Data> fact = host.ask(Set.of(PROBE)).get(PROBE);
      host.close();
      return fact;
    }
  }
}
