package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program against specs that need this machine only. */
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
  @TempDir Path output;

  @BeforeEach
  void configure() throws IOException {
    program =
        new Program(project, output)
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
  void unknownIsTwoAndAReplaySaysSo() throws Exception {
    program.run("run", "--record", "recording");
    program.file("specs/asking_spec.groovy", ASKING);

    Program.Ended ended = program.run("run", "--replay", "recording");

    assertThat(ended.code()).as(ended.toString()).isEqualTo(2);
    assertThat(ended.out())
        .contains(
            "UNKNOWN me: not recorded: ", "File \"/etc/passwd\" › exists (asking_spec.groovy:2)")
        .containsPattern(
            "REPLAY of 20[-0-9: ]+ UTC, nothing was asked\n2 checks: 1 passed, 1 unknown");
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
    assertThat(ended.out()).contains("nothing was checked");
    program.file("specs/red_spec.groovy", RED);
    assertThat(program.run("run", "--tag", "rde").out())
        .contains("note: no check has the tag 'rde'; did you mean 'red'?\n");
  }

  @Test
  void aFolderWithoutSpecsIsSaid() throws Exception {
    Files.createDirectory(project.resolve("empty"));

    Program.Ended ended = program.run("run", "empty");

    assertThat(ended.code()).as(ended.toString()).isEqualTo(4);
    assertThat(ended.err())
        .isEqualTo("nothing was checked: no file named *_spec.groovy was found in empty\n");
  }

  @Test
  void whatIsNearAMistypedWordIsNamed() throws Exception {
    assertThat(program.run("rnu").err()).contains("did you mean 'run'?");
    assertThat(program.run("run", "--evn", "x").err()).contains("did you mean '--env'?");
  }

  /**
   * Without a locale the JVM can open no file whose name is not ASCII: no such spec is passed by.
   */
  @Test
  void aSpecThatTheLocaleCanNotNameIsAMistake() throws Exception {
    program.file("specs/点検_spec.groovy", GREEN);
    Map<String, String> posix = Map.of("LC_ALL", "C");

    for (String[] arguments :
        new String[][] {{"run"}, {"run", "--list"}, {"run", "specs/点検_spec.groovy"}}) {
      Program.Ended ended = program.end(program.start(Program.command(arguments), posix));

      assertThat(ended.code()).as(List.of(arguments) + " " + ended).isEqualTo(3);
      assertThat(ended.err()).contains("LC_ALL=C.UTF-8").doesNotContain("Exception");
      assertThat(ended.out() + ended.err()).doesNotContain("\tat ", "passed");
    }
  }

  /** Where the locale has no letters for a word, a question mark would stand for another word. */
  @Test
  void wordsAreToldWholeInAnyLocale() throws Exception {
    program.file("specs/words_spec.groovy", "describe('点検') { it('é') { expect(1).to(eq(2)) } }\n");
    Map<String, String> posix = Map.of("LC_ALL", "C");

    for (String[] arguments : new String[][] {{"run"}, {"run", "--list"}}) {
      Program.Ended ended = program.end(program.start(Program.command(arguments), posix));
      assertThat(ended.out()).contains("点検", "é");
    }
    Program.Ended ended = program.end(program.start(Program.command("run", "--env", "é"), posix));
    assertThat(ended.err()).doesNotContain("??");
  }

  @Test
  void wrongUsageIsThree() throws Exception {
    for (String[] wrong :
        new String[][] {
          {},
          {"run", "--nosuch"},
          {"run", "nosuch_spec.groovy"},
          {"run", "--env", "nosuch"},
          {"run", "--tag", "a &"},
          {"run", "--replay", ""},
          {"run", "specs:1"},
          {"run", ""}
        }) {
      Program.Ended ended = program.run(wrong);

      assertThat(ended.code()).as(List.of(wrong) + " " + ended).isEqualTo(3);
      assertThat(ended.err()).as(ended.toString()).isNotBlank();
      assertThat(ended.out() + ended.err()).doesNotContain("\tat ");
    }
  }

  @Test
  void aRunThatCanNotBeginLeavesNoEarlierOutcome() throws Exception {
    assertThat(program.run("run").code()).isZero();

    Program.Ended ended = program.run("run", "--env", "nosuch");

    assertThat(ended.code()).as(ended.toString()).isEqualTo(3);
    assertThat(project.resolve("target/tenken/index.html")).doesNotExist();
    assertThat(project.resolve("target/tenken/journal.jsonl")).doesNotExist();
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
  void aListTellsSpecsOfOneNameApartAndAMistakeOnce() throws Exception {
    program
        .file("specs/a/same_spec.groovy", GREEN)
        .file("specs/b/same_spec.groovy", GREEN)
        .file("specs/broken_spec.groovy", "describe('nothing') {\n}\n");

    Program.Ended ended = program.run("run", "--list");

    assertThat(ended.code()).as(ended.toString()).isEqualTo(3);
    assertThat(ended.out().lines().filter(line -> line.endsWith("_spec")))
        .containsExactlyInAnyOrder("a/same_spec", "b/same_spec", "broken_spec", "green_spec");
    assertThat(ended.err())
        .isEqualTo("broken_spec.groovy:1:1: the group 'nothing' has no checks\n");
  }

  @Test
  void allureIsGeneratedOnRequest() throws Exception {
    program.run("run", "--allure", "--reports", "out");

    assertThat(project.resolve("out/allure-report/index.html")).isNotEmptyFile();
  }
}
