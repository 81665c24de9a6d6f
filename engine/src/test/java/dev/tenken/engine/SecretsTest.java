package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.fake.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Event;

/** Tries to get a secret out of a run. */
class SecretsTest {
  private static final String SECRET = "tiger-lily";

  @TempDir private Path folder;
  private Project project;

  @Test
  void noTextOfTheJournalHoldsASecret() {
    run(
        SECRET,
        """
        tag 'tiger-lily'
        describe(thing('nginx')) {
          its('state') { should eq('not tiger-lily') }
          it('is no tiger-lily') { should_not exist }
        }
        """);

    assertThat(project.journal().checks())
        .hasSize(2)
        .extracting(CheckRecord::verdict)
        .containsOnly(Verdict.FAILED);
    assertThat(project.journal().toString()).contains("********").doesNotContain(SECRET);
  }

  @Test
  void aNameThatIsKnownAtDiscoveryHoldsNone() {
    run(
        SECRET,
        """
        describe('a tiger-lily') {
          it('is no tiger-lily') { expect(1).to(eq(1)) }
          context('tiger-lily again') {
            it { expect('tiger-lily').to(eq('tiger-lily')) }
          }
        }
        """);

    nothingHolds(SECRET);
    assertThat(project.verdicts().values()).containsOnly(Verdict.PASSED).hasSize(2);
  }

  @Test
  void aNameThatIsKnownForATargetHoldsNone() {
    run(
        SECRET,
        """
        describe("the password ${vars.db_password}") {
          it("is ${vars.db_password}") { expect(1).to(eq(2)) }
          context("the same ${vars.db_password}") {
            it { expect(vars.db_password).to(eq('x')) }
          }
        }
        """);

    nothingHolds(SECRET);
    assertThat(project.verdicts().values()).containsOnly(Verdict.FAILED).hasSize(2);
  }

  @Test
  void checksWhoseNamesDifferInSecretsOnlyAreAllJudged() {
    project =
        configured(SECRET)
            .spec(
                "a_spec.groovy",
                """
                describe('static') {
                  ['tiger-lily', 'running'].each { secret ->
                    it("is ${secret}") { expect(secret).to(eq('tiger-lily')) }
                  }
                }
                describe("dynamic ${environment.name}") {
                  [vars.db_password, vars.other_token].each { secret ->
                    it("is ${secret}") { expect(secret).to(eq('tiger-lily')) }
                  }
                }
                """);
    long tests = project.run().testEvents().finished().count();

    assertThat(tests).isEqualTo(4);
    assertThat(project.journal().checks())
        .extracting(CheckRecord::verdict)
        .containsExactly(Verdict.PASSED, Verdict.FAILED, Verdict.PASSED, Verdict.FAILED);
    assertThat(project.journal().checks()).extracting(CheckRecord::id).doesNotHaveDuplicates();
  }

  @Test
  void whatIsWrongWithASpecHoldsNone() {
    run(SECRET, "throw new IllegalStateException('no tiger-lily')\n");
    nothingHolds(SECRET);

    run(SECRET, "def secret = vars.db_password\nthrow new IllegalStateException(secret)\n");
    nothingHolds(SECRET);

    run(SECRET, "describe('a') {\n  it { should be_tiger-lily }\n}\n");
    nothingHolds(SECRET);

    run(SECRET, "describe('a') {\n  it { throw new IllegalStateException(vars.db_password) }\n}\n");
    nothingHolds(SECRET);
  }

  @Test
  void whatIsWrongWithTheConfigurationHoldsNone() {
    project =
        Project.in(folder)
            .config(
                """
                environments:
                  test:
                    transport: fake
                    hosts: { web-01: { delay: '${env:HOME}' } }
                """)
            .spec("a_spec.groovy", VerdictsTest.check("nginx", "should exist"));

    everything = text(project);

    assertThat(project.result().mistakes()).singleElement().asString().contains("delay must be");
    nothingHolds("'" + System.getenv("HOME") + "'");

    project.config(
        """
        environments:
          test:
            transport: fake
            limits: { run: '${env:HOME}' }
            hosts: { web-01: {} }
        """);

    everything = text(project);

    assertThat(project.result().mistakes()).singleElement().asString().contains("run must be");
    nothingHolds("'" + System.getenv("HOME") + "'");
  }

  @Test
  void aLongSecretIsMaskedWhereItIsCutToo() {
    String secret = "tiger-lily".repeat(50);
    run(
        secret,
        """
        describe('the password') {
          it { expect(vars.db_password).to(eq('x')) }
          it { expect('x' * 250 + vars.db_password).to(eq('x')) }
          it { expect([vars.db_password, 'y' * 250]).to(eq(['x'])) }
          it { assertThat(vars.db_password).isEqualTo('x') }
          it { assert vars.db_password == 'x' }
        }
        """);

    nothingHolds("tiger-lily");
    assertThat(project.verdicts().values()).containsOnly(Verdict.FAILED).hasSize(5);
  }

  @Test
  void aSecretIsMaskedHoweverItIsWritten() {
    String secret = "lily \\ of'the\"\tvalley\nwith a second line";
    run(
        secret,
        """
        describe('the password') {
          it { expect(vars.db_password).to(eq('x')) }
          it { expect([vars.db_password]).to(eq('x')) }
          it { assertThat(vars.db_password).isEqualTo('x') }
          it { expect(groovy.json.JsonOutput.toJson(vars.db_password)).to(eq('x')) }
          it { throw new IllegalStateException(vars.db_password) }
          it { expect("ops:${vars.db_password}".bytes.encodeBase64().toString()).to(eq('x')) }
        }
        """);

    nothingHolds("valley");
    nothingHolds("second line");
    nothingHolds("dmFsbGV5"); // "valley" in base64, from its first byte on
  }

  private Project configured(String secret) {
    return Project.in(folder)
        .config(
            """
            environments:
              test:
                transport: fake
                token: %s
                vars: { db_password: %s, other_token: tulip-rose }
                hosts: { web-01: { things: { nginx: %s } } }
            """
                .formatted(quoted(secret), quoted(secret), quoted(secret)));
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }

  private void run(String secret, String spec) {
    project = configured(secret).spec("a_spec.groovy", spec);
    project.parameter("tenken.record", folder.resolve("recording").toString());
    everything = text(project);
  }

  private String everything = "";

  private void nothingHolds(String secret) {
    assertThat(everything).contains("[engine:tenken]").doesNotContain(secret);
  }

  /** Returns all that leaves a run. */
  private String text(Project run) {
    StringBuilder text = new StringBuilder();
    var discovered = run.discover(selectDirectory(run.path("specs").toFile()));
    discovered.getEngineDescriptor().accept(descriptor -> text.append(words(descriptor)));
    discovered.getDiscoveryIssues().stream().map(DiscoveryIssue::message).forEach(text::append);
    run.run().allEvents().stream()
        .forEach(
            event ->
                text.append(event.getType())
                    .append(words(event.getTestDescriptor()))
                    .append(payload(event)));
    text.append(run.said).append(run.result().mistakes()).append(run.result().journal());
    return text + files(run.path("recording")) + files(run.path("reports"));
  }

  private static String words(TestDescriptor descriptor) {
    return String.join(
        "\n",
        descriptor.getUniqueId().toString(),
        descriptor.getDisplayName(),
        descriptor.getLegacyReportingName(),
        String.valueOf(descriptor.getSource()),
        descriptor.getTags().toString(),
        "");
  }

  private static String payload(Event event) {
    StringBuilder text = new StringBuilder(String.valueOf(event.getPayload()));
    event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .ifPresent(
            thrown -> {
              java.io.StringWriter trace = new java.io.StringWriter();
              thrown.printStackTrace(new java.io.PrintWriter(trace));
              text.append(trace);
            });
    return text.append('\n').toString();
  }

  private static String files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.walk(folder)) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(file).append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
