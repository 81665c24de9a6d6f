package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.tenken.engine.fake.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class ConfigurationMistakesTest {
  private Project project;

  @BeforeEach
  void write(@TempDir Path folder) {
    project =
        Project.in(folder).spec("a_spec.groovy", VerdictsTest.check("nginx", "should be_running"));
  }

  @Test
  void aMistakeInTheFileFailsEachSpecWithItsPlace() {
    project.config("environments:\n  test:\n    host: {}\n");

    fails("tenken.yml:3: unknown key 'host'; did you mean 'hosts'?");
  }

  @Test
  void soDoesAFileThatIsNotThere() {
    project.parameter("tenken.config", project.path("none.yml").toString());

    fails("none.yml does not exist; it names the hosts and accounts that specs run against");
  }

  @Test
  void soDoesAnUnsetVariableOfATargetThatIsUsed() {
    project.config(
        """
        environments:
          test:
            hosts:
              web-01: { transport: fake, token: '${env:TENKEN_TEST_NOT_SET}' }
        """);

    fails(
        "tenken.yml:4: token is read from the environment variable TENKEN_TEST_NOT_SET,"
            + " which is not set");
  }

  @Test
  void soDoesATransportThatNothingServes() {
    project.config("environments: { test: { hosts: { web-01: { transport: winrm } } } }");

    fails("tenken.yml:1: nothing here can ask host web-01 by transport winrm");
  }

  @Test
  void soDoesAParameterThatIsNoNumber() {
    project.parameter("tenken.parallel", "many");

    fails("tenken.parallel must be a positive number, not 'many'");
  }

  private void fails(String why) {
    EngineExecutionResults results = project.run();

    results
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                container("a_spec.groovy"),
                finishedWithFailure(
                    instanceOf(CheckBroken.class), message(text -> text.endsWith(why)))));
    assertThat(project.result().mistakes())
        .singleElement()
        .satisfies(mistake -> assertThat(mistake).endsWith(why));
    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);
  }
}
