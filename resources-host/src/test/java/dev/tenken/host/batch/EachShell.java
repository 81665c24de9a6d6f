package dev.tenken.host.batch;

import static dev.tenken.host.batch.TestKinds.COMMAND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.testkit.TestRun;
import dev.tenken.host.LocalSshd;
import dev.tenken.host.transport.LocalTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Batches on this machine, under a shell that a host may have for {@code sh}. */
@Timeout(60)
abstract class EachShell {
  @TempDir Path folder;

  private final String shell;
  final TestRun run = new TestRun();

  EachShell(String shell) {
    this.shell = shell;
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

  @AfterEach
  void end() throws IOException {
    run.close();
    Files.deleteIfExists(folder.resolve("sh"));
  }

  @Test
  void shellIsTheOneMeant() {
    Probe command = COMMAND.probe("readlink /proc/$$/exe; exit 0");

    assertThat(data(ask(command).get(command)).text("stdout").strip()).endsWith("/" + shell);
  }

  final String path() {
    return folder + ":" + System.getenv("PATH");
  }

  final LocalTransport transport() {
    return new LocalTransport(Map.of("PATH", path()));
  }

  final Map<Probe, Fact<Data>> ask(Probe... probes) {
    return batch(Limits.DEFAULT).ask(new LinkedHashSet<>(List.of(probes)));
  }

  final Batch batch(Limits limits) {
    return new Batch("localhost", transport(), Become.NOBODY, limits, run);
  }

  static Data data(Fact<Data> fact) {
    assertThat(fact).isInstanceOf(Fact.Present.class);
    return ((Fact.Present<Data>) fact).value();
  }

  static Cause cause(Fact<Data> fact) {
    assertThat(fact).isInstanceOf(Fact.Unknown.class);
    return ((Fact.Unknown<Data>) fact).cause();
  }
}
