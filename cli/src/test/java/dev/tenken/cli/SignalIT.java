package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.reports.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program, stopped by a signal while a command of a spec runs. */
@Timeout(120)
class SignalIT {
  private static final String HERE =
      "environments:\n  here: { hosts: { me: { transport: local } } }\n";

  private Program program;

  @TempDir Path project;
  @TempDir Path output;

  @BeforeEach
  void configure() throws IOException {
    program =
        new Program(project, output)
            .file(
                "specs/a_spec.groovy",
                """
                describe('arithmetic') {
                  it('adds') { expect(1 + 1).to(eq(2)) }
                }
                describe(command('sleep 1000.125')) {
                  its('exit_status') { should eq(0) }
                }
                """);
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  void whatIsKnownIsReportedAndNoCommandIsLeft(String signal, int code) throws Exception {
    program.file("tenken.yml", HERE);
    Process process = running(program.start("run"));

    signal(signal, String.valueOf(process.pid()));

    assertStopped(process, code);
  }

  /** A terminal signals all that runs in it, and so does {@code timeout}. */
  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void whatIsSentToAllProcessesOfTheRunStopsAllOfIt(String signal, int code) throws Exception {
    program.file("tenken.yml", HERE);
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(Program.command("run"));
    Process process = running(program.start(command, Map.of()));

    signal(signal, "-" + process.pid());

    assertStopped(process, code);
  }

  @Test
  void onAHostItsCommandsEndToo() throws Exception {
    JsonNode host = labHost();
    program.file(
        "tenken.yml",
        """
        environments:
          lab:
            hosts:
              me: { address: '%s', port: %s, user: %s, identity: '%s', known_hosts: '%s' }
        """
            .formatted(
                host.path("address").asText(),
                host.path("port").asText(),
                host.path("user").asText(),
                host.path("identity").asText(),
                host.path("knownHosts").asText()));
    Process process = running(program.start("run"));

    signal("TERM", String.valueOf(process.pid()));

    assertStopped(process, 143);
  }

  private void assertStopped(Process process, int code) throws Exception {
    Program.Ended ended = program.end(process);
    assertThat(ended.code()).as(ended.toString()).isEqualTo(code);
    assertThat(ended.out())
        .contains("UNKNOWN me: cancelled: ", "INCOMPLETE: the run was cut short");
    Path reports = project.resolve("target/tenken");
    Journal journal = JournalReader.read(reports.resolve("journal.jsonl"));
    assertThat(journal.end().complete()).isFalse();
    assertThat(journal.checks())
        .extracting(CheckRecord::verdict)
        .containsExactly(Verdict.PASSED, Verdict.UNKNOWN);
    assertThat(Files.readString(reports.resolve("index.html"))).contains("INCOMPLETE");
    assertThat(reports.resolve("summary.md")).content().contains("INCOMPLETE");
    assertThat(reports.resolve("junit")).isDirectoryContaining("glob:**/TEST-*me.xml");
    for (int i = 0; i < 50 && isSleeping(); i++) {
      Thread.sleep(100);
    }
    assertThat(isSleeping()).as("the command ended").isFalse();
  }

  private static Process running(Process process) throws InterruptedException {
    while (process.isAlive() && !isSleeping()) {
      Thread.sleep(50);
    }
    assertThat(process.isAlive()).isTrue();
    return process;
  }

  private static boolean isSleeping() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .anyMatch(line -> line.endsWith("sleep 1000.125"));
  }

  private static void signal(String name, String process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-s", name, "--", process).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  private static JsonNode labHost() throws IOException {
    Path script = Path.of("..", "lab", "lab").toAbsolutePath().normalize();
    Process process =
        new ProcessBuilder(script.toString(), "inventory")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    JsonNode inventory = new ObjectMapper().readTree(process.getInputStream().readAllBytes());
    for (JsonNode host : inventory.path("hosts")) {
      if (host.path("name").asText().equals("web-01")) {
        return host;
      }
    }
    String why = "the lab's host web-01 does not run: start it by lab/lab up";
    if ("required".equals(System.getenv("TENKEN_LAB"))) {
      return fail("TENKEN_LAB=required, but " + why);
    }
    System.err.println("SKIPPED: " + why);
    return abort(why);
  }
}
