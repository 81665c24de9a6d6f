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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  void variablesOfTheEnvironmentAreReadLiveAndInAReplay() {
    project
        .config(
            """
            environments:
              test:
                transport: fake
                vars: { port: 8080 }
                hosts: { web-01: { things: { nginx: running } } }
            """)
        .spec("a_spec.groovy", "it('port') { expect(vars.port).to(eq('8080')) }\n")
        .parameter("tenken.record", project.path("recording").toString());
    project.run();
    assertThat(project.verdicts().values()).containsExactly(PASSED);

    project.parameter("tenken.record", "");
    replay();

    assertThat(project.verdicts().values()).containsExactly(PASSED);
  }

  @Test
  void aReplaySaysOfEachCheckWhatTheRecordedRunSaid() {
    project
        .config(
            """
            environments:
              test:
                transport: fake
                vars: { port: 8080, names: [b, a], ratio: 0.10 }
                hosts:
                  web-02: { roles: web, things: { nginx: running, 'it''s "odd" – ü': "two\\nlines" } }
                  web-01: { roles: web, labels: { zone: b }, things: { nginx: stopped, redis: unknown } }
                  db-01:  { maintenance: 'new disk', things: { nginx: running } }
                aws:
                  main: { things: { vpc: running } }
            """)
        .spec(
            "a_spec.groovy",
            """
            on(host: '*')
            tag 'smoke'
            severity 'critical'
            describe(thing('nginx')) {
              it { should be_running }
              its('state') { should match(/^run/) }
              it('is there') { should exist }
            }
            describe(thing('redis')) {
              it { should_not exist }
              it { should exist }
            }
            describe(thing('it\\'s "odd" – ü')) {
              its('state') { should eq('two\\nlines') }
            }
            describe('the first of two facts') {
              it('leads to the second') {
                if (thing('nginx').state() == 'running') {
                  expect(thing('it\\'s "odd" – ü').state()).to(eq('x'))
                }
                expect(1).to(eq(1))
              }
              within(1.second) {
                it('goes on failing') { expect(thing('polled').exists()).to(be_true) }
              }
              it('is broken') { throw new IllegalStateException('oh') }
              it('is skipped') { skip('later') }
            }
            describe("on ${target.name}") {
              vars.names.each { name ->
                it("is ${name}") { expect(thing(name).exists()).to(be_true) }
              }
              only_if { target.name == 'web-01' }
              it { expect(vars.ratio).to(eq(vars.port)) }
            }
            """)
        .parameter("tenken.record", project.path("recording").toString())
        .run();
    List<CheckRecord> live = timeless(project.journal().checks());
    assertThat(live)
        .as(live.get(0).detail().message())
        .extracting(CheckRecord::verdict)
        .contains(PASSED, FAILED, UNKNOWN);

    project.parameter("tenken.record", "");
    replay();

    assertThat(timeless(project.journal().checks())).isEqualTo(live);
    assertThat(project.journal().run().targets().keySet())
        .containsExactly("web-02", "web-01", "db-01", "main");
  }

  /** Leaves out when and how long the checks themselves ran; what was asked keeps its times. */
  private static List<CheckRecord> timeless(List<CheckRecord> checks) {
    return checks.stream()
        .map(
            check ->
                new CheckRecord(
                    check.id(),
                    check.spec(),
                    check.target(),
                    check.targetType(),
                    check.groups(),
                    check.resourceType(),
                    check.resourceName(),
                    check.name(),
                    check.location(),
                    check.tags(),
                    check.severity(),
                    check.owner(),
                    check.verdict(),
                    check.detail(),
                    Instant.EPOCH,
                    Duration.ZERO,
                    0))
        .toList();
  }

  @Test
  void questionsThatDifferInSecretsOnlyAreUnknownAndNotMixedUp() {
    project
        .config(
            """
            environments:
              test:
                transport: fake
                vars: { password: tiger-lily, token: tulip-rose }
                hosts: { web-01: { things: { tiger-lily: running, tulip-rose: stopped } } }
            """)
        .spec(
            "a_spec.groovy",
            """
            describe('both') {
              it('runs') { expect(thing('tiger-lily').state()).to(eq('running')) }
              it('is stopped') { expect(thing('tulip-rose').state()).to(eq('stopped')) }
            }
            """)
        .parameter("tenken.record", project.path("recording").toString())
        .run();
    assertThat(project.verdicts().values()).containsExactly(PASSED, PASSED);

    project.config(
        """
        environments:
          test: { replay: recording, vars: { password: tiger-lily, token: tulip-rose } }
        """);
    project.parameter("tenken.record", "").run();

    assertThat(project.verdicts().values()).containsExactly(UNKNOWN, UNKNOWN);
    assertThat(project.journal().checks())
        .allSatisfy(check -> assertThat(check.detail().cause()).isEqualTo("redacted"));
  }

  @Test
  void whoNamesAnotherEnvironmentThanTheRecordedOneIsToldSo() {
    project.parameter("tenken.env", "production");

    replay();

    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);
    assertThat(project.result().mistakes())
        .containsExactly(
            project.path("recording")
                + " is a recording of environment test; leave out -Dtenken.env=production");
    project.parameter("tenken.env", "test");
    replay();
    assertThat(project.verdicts().values()).containsExactly(PASSED, FAILED, UNKNOWN);
  }

  @Test
  void whatAReplayRecordsIsAsOldAsWhatItReplays() {
    String started = project.journal().run().start().toString();
    project.parameter("tenken.record", project.path("second").toString());
    replay();

    project
        .parameter("tenken.record", "")
        .parameter("tenken.replay", project.path("second").toString())
        .run();

    assertThat(project.journal().run().replayOf()).isEqualTo(started);
  }

  @Test
  void aReplayIsNotRecordedOverItsRecording() throws IOException {
    Path file = project.path("recording/hosts/web-01.json");
    String before = Files.readString(file);
    project
        .spec("a_spec.groovy", VerdictsTest.check("nginx", "should exist"))
        .parameter("tenken.record", project.path("specs/../recording").toString());

    replay();

    assertThat(project.result().mistakes())
        .containsExactly(
            project.path("specs/../recording")
                + ": is what this run replays; name another folder to record to");
    assertThat(file).hasContent(before);
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
  void aFolderThatIsNotForARecordingIsRefusedBeforeAnythingIsAsked() {
    project
        .file("taken/other.txt", "x")
        .parameter("tenken.record", project.path("taken").toString());

    project.run();

    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);
    assertThat(project.result().mistakes())
        .containsExactly(
            project.path("taken")
                + ": is not empty and holds no recording, so none is written over it");
    assertThat(project.result().journal()).isEmpty();
  }

  @Test
  void aRecordingThatCanNotBeWrittenInTheEndIsAMistake() {
    project
        .file("taken/environment.json", "{}")
        .file("taken/hosts", "no folder")
        .parameter("tenken.record", project.path("taken").toString());

    project.run();

    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);
    assertThat(project.journal().checks()).hasSize(3);
  }

  private void replay() {
    project.parameter("tenken.replay", project.path("recording").toString()).run();
  }
}
