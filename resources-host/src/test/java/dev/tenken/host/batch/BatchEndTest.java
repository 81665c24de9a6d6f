package dev.tenken.host.batch;

import static dev.tenken.host.batch.TestKinds.COMMAND;
import static dev.tenken.host.batch.TestKinds.ECHO;
import static dev.tenken.host.batch.TestKinds.SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.spi.Channel;
import dev.tenken.dsl.spi.Transport;
import dev.tenken.dsl.spi.TransportException;
import dev.tenken.dsl.testkit.TestRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch that is ended, and what is said of one. */
@ParameterizedClass
@ValueSource(strings = {"dash", "bash", "busybox"})
class BatchEndTest extends EachShell {
  BatchEndTest(String shell) {
    super(shell);
  }

  @Test
  void interruptEndsTheBatchSoonWithWhatIsMissingCancelled() throws Exception {
    Probe probe = SLOW.probe("0");
    Probe slow = SLOW.probe("1000");
    Map<Probe, Fact<Data>> facts = new ConcurrentHashMap<>();
    List<Boolean> interrupted = new ArrayList<>();
    Thread asking =
        new Thread(
            () -> {
              facts.putAll(ask(probe, slow));
              interrupted.add(Thread.interrupted());
            });

    asking.start();
    Thread.sleep(500);
    asking.interrupt();
    asking.join(5_000);

    // What had been answered until then counts where it has been read.
    assertThat(facts).hasSize(2);
    assertThat(cause(facts.get(slow)))
        .isEqualTo(new Cause(Reason.CANCELLED, "the run was interrupted"));
    assertThat(interrupted).containsExactly(true);
  }

  /** Several times: what ends it must not be ended by it first. */
  @RepeatedTest(5)
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
}
