package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.fake.CompiledSpecs;
import dev.tenken.engine.fake.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class BrokenSpecsTest {
  private Project project;

  @BeforeEach
  void write(@TempDir Path folder) {
    project =
        Project.in(folder)
            .spec("good_spec.groovy", VerdictsTest.check("nginx", "should be_running"));
  }

  @Test
  void aSpecThatDoesNotCompileFailsWithItsLineAndTheOthersRun() {
    project.spec("bad_spec.groovy", "describe(thing('nginx')) {\n  it { should eq 'x' }\n}\n");

    EngineExecutionResults results = project.run();

    results
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                container("bad_spec.groovy"),
                finishedWithFailure(
                    instanceOf(CheckBroken.class),
                    message(text -> text.startsWith("bad_spec.groovy:2:")))));
    results.testEvents().assertThatEvents().haveExactly(1, event(test(), finishedSuccessfully()));
    assertThat(project.verdicts()).containsEntry(" › can be evaluated", Verdict.BROKEN);
    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);
  }

  @Test
  void itIsADiscoveryIssueWithItsPlace() {
    project.spec("bad_spec.groovy", "describe(thing('nginx')) {\n  it { should eq 'x' }\n}\n");

    var issues =
        project.discover(selectDirectory(project.path("specs").toFile())).getDiscoveryIssues();

    assertThat(issues)
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.severity()).isEqualTo(DiscoveryIssue.Severity.WARNING);
              assertThat(issue.source())
                  .containsInstanceOf(FileSource.class)
                  .map(source -> ((FileSource) source).getPosition().map(FilePosition::getLine))
                  .hasValueSatisfying(line -> assertThat(line).contains(2));
            });
  }

  @Test
  void aSpecThatCanNotBeEvaluatedFailsAsWell() {
    project.spec("bad_spec.groovy", "describe('nothing') {\n}\n");

    EngineExecutionResults results = project.run();

    results
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                container("bad_spec.groovy"),
                finishedWithFailure(
                    message("bad_spec.groovy:1:1: the group 'nothing' has no checks"))));
  }

  @Test
  void noTagFilterHidesIt() {
    project.spec("bad_spec.groovy", "describe('nothing') {\n}\n");

    EngineExecutionResults results =
        project.run(
            builder ->
                builder
                    .selectors(selectDirectory(project.path("specs").toFile()))
                    .filters(TagFilter.includeTags("smoke")));

    results
        .containerEvents()
        .assertThatEvents()
        .haveExactly(1, event(container("bad_spec.groovy"), finishedWithFailure()));
  }

  @Test
  void aFileOrIdThatWasAskedForAndIsNotThereFails() {
    project.run(selectFile(project.path("specs/none_spec.groovy").toString()));
    assertThat(project.journal().checks())
        .singleElement()
        .satisfies(
            check ->
                assertThat(check.detail().message()).endsWith("none_spec.groovy does not exist"));

    project.run(selectUniqueId("[engine:tenken]/[spec:none_spec.groovy]"));
    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);

    project.run();
    project.run(
        selectUniqueId("[engine:tenken]/[spec:good_spec.groovy]/[host:web-01]/[check:gone]"));
    assertThat(project.journal().checks())
        .singleElement()
        .satisfies(
            check ->
                assertThat(check.detail().message())
                    .isEqualTo("nothing in good_spec.groovy is what was selected"));
  }

  @Test
  void aSpecThatIsNotUtf8FailsWithItsLine() {
    project.file(
        "specs/bad_spec.groovy",
        "describe('a') {\n  it('fährt') { expect(1).to(eq(1)) }\n}\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    project.run();

    assertThat(project.journal().checks())
        .filteredOn(check -> check.verdict() == Verdict.BROKEN)
        .singleElement()
        .satisfies(
            check ->
                assertThat(check.detail().message())
                    .isEqualTo("bad_spec.groovy:2: not UTF-8: save the file in that encoding"));
  }

  @Test
  void aByteOrderMarkBreaksNoSpec() {
    project.spec("good_spec.groovy", "\ufeff" + VerdictsTest.check("nginx", "should be_running"));

    project.run();

    assertThat(project.verdicts().values()).containsExactly(Verdict.PASSED);
  }

  @Test
  void aCompiledSpecWhoseSourceIsGoneFails(@TempDir Path classes) throws IOException {
    try (CompiledSpecs compiled = CompiledSpecs.of(project.path("specs"), classes)) {
      Path source = project.path("specs/good_spec.groovy");
      Files.delete(source);

      project.run(selectClass(compiled.load("good_spec")));

      assertThat(project.journal().checks())
          .singleElement()
          .satisfies(
              check ->
                  assertThat(check.detail().message())
                      .isEqualTo(
                          "the compiled spec's source "
                              + source
                              + " is gone: clean and build again"));
    }
  }

  @Test
  void memoryThatDoesNotSufficeIsAMistakeOfItsCheckAlone(@TempDir Path folder) {
    Project one =
        Project.in(folder)
            .spec(
                "a_spec.groovy",
                """
                describe(thing('nginx')) {
                  it('large') { should be_running; throw new OutOfMemoryError('no room') }
                  it { should be_running }
                }
                """);

    one.run();

    assertThat(one.verdicts().values()).containsExactly(Verdict.BROKEN, Verdict.PASSED);
  }
}
