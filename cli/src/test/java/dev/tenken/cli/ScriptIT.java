package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/tenken}. */
class ScriptIT {
  private Program program;

  @TempDir Path project;
  @TempDir Path output;

  @BeforeEach
  void configure() throws IOException {
    program =
        new Program(project, output)
            .file("tenken.yml", "environments:\n  here: { hosts: { me: { transport: local } } }\n")
            .file(
                "specs/a b/green_spec.groovy",
                "describe('it') { it('adds') { expect(1 + 1).to(eq(2)) } }\n");
  }

  @Test
  void theFirstRunMakesAnArchiveThatLaterOnesUse() throws Exception {
    Path cache = project.resolve("cache");

    Program.Ended first = run(Program.SCRIPT, cache, "run", "specs/a b/green_spec.groovy");
    assertThat(first.code()).as(first.toString()).isZero();
    List<Path> archives = archives(cache);
    assertThat(archives).hasSize(1);
    Program.Ended second = run(Program.SCRIPT, cache, "run", "specs/a b/green_spec.groovy");

    assertThat(second.code()).as(second.toString()).isZero();
    assertThat(second.out()).startsWith("1 check: 1 passed");
    assertThat(archives(cache)).isEqualTo(archives);
  }

  @Test
  void whatIsNoWholeRunMakesNoArchive() throws Exception {
    Path cache = Files.createDirectory(project.resolve("cache"));

    assertThat(run(Program.SCRIPT, cache, "--version").code()).isZero();
    assertThat(run(Program.SCRIPT, cache, "run", "--help").code()).isZero();
    assertThat(run(Program.SCRIPT, cache, "run", "--list").code()).isZero();
    assertThat(run(Program.SCRIPT, cache, "run", "--nosuch").code()).isEqualTo(3);

    assertThat(archives(cache)).isEmpty();
  }

  /** As a service manager, a container's runtime and {@code kill} do, unlike a terminal. */
  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  void aSignalToTheScriptAloneEndsTheFirstRunToo(String signal, int code) throws Exception {
    Path cache = Files.createDirectory(project.resolve("cache"));
    Path started = project.resolve("started");
    program.file(
        "specs/slow_spec.groovy",
        "describe(command('touch %s; sleep 100')) { its('exit_status') { should eq(0) } }\n"
            .formatted(started));
    Process process =
        program.start(
            List.of(Program.SCRIPT.toString(), "run"), Map.of("TENKEN_CACHE", cache.toString()));
    while (process.isAlive() && !Files.exists(started)) {
      Thread.sleep(50);
    }

    new ProcessBuilder("kill", "-s", signal, String.valueOf(process.pid())).start().waitFor();

    Program.Ended ended = program.end(process);
    assertThat(ended.code()).as(ended.toString()).isEqualTo(code);
    assertThat(ended.out())
        .contains("UNKNOWN me: cancelled: ", "INCOMPLETE: the run was cut short");
    assertThat(archives(cache)).isEmpty();
    assertThat(cache.toFile().list((folder, name) -> name.startsWith("new."))).isEmpty();
  }

  @Test
  void withoutACacheItRunsAllTheSame() throws Exception {
    Path file = Files.writeString(project.resolve("file"), "");

    Program.Ended ended = run(Program.SCRIPT, file.resolve("cache"), "run");

    assertThat(ended.code()).as(ended.toString()).isZero();
  }

  @Test
  void anExitCodePassesThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(project.resolve("tenken"), Program.SCRIPT);

    assertThat(run(link, project.resolve("cache"), "run", "--nosuch").code()).isEqualTo(3);
    assertThat(run(link, project.resolve("cache"), "run", "--nosuch").code()).isEqualTo(3);
    Files.delete(link);
  }

  private Program.Ended run(Path script, Path cache, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    return program.end(program.start(command, Map.of("TENKEN_CACHE", cache.toString())));
  }

  private static List<Path> archives(Path cache) throws IOException {
    try (var files = Files.list(cache)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }
}
