package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.fake.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.opentest4j.AssertionFailedError;

class VerdictsTest {
  @TempDir Path folder;

  @Test
  void aPassIsASuccess() {
    Project project =
        Project.in(folder).spec("web/a_spec.groovy", check("nginx", "should be_running"));

    EngineExecutionResults results = project.run();

    results.testEvents().assertThatEvents().haveExactly(1, event(test(), finishedSuccessfully()));
    assertThat(project.verdicts())
        .containsExactly(
            java.util.Map.entry("web-01 › Thing \"nginx\" › is running", Verdict.PASSED));
    assertThat(project.result().exitCode()).isEqualTo(RunResult.PASSED);
  }

  @Test
  void aFailureIsAnAssertionErrorWithExpectedAndFound() {
    Project project =
        Project.in(folder).spec("web/a_spec.groovy", check("mysql", "should be_running"));

    EngineExecutionResults results = project.run();

    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test(),
                finishedWithFailure(
                    instanceOf(AssertionFailedError.class),
                    message(text -> text.contains("at: web/a_spec.groovy:2")))));
    assertThat(project.result().exitCode()).isEqualTo(RunResult.FAILED);
  }

  @Test
  void anUnknownIsAnErrorForShouldAndShouldNot() {
    for (String judge : new String[] {"should be_running", "should_not be_running"}) {
      Project project = Project.in(folder).spec("web/a_spec.groovy", check("redis", judge));

      EngineExecutionResults results = project.run();

      results
          .testEvents()
          .assertThatEvents()
          .haveExactly(
              1,
              event(
                  test(),
                  finishedWithFailure(
                      instanceOf(CheckUnknown.class),
                      message(text -> text.contains("no answer within 10 seconds")))));
      assertThat(project.result().exitCode()).isEqualTo(RunResult.UNKNOWN);
    }
  }

  @Test
  void aCheckThatIsItselfWrongIsAnError() {
    Project project =
        Project.in(folder).spec("web/a_spec.groovy", check("nginx", "should be_runing"));

    EngineExecutionResults results = project.run();

    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test(),
                finishedWithFailure(
                    instanceOf(CheckBroken.class), message(text -> text.contains("be_running")))));
    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);
  }

  @Test
  void aSkippedCheckIsSkippedWithItsReason() {
    Project project =
        Project.in(folder)
            .spec(
                "web/a_spec.groovy",
                """
                describe(thing('nginx')) {
                  it { should be_running }
                  it('waits') {
                    skip('not yet')
                    should be_running
                  }
                }
                """);

    EngineExecutionResults results = project.run();

    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(1, event(test(), skippedWithReason("not yet")));
    assertThat(project.result().exitCode()).isEqualTo(RunResult.PASSED);
  }

  @Test
  void aPendingCheckThatFailsIsSkippedAndOneThatPassesFails() {
    Project project =
        Project.in(folder)
            .spec(
                "web/a_spec.groovy",
                """
                pending('ticket 7') {
                  describe(thing('mysql')) { it { should be_running } }
                  describe(thing('nginx')) { it { should be_running } }
                }
                """);

    EngineExecutionResults results = project.run();

    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(1, event(test(), skippedWithReason("ticket 7")))
        .haveExactly(1, event(test(), finishedWithFailure(instanceOf(AssertionError.class))));
  }

  @Test
  void onlyIfOnAnUnknownFactIsUnknown() {
    Project project =
        Project.in(folder)
            .spec(
                "web/a_spec.groovy",
                """
                describe(thing('nginx')) {
                  only_if { thing('redis').exists() }
                  it { should be_running }
                }
                """);

    project.run();

    assertThat(project.verdicts().values()).containsExactly(Verdict.UNKNOWN);
  }

  @Test
  void aTargetInMaintenanceIsSkippedAloudAndNotAsked() {
    Project project =
        Project.in(folder)
            .config(
                """
                environments:
                  test:
                    transport: fake
                    hosts:
                      web-01: { things: { nginx: running } }
                      web-02: { maintenance: disk swap }
                """)
            .spec("web/a_spec.groovy", check("nginx", "should be_running"));

    EngineExecutionResults results = project.run();

    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(1, event(test(), skippedWithReason("maintenance: disk swap")));
    assertThat(project.journal().run().notes()).contains("web-02 is in maintenance: disk swap");
    assertThat(project.journal().end().ledger()).containsOnlyKeys("web-01");
  }

  static String check(String thing, String body) {
    return "describe(thing('%s')) {\n  it { %s }\n}\n".formatted(thing, body);
  }
}
