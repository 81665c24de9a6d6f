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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts behind others. */
@Timeout(60)
class JumpHostTest {
  private static final Probe PROBE = ECHO.probe("x");

  @TempDir static Path folder;
  private static LocalSshd jump;
  private static LocalSshd second;
  private static LocalSshd target;

  private final TestRun run = new TestRun();

  @BeforeAll
  static void start() throws IOException {
    jump = LocalSshd.start(folder.resolve("jump"));
    second = LocalSshd.start(folder.resolve("second"));
    // What logs in at once is the server's to drop, and then comes again: not what is counted here.
    target = LocalSshd.start(folder.resolve("target"), "MaxStartups 100");
    // One key and one known_hosts for all, as where only the way in is written down.
    String key = Files.readString(target.folder().resolve("client.pub"));
    Files.writeString(jump.folder().resolve("authorized_keys"), key);
    Files.writeString(second.folder().resolve("authorized_keys"), key);
    target.knownHosts(line(jump), line(second), line(target));
  }

  private static String line(LocalSshd sshd) {
    return sshd.knownAs() + " " + sshd.hostKey("ed25519");
  }

  @AfterAll
  static void stop() {
    for (LocalSshd sshd : new LocalSshd[] {jump, second, target}) {
      if (sshd != null) {
        sshd.close();
      }
    }
  }

  @AfterEach
  void end() {
    run.close();
  }

  @Test
  void hostsBehindOneJumpHostShareItsConnection() throws Exception {
    long before = jump.connections();
    long targetBefore = target.connections();
    HostProvider provider = new HostProvider();
    List<FactSource> hosts = new ArrayList<>();
    List<Future<Map<Probe, Fact<Data>>>> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      FactSource host =
          provider.open(
              TestHosts.target("host-" + i, target.settings("jump", "127.0.0.1:" + jump.port())),
              run);
      hosts.add(host);
      answers.add(run.executor().submit(() -> host.ask(Set.of(PROBE))));
    }
    for (Future<Map<Probe, Fact<Data>>> answer : answers) {
      assertThat(data(answer.get().get(PROBE)).text("value")).isEqualTo("x");
    }
    hosts.forEach(FactSource::close);

    assertThat(jump.connections() - before).isEqualTo(1);
    assertThat(target.connections() - targetBefore).isEqualTo(12);
    assertThat(run.ledger().of("127.0.0.1", "ssh.connection")).isEqualTo(1);
    assertThat(run.ledger().of("host-7", "ssh.connection")).isEqualTo(1);
  }

  @Test
  void chainOfJumpHosts() {
    long before = second.connections();

    assertThat(
            data(ask("jump", "127.0.0.1:" + jump.port() + ",127.0.0.1:" + second.port()))
                .text("value"))
        .isEqualTo("x");
    assertThat(second.connections() - before).isEqualTo(1);
  }

  @Test
  void jumpHostWithSettingsOfItsOwn() {
    jump.know(jump.hostKey("ed25519"));
    Map<String, Object> settings = new LinkedHashMap<>(jump.settings());
    settings.put("identity", target.settings().get("identity"));

    assertThat(data(ask("jump", settings)).text("value")).isEqualTo("x");
  }

  @Test
  void keyOfTheJumpHostIsCheckedToo() {
    Map<String, Object> settings = new LinkedHashMap<>(jump.settings());
    settings.put("identity", target.settings().get("identity"));
    jump.know();

    Cause cause = cause(ask("jump", settings));

    assertThat(cause.reason()).isEqualTo(Reason.HOST_KEY);
    assertThat(cause.message())
        .startsWith(
            "jump host "
                + System.getProperty("user.name")
                + "@127.0.0.1:"
                + jump.port()
                + ": the host key of "
                + jump.knownAs()
                + " is not known: ");
  }

  @Test
  void hostThatTheJumpHostCanNotReach() throws IOException {
    int port = LocalSshd.freePort();

    Cause cause = cause(ask("port", String.valueOf(port), "jump", "127.0.0.1:" + jump.port()));

    assertThat(cause.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(cause.message())
        .startsWith(
            "jump host "
                + System.getProperty("user.name")
                + "@127.0.0.1:"
                + jump.port()
                + ": 127.0.0.1:"
                + port
                + " can't be reached: ");
  }

  private Fact<Data> ask(Object... changes) {
    FactSource host = TestHosts.open("web-01", target.settings(changes), run);
    Fact<Data> fact = host.ask(Set.of(PROBE)).get(PROBE);
    host.close();
    return fact;
  }
}
