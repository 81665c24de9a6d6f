package dev.tenken.host.batch;

import static dev.tenken.host.batch.TestKinds.COMMAND;
import static dev.tenken.host.batch.TestKinds.ECHO;
import static dev.tenken.host.batch.TestKinds.RAW;
import static dev.tenken.host.batch.TestKinds.SLOW;
import static dev.tenken.host.batch.TestKinds.TEXT;
import static dev.tenken.host.batch.TestKinds.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Kind;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.Channel;
import dev.tenken.dsl.spi.Transport;
import dev.tenken.dsl.spi.TransportException;
import dev.tenken.host.LocalSshd;
import dev.tenken.host.TestRun;
import dev.tenken.host.transport.LocalTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Batches on this machine, under the shells that a host may have for {@code sh}. */
@Timeout(60)
abstract class LocalBatchTest {
  private static final Limits TIGHT =
      new Limits(64 << 10, 4 << 10, Duration.ofSeconds(5), Duration.ofSeconds(4));

  @TempDir Path folder;

  private final String shell;
  private final TestRun run = new TestRun();

  LocalBatchTest(String shell) {
    this.shell = shell;
  }

  static class UnderDashTest extends LocalBatchTest {
    UnderDashTest() {
      super("dash");
    }
  }

  static class UnderBashTest extends LocalBatchTest {
    UnderBashTest() {
      super("bash");
    }
  }

  static class UnderBusyboxTest extends LocalBatchTest {
    UnderBusyboxTest() {
      super("busybox");
    }
  }

  /** Puts the shell before the system's own, as sh. */
  @BeforeEach
  void putShell() throws IOException {
    Path binary =
        Stream.of("/usr/bin", "/bin")
            .map(directory -> Path.of(directory, shell))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (binary == null) {
      LocalSshd.missing(shell + " is not installed");
    }
    Files.createSymbolicLink(folder.resolve("sh"), binary);
  }

  private String path() {
    return folder + ":" + System.getenv("PATH");
  }

  private LocalTransport transport() {
    return new LocalTransport(Map.of("PATH", path()));
  }

  @Test
  void shellIsTheOneMeant() {
    Probe command = COMMAND.probe("readlink /proc/$$/exe; exit 0");

    assertThat(data(ask(command).get(command)).text("stdout").strip()).endsWith("/" + shell);
  }

  @AfterEach
  void end() throws IOException {
    run.close();
    Files.deleteIfExists(folder.resolve("sh"));
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
        .extracting(LocalBatchTest::cause)
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

  @Test
  void interruptEndsTheBatchSoonWithWhatIsMissingCancelled() throws Exception {
    Probe probe = SLOW.probe("0");
    Probe slow = SLOW.probe("1000");
    List<Fact<Data>> facts = new ArrayList<>();
    List<Boolean> interrupted = new ArrayList<>();
    Thread asking =
        new Thread(
            () -> {
              facts.addAll(ask(probe, slow).values());
              interrupted.add(Thread.interrupted());
            });

    asking.start();
    Thread.sleep(500);
    asking.interrupt();
    asking.join(5_000);

    assertThat(facts)
        .hasSize(2)
        .extracting(LocalBatchTest::cause)
        .containsOnly(new Cause(Reason.CANCELLED, "the run was interrupted"));
    assertThat(interrupted).containsExactly(true);
  }

  @Test
  void batchThatNobodyWaitsForEndsItselfAndItsCommands() throws Exception {
    // By its path, as busybox would be its own sleep.
    Probe command = COMMAND.probe("/bin/sleep 1000.75 & /bin/sleep 1000.75");
    Batch batch =
        new Batch("localhost", new Leaving(transport()), Become.NOBODY, Limits.DEFAULT, run);
    Thread asking = new Thread(() -> batch.ask(Set.of(command)));
    asking.start();
    await(() -> running("\\S*/sleep 1000\\.75") == 2);

    asking.interrupt();

    await(() -> running("\\S*/sleep 1000\\.75") == 0);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 100 && !condition.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static long running(String command) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.matches(command))
        .count();
  }

  /** Closes what a shell reads, and leaves the shell alone: all that a lost connection does. */
  private record Leaving(Transport transport) implements Transport {
    @Override
    public Channel start(String command) throws TransportException, InterruptedException {
      Channel channel = transport.start(command);
      return new Channel() {
        @Override
        public OutputStream stdin() {
          return channel.stdin();
        }

        @Override
        public InputStream stdout() {
          return channel.stdout();
        }

        @Override
        public InputStream stderr() {
          return channel.stderr();
        }

        @Override
        public void close() {
          try {
            channel.stdin().close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };
    }

    @Override
    public String where() {
      return transport.where();
    }

    @Override
    public Cause lost() {
      return transport.lost();
    }

    @Override
    public void close() {
      transport.close();
    }
  }

  @Test
  void verboseSaysTheScriptAndTheExitOfEachPart() {
    TestRun verbose = new TestRun(Path.of(""), true);
    verbose.secrets().add("hunter2hunter2");
    Batch batch = new Batch("box", transport(), Become.NOBODY, Limits.DEFAULT, verbose);

    batch.ask(Set.of(COMMAND.probe("echo hunter2hunter2; exit 3"), ECHO.probe("gone")));

    assertThat(verbose.said())
        .contains("box: | tk_main() {")
        .anyMatch(line -> line.matches("box: test-echo \\(1\\): exit status 0, \\d+ m?s"))
        .anyMatch(line -> line.matches("box: test-command \\(1\\): exit status 3, \\d+ m?s"))
        .noneMatch(line -> line.contains("hunter2"));
    verbose.close();
  }

  private Map<Probe, Fact<Data>> ask(Probe... probes) {
    return batch(Limits.DEFAULT).ask(new LinkedHashSet<>(List.of(probes)));
  }

  private Batch batch(Limits limits) {
    return new Batch("localhost", transport(), Become.NOBODY, limits, run);
  }

  private static Data data(Fact<Data> fact) {
    assertThat(fact).isInstanceOf(Fact.Present.class);
    return ((Fact.Present<Data>) fact).value();
  }

  private static Cause cause(Fact<Data> fact) {
    assertThat(fact).isInstanceOf(Fact.Unknown.class);
    return ((Fact.Unknown<Data>) fact).cause();
  }
}
