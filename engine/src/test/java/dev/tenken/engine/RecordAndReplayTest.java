package dev.tenken.engine;

import static dev.tenken.dsl.journal.Verdict.FAILED;
import static dev.tenken.dsl.journal.Verdict.PASSED;
import static dev.tenken.dsl.journal.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.fake.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordAndReplayTest {
  private Project project;

  @BeforeEach
  void record(@TempDir Path folder) {
    project =
        Project.in(folder)
            .spec(
                "a_spec.groovy",
                """
                on(role: 'web')
                describe(thing('nginx')) { it { should be_running } }
                describe(thing('mysql')) { it { should be_running } }
                describe(thing('redis')) { it { should_not exist } }
                """);
    project.parameter("tenken.record", folder.resolve("recording").toString());
    project.run();
    project.parameter("tenken.record", "");
  }

  @Test
  void aReplayGivesTheRecordedVerdictsAndAsksNothing() {
    Map<String, Verdict> recorded = project.verdicts();
    assertThat(recorded.values()).containsExactly(PASSED, FAILED, UNKNOWN);
    String started = project.journal().run().start().toString();

    replay();

    assertThat(project.verdicts()).isEqualTo(recorded);
    assertThat(project.journal().run().replayOf()).isEqualTo(started);
    assertThat(project.journal().run().environment()).isEqualTo("test");
    assertThat(project.journal().end().ledger().get("web-01")).containsOnlyKeys("round");
  }

  @Test
  void anEnvironmentMayBeAReplay() {
    project.config("environments: { demo: { replay: recording } }").run();

    assertThat(project.verdicts().values()).containsExactly(PASSED, FAILED, UNKNOWN);
    assertThat(project.journal().run().environment()).isEqualTo("demo");
  }

  @Test
  void whatWasNotRecordedIsUnknown() {
    project.spec("b_spec.groovy", VerdictsTest.check("new", "should_not exist"));

    replay();

    CheckRecord check = project.journal().checks().get(3);
    assertThat(check.verdict()).isEqualTo(UNKNOWN);
    assertThat(check.detail().cause()).isEqualTo("not recorded");
  }

  @Test
  void editingOneRecordedFactFlipsTheChecksOnItOnly() throws IOException {
    Path file = project.path("recording/hosts/web-01.json");
    Files.writeString(
        file,
        Files.readString(file).replace("\"present\" : \"stopped\"", "\"present\" : \"running\""));

    replay();

    assertThat(project.verdicts().values()).containsExactly(PASSED, PASSED, UNKNOWN);
  }

  @Test
  void aMaskedVariableIsUnknownSoThatNothingPassesOnTheMask() {
    project
        .config(
            """
            environments:
              test:
                transport: fake
                vars: { db_password: tiger-lily }
                hosts: { web-01: { roles: web, things: { nginx: running } } }
            """)
        .spec(
            "a_spec.groovy",
            """
            describe('the password') {
              it('is not the default') { expect(vars.db_password).not_to(eq('changeme')) }
            }
            """)
        .parameter("tenken.record", project.path("recording").toString())
        .run();
    assertThat(project.verdicts().values()).containsExactly(PASSED);

    project.parameter("tenken.record", "");
    replay();

    assertThat(project.verdicts().values()).containsExactly(UNKNOWN);
    assertThat(project.journal().checks().get(0).detail().cause()).isEqualTo("redacted");
  }

  @Test
  void aRecordingThatCanNotBeWrittenIsAMistake() {
    project
        .file("taken/other.txt", "x")
        .parameter("tenken.record", project.path("taken").toString());

    project.run();

    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);
    assertThat(project.journal().checks()).hasSize(3);
  }

  private void replay() {
    project.parameter("tenken.replay", project.path("recording").toString()).run();
  }
}
