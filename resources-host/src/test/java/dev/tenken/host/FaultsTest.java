package dev.tenken.host;

import static dev.tenken.host.TestHosts.cause;
import static dev.tenken.host.TestHosts.data;
import static dev.tenken.host.batch.TestKinds.COMMAND;
import static dev.tenken.host.batch.TestKinds.ECHO;
import static dev.tenken.host.batch.TestKinds.SLOW;
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
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts and networks that fail: the facts are unknown with the cause, within the limits. */
@Timeout(90)
class FaultsTest {
  private static final Probe PROBE = ECHO.probe("x");

  @TempDir static Path folder;
  private static LocalSshd sshd;

  private final TestRun run = new TestRun();
  private Instant startedAt = Instant.now();

  @BeforeAll
  static void start() {
    sshd = LocalSshd.start(folder);
  }

  @AfterAll
  static void stop() {
    if (sshd != null) {
      sshd.close();
    }
  }

  @AfterEach
  void end() {
    run.close();
  }

  @Test
  void addressThatDoesNotResolve() {
    assertThat(refusal(sshd.settings("address", "no-such-host.invalid")))
        .isEqualTo(
            new Cause(Reason.UNREACHABLE, "the address no-such-host.invalid can't be resolved"));
  }

  @Test
  void portThatNobodyListensOn() throws IOException {
    int port = LocalSshd.freePort();

    assertThat(refusal(sshd.settings("port", String.valueOf(port))))
        .isEqualTo(
            new Cause(
                Reason.UNREACHABLE, "127.0.0.1:" + port + " can't be reached: Connection refused"));
    assertTookLessThan(2);
  }

  @Test
  void serverThatTakesTheConnectionAndSaysNothing() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(
              refusal(
                  sshd.settings(
                      "port", String.valueOf(silent.getLocalPort()), "connect_timeout", "1s")))
          .isEqualTo(
              new Cause(
                  Reason.TIMED_OUT,
                  "127.0.0.1:"
                      + silent.getLocalPort()
                      + " took the connection but did not finish the SSH handshake within 1 s"));
      assertTookLessThan(4);
    }
  }

  @Test
  void serverThatStallsInTheHandshake() {
    try (Proxy proxy = Proxy.after("127.0.0.1", sshd.port(), 30, Proxy.Then.STALL)) {
      assertThat(
              refusal(
                      sshd.settings(
                          "port",
                          String.valueOf(proxy.port()),
                          "host_key_alias",
                          sshd.knownAs(),
                          "connect_timeout",
                          "1s"))
                  .message())
          .endsWith(" took the connection but did not finish the SSH handshake within 1 s");
      assertTookLessThan(4);
    }
  }

  @Test
  void serverThatSpeaksAnotherProtocol() throws IOException {
    try (ServerSocket web = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Future<?> serving =
          run.executor()
              .submit(
                  () -> {
                    while (!web.isClosed()) {
                      try (Socket client = web.accept()) {
                        client
                            .getOutputStream()
                            .write(
                                "HTTP/1.1 400 Bad Request\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                      }
                    }
                    return null;
                  });

      assertThat(refusal(sshd.settings("port", String.valueOf(web.getLocalPort()))))
          .isEqualTo(
              new Cause(
                  Reason.UNREACHABLE,
                  "127.0.0.1:"
                      + web.getLocalPort()
                      + " closed the connection before the SSH handshake, 4 times: no SSH server,"
                      + " or one with too many log-ins at once (MaxStartups)"));
      serving.cancel(true);
    }
  }

  @Test
  void connectionCutInTheMidstOfABatch() {
    for (Proxy.Then then : List.of(Proxy.Then.CLOSE, Proxy.Then.RESET)) {
      try (Proxy proxy = Proxy.after("127.0.0.1", sshd.port(), 40_000, then)) {
        Map<Probe, Fact<Data>> facts = askThrough(proxy);

        assertThat(facts.values())
            .extracting(TestHosts::cause)
            .containsOnly(
                new Cause(
                    Reason.UNREACHABLE,
                    "the connection to "
                        + System.getProperty("user.name")
                        + "@127.0.0.1:"
                        + proxy.port()
                        + " was lost before all was answered"));
      }
    }
    assertTookLessThan(8);
  }

  @Test
  void connectionThatStallsInTheMidstOfABatchIsEndedByKeepAlives() {
    try (Proxy proxy = Proxy.after("127.0.0.1", sshd.port(), 40_000, Proxy.Then.STALL)) {
      Map<Probe, Fact<Data>> facts = askThrough(proxy);

      assertThat(facts.values())
          .extracting(fact -> cause(fact).message())
          .allMatch(message -> message.endsWith(" was lost before all was answered"));
      assertTookLessThan(30);
    }
  }

  private Map<Probe, Fact<Data>> askThrough(Proxy proxy) {
    FactSource host =
        TestHosts.open(
            "web-01",
            sshd.settings("port", String.valueOf(proxy.port()), "host_key_alias", sshd.knownAs()),
            run);
    Set<Probe> probes = Set.of(COMMAND.probe("head -c 100000 /dev/urandom; sleep 40"));
    Map<Probe, Fact<Data>> facts = host.ask(probes);
    host.close();
    return facts;
  }

  @Test
  void serverKilledBeforeTheShellStartsIsALostConnection() throws Exception {
    // The profile that would print the mark sleeps, as a home on a dead file server does.
    FactSource host = TestHosts.open("web-01", sshd.settings(), run);
    Files.writeString(sshd.folder().resolve("home").resolve(".bashrc"), "sleep 20\n");
    long before = sshd.channels();
    Future<Map<Probe, Fact<Data>>> answer = run.executor().submit(() -> host.ask(Set.of(PROBE)));
    for (int i = 0; i < 100 && sshd.channels() == before; i++) {
      Thread.sleep(50);
    }
    Thread.sleep(500);
    sshd.killSessions();
    Files.delete(sshd.folder().resolve("home").resolve(".bashrc"));

    assertThat(cause(answer.get().get(PROBE)).message())
        .endsWith(" was lost before all was answered");
    host.close();
  }

  @Test
  void killedServerLosesTheChecksOfItsBatchAndTheNextConnectsAnew() throws Exception {
    FactSource host = TestHosts.open("web-01", sshd.settings(), run);
    Probe slow = SLOW.probe("30.25");
    Future<Map<Probe, Fact<Data>>> answer =
        run.executor()
            .submit(() -> host.ask(new LinkedHashSet<>(List.of(SLOW.probe("0"), slow, PROBE))));
    long before = sshd.channels();
    for (int i = 0; i < 100 && sshd.channels() == before; i++) {
      Thread.sleep(50);
    }
    Thread.sleep(700);
    sshd.killSessions();

    Map<Probe, Fact<Data>> facts = answer.get();
    assertThat(cause(facts.get(slow)).message())
        .isEqualTo(
            "the connection to "
                + System.getProperty("user.name")
                + "@127.0.0.1:"
                + sshd.port()
                + " was lost before all was answered");
    assertThat(data(facts.get(PROBE)).text("value")).isEqualTo("x");
    assertThat(data(host.ask(Set.of(PROBE)).get(PROBE)).text("value")).isEqualTo("x");
    assertThat(run.ledger().of("web-01", "ssh.connection")).isEqualTo(2);
    assertThatNoneIsLeftOf("sleep 30.25");
    host.close();
  }

  @Test
  void floodsOfOutputCostOnlyTheirCommand() {
    FactSource host = TestHosts.open("web-01", sshd.settings(), run);
    Probe yes = COMMAND.probe("yes");
    Probe gigabyte = COMMAND.probe("head -c 1073741824 /dev/zero");
    Probe errors = COMMAND.probe("head -c 20000000 /dev/zero >&2");
    Probe fine = COMMAND.probe("echo fine");

    Map<Probe, Fact<Data>> facts = host.ask(Set.of(yes, gigabyte, errors, fine, PROBE));

    assertThat(List.of(yes, gigabyte, errors))
        .extracting(probe -> cause(facts.get(probe)))
        .containsOnly(
            new Cause(Reason.LIMIT, "the command's output is longer than 1 MiB (limits: output)"));
    assertThat(data(facts.get(fine)).text("stdout")).isEqualTo("fine\n");
    assertThat(data(facts.get(PROBE)).text("value")).isEqualTo("x");
    host.close();
  }

  @Test
  void commandThatHangsCostsItselfAndItsLimit() {
    FactSource host =
        TestHosts.open("web-01", sshd.settings("limits", Map.of("command", "2s")), run);
    Probe hangs = COMMAND.probe("sleep 1000");
    Probe fine = COMMAND.probe("cat; echo fine");

    Map<Probe, Fact<Data>> facts = host.ask(Set.of(hangs, fine));

    assertThat(cause(facts.get(hangs)))
        .isEqualTo(
            new Cause(Reason.TIMED_OUT, "the command took longer than 2 s (limits: command)"));
    assertThat(data(facts.get(fine)).text("stdout")).isEqualTo("fine\n");
    assertTookLessThan(15);
    host.close();
  }

  @Test
  void interruptEndsTheRoundSoon() throws Exception {
    FactSource host = TestHosts.open("web-01", sshd.settings(), run);
    Probe hangs = COMMAND.probe("sleep 1001");
    List<Fact<Data>> facts = new CopyOnWriteArrayList<>();
    Thread asking = new Thread(() -> facts.addAll(host.ask(Set.of(hangs)).values()));
    asking.start();
    Thread.sleep(2_000);
    asking.interrupt();
    asking.join(5_000);

    assertThat(facts)
        .extracting(TestHosts::cause)
        .containsExactly(new Cause(Reason.CANCELLED, "the run was interrupted"));
    assertThatNoneIsLeftOf("sleep 1001");
    host.close();
  }

  private static void assertThatNoneIsLeftOf(String command) throws InterruptedException {
    for (int i = 0; i < 50 && isRunning(command); i++) {
      Thread.sleep(100);
    }
    assertThat(isRunning(command)).as(command).isFalse();
  }

  private static boolean isRunning(String command) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .anyMatch(line -> line.endsWith(command));
  }

  @Test
  void interruptWhileConnectingEndsSoon() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      FactSource host =
          TestHosts.open(
              "web-01", sshd.settings("port", String.valueOf(silent.getLocalPort())), run);
      List<Fact<Data>> facts = new CopyOnWriteArrayList<>();
      Thread asking = new Thread(() -> facts.addAll(host.ask(Set.of(PROBE)).values()));
      asking.start();
      Thread.sleep(500);
      asking.interrupt();
      asking.join(3_000);

      assertThat(facts)
          .extracting(TestHosts::cause)
          .containsExactly(new Cause(Reason.CANCELLED, "the run was interrupted"));
      host.close();
    }
  }

  private Cause refusal(Map<String, Object> settings) {
    startedAt = Instant.now();
    FactSource host = TestHosts.open("web-01", settings, run);
    Cause cause = cause(host.ask(Set.of(PROBE)).get(PROBE));
    host.close();
    return cause;
  }

  private void assertTookLessThan(int seconds) {
    assertThat(Duration.between(startedAt, Instant.now())).isLessThan(Duration.ofSeconds(seconds));
  }
}
