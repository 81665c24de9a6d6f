package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.tenken.engine.fake.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class NothingCheckedTest {
  private Project project;

  @BeforeEach
  void write(@TempDir Path folder) {
    project =
        Project.in(folder)
            .spec(
                "a_spec.groovy",
                """
                tag 'smoke'
                describe(thing('nginx')) {
                  it { should be_running }
                  context('slow') {
                    tag 'slow'
                    it { should exist }
                  }
                }
                """);
  }

  @Test
  void aFilterThatLeavesNothingFailsTheRun() {
    EngineExecutionResults results = tagged("smokee");

    fails(results, "nothing was checked: filters left out all 2 checks");
    assertThat(project.result().exitCode()).isEqualTo(RunResult.NOTHING);
  }

  @Test
  void tagsAreInheritedAndTheRunSaysWhatTheyLeftOut() {
    tagged("slow");

    assertThat(project.journal().checks())
        .singleElement()
        .satisfies(check -> assertThat(check.tags()).containsExactlyInAnyOrder("smoke", "slow"));
    assertThat(project.journal().run().notes()).contains("filters left out 1 of 2 checks");
  }

  @Test
  void aTagThatNoCheckHasIsNamed() {
    project.tags("slwo", "smoke");

    tagged("smoke & !slwo");

    assertThat(project.journal().run().notes())
        .containsExactly("no check has the tag 'slwo'; did you mean 'slow'?");
    project.tags("database");

    tagged("database");

    assertThat(project.journal().run().notes())
        .containsExactly(
            "no check has the tag 'database'; there is slow, smoke",
            "filters left out 2 of 2 checks");
  }

  @Test
  void sharedExamplesThatTheirSpecIncludesNowhereAreNamed() {
    project.spec(
        "a_spec.groovy",
        """
        shared_examples('used') { describe(thing('a')) { it { should exist } } }
        shared_examples('left') { describe(thing('a')) { it { should exist } } }
        include_examples('used')
        """);
    tagged("!slow");

    assertThat(project.journal().run().notes())
        .containsExactly(
            "a_spec.groovy:2: shared_examples('left') is included nowhere: none of its checks runs");

    project.spec(
        "a_spec.groovy",
        """
        shared_examples('one') { describe(thing('a')) { it { should exist } } }
        shared_examples('two') { describe(thing('a')) { it { should exist } } }
        def includes(name) { it_behaves_like(name) }
        includes('o' + 'ne')
        """);
    tagged("!slow");

    assertThat(project.journal().run().notes()).isEmpty();
  }

  @Test
  void aTagThatNoFilterCanNameIsADiscoveryIssue() {
    project.spec("a_spec.groovy", "tag 'not now'\ndescribe(thing('a')) { it { should exist } }\n");

    assertThat(
            project.discover(selectDirectory(project.path("specs").toFile())).getDiscoveryIssues())
        .singleElement()
        .satisfies(
            issue ->
                assertThat(issue.message())
                    .isEqualTo(
                        "tag 'not now' of a_spec.groovy can't be selected:"
                            + " a tag has no blanks and none of , ( ) & | !"));
  }

  @Test
  void skippingEverythingFailsTheRun() {
    project.spec(
        "a_spec.groovy",
        "describe(thing('nginx')) {\n  skip('later')\n  it { should be_running }\n}\n");

    fails(project.run(), "nothing was checked: all 1 checks were skipped");
    assertThat(project.result().exitCode()).isEqualTo(RunResult.NOTHING);
  }

  @Test
  void theEngineIsSilentWhereNoSelectorConcernsASpec() {
    EngineExecutionResults results = project.run(selectClass(NothingCheckedTest.class));

    results.allEvents().failed().assertThatEvents().isEmpty();
  }

  private EngineExecutionResults tagged(String tag) {
    return project.run(
        builder ->
            builder
                .selectors(selectDirectory(project.path("specs").toFile()))
                .filters(TagFilter.includeTags(tag)));
  }

  private static void fails(EngineExecutionResults results, String why) {
    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(1, event(test("the run"), finishedWithFailure(message(why))));
  }
}
