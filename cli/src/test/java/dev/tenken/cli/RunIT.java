package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Journal;
import dev.tenken.reports.JournalReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program against specs that need no host, and hosts that don't answer. */
class RunIT {
  private static final String GREEN =
      """
      describe('arithmetic') {
        it('adds') { expect(1 + 1).to(eq(2)) }
      }
      """;
  private static final String RED =
      """
      tag 'red'
      describe('arithmetic') {
        it('adds wrongly') { expect(1 + 1).to(eq(3)) }
      }
      """;
  private static final String ASKING =
      """
      describe(file('/etc/passwd')) {
        it { should exist }
      }
      """;

  private Program program;

  @TempDir Path project;

  @BeforeEach
  void configure() throws IOException {
    program =
        new Program(project)
            .file("tenken.yml", "environments:\n  here: { hosts: { me: { transport: local } } }\n")
            .file("specs/green_spec.groovy", GREEN);
  }

  @Test
  void allPassedIsZeroAndEveryReportIsWritten() throws Exception {
    Program.Ended ended = program.run("run");

    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(ended.out()).matches("1 check: 1 passed · here · 1 target · .*\n");
    assertThat(ended.err()).contains("Report: " + project.toRealPath());
    assertThat(project.resolve("target/tenken"))
        .isDirectoryContaining("glob:**/journal.jsonl")
        .isDirectoryContaining("glob:**/index.html")
        .isDirectoryContaining("glob:**/summary.md");
    assertThat(project.resolve("target/tenken/allure-report/index.html")).doesNotExist();
  }

  @Test
  void aFailureIsOneAndSaysWhatWasFoundAndWhere() throws Exception {
    program.file("specs/red_spec.groovy", RED);

    Program.Ended ended = program.run("run");

    assertThat(ended.code()).as(ended.toString()).isEqualTo(1);
    assertThat(ended.out())
        .contains("FAILED red_spec › me › arithmetic › adds wrongly\n", "red_spec.groovy:3")
        .contains("2 checks: 1 passed, 1 failed · here")
        .doesNotContain("\u001b");
  }

  @Test
  void nothingIsWrittenBesidesTheReports() throws Exception {
    program.file(
        "specs/wrong_spec.groovy",
        "describe(file('/etc/passwd')) {\n  it { should be_owned_by('nobody') }\n}\n");

    Program.Ended ended = program.run("run");

    assertThat(ended.code()).as(ended.toString()).isEqualTo(1);
    assertThat(project.toFile().list()).containsExactlyInAnyOrder("specs", "target", "tenken.yml");
  }

  @Test
  void unknownIsTwo() throws Exception {
    program
        .file(
            "tenken.yml",
            "environments:\n  lost: { hosts: { gone: { address: 127.0.0.1, port: 1 } } }\n")
        .file("specs/asking_spec.groovy", ASKING);

    Program.Ended ended = program.run("run");

    assertThat(ended.code()).as(ended.toString()).isEqualTo(2);
    assertThat(ended.out())
        .contains(
            "UNKNOWN gone: unreachable: ", "File \"/etc/passwd\" › exists (asking_spec.groovy:2)");
  }

  @Test
  void aBrokenSpecIsThreeAndTheOthersRun() throws Exception {
    program.file("specs/red_spec.groovy", RED).file("specs/broken_spec.groovy", "describe(\n");

    Program.Ended ended = program.run("run");

    assertThat(ended.code()).as(ended.toString()).isEqualTo(3);
    assertThat(ended.out())
        .contains("BROKEN broken_spec › can be evaluated", "1 passed, 1 failed, 1 broken");
  }

  @Test
  void nothingCheckedIsFour() throws Exception {
    Program.Ended ended = program.run("run", "--tag", "nosuch");

    assertThat(ended.code()).as(ended.toString()).isEqualTo(4);
    assertThat(ended.out() + ended.err()).contains("nothing was checked");
  }

  @Test
  void wrongUsageIsThree() throws Exception {
    for (String[] wrong :
        new String[][] {
          {},
          {"run", "--nosuch"},
          {"run", "nosuch_spec.groovy"},
          {"run", "--env", "nosuch"},
          {"run", "--tag", "a &"}
        }) {
      Program.Ended ended = program.run(wrong);

      assertThat(ended.code()).as(List.of(wrong) + " " + ended).isEqualTo(3);
      assertThat(ended.err()).as(ended.toString()).isNotBlank();
      assertThat(ended.out() + ended.err()).doesNotContain("\tat ");
    }
  }

  @Test
  void helpAndVersionAreAsked() throws Exception {
    assertThat(program.run("run", "--help").out())
        .contains("--replay=DIR", "Exit codes", "3   wrong usage, configuration or spec");
    assertThat(program.run("--version").out()).startsWith("tenken 0.");
  }

  @Test
  void aTagAFileAndALineNarrow() throws Exception {
    program.file("specs/red_spec.groovy", RED);

    assertThat(program.run("run", "--tag", "!red").code()).isZero();
    assertThat(program.run("run", "specs/green_spec.groovy").out()).contains("1 check: 1 passed");
    assertThat(program.run("run", "specs/red_spec.groovy:3").out()).contains("1 check: 1 failed");
  }

  @Test
  void aListNamesChecksAndTargetsAndWritesNothing() throws Exception {
    Program.Ended ended = program.run("run", "--list");

    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(ended.out())
        .containsSubsequence("green_spec", "me", "arithmetic", "adds", "1 check\n");
    assertThat(project.resolve("target")).doesNotExist();
  }

  @Test
  void allureIsGeneratedOnRequest() throws Exception {
    program.run("run", "--allure", "--reports", "out");

    assertThat(project.resolve("out/allure-report/index.html")).isNotEmptyFile();
  }

  @Test
  void aStoppedRunReportsWhatItKnew() throws Exception {
    try (SilentServer server = new SilentServer()) {
      program
          .file(
              "tenken.yml",
              "environments:\n  slow: { hosts: { mute: { address: 127.0.0.1, port: "
                  + server.port()
                  + " } } }\n")
          .file("specs/asking_spec.groovy", ASKING);
      Process process = program.start("run");
      server.awaitClient();
      Thread.sleep(500);

      process.destroy();
      Program.Ended ended = program.end(process);

      assertThat(ended.code()).as(ended.toString()).isNotZero();
      assertThat(ended.out()).contains("INCOMPLETE: the run was cut short");
      Journal journal = JournalReader.read(project.resolve("target/tenken/journal.jsonl"));
      assertThat(journal.end().complete()).isFalse();
      assertThat(journal.checks()).hasSize(2);
      assertThat(Files.readString(project.resolve("target/tenken/index.html")))
          .contains("INCOMPLETE");
    }
  }

  /** Accepts connections and says nothing. */
  private static final class SilentServer implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> clients = new ArrayList<>();

    SilentServer() throws IOException {
      server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      server.setSoTimeout(60_000);
    }

    int port() {
      return server.getLocalPort();
    }

    void awaitClient() throws IOException {
      clients.add(server.accept());
    }

    @Override
    public void close() throws IOException {
      for (Socket client : clients) {
        client.close();
      }
      server.close();
    }
  }
}
