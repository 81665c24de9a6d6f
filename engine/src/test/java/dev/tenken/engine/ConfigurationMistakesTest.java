package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.tenken.engine.fake.Project;
import java.nio.charset.StandardCharsets;
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

    fails("tenken.yml:1: nothing here can ask host web-01 by transport winrm; there is fake, ssh");

    project.config("environments:\n  test:\n    hosts:\n      web-01:\n        transport: shh\n");

    fails("tenken.yml:5: nothing here can ask host web-01 by transport shh; did you mean 'ssh'?");
  }

  @Test
  void soDoesAFileThatIsNotUtf8() {
    project.file(
        "tenken.yml", "environments:\n  test: # für\n".getBytes(StandardCharsets.ISO_8859_1));

    fails("tenken.yml:2: can't be read: not UTF-8: save the file in that encoding");
  }

  @Test
  void aByteOrderMarkIsNone() {
    project.config("\ufeffenvironments: { test: { hosts: { web-01: { transport: winrm } } } }");

    fails("tenken.yml:1: nothing here can ask host web-01 by transport winrm; there is fake, ssh");
  }

  @Test
  void aMistakeSaysHowTheFrontEndSetsAParameter() {
    project
        .config("environments: { a: { hosts: { x: {} } }, b: { hosts: { x: {} } } }")
        .settingsBy((parameter, value) -> "--" + parameter.substring(7) + " " + value);

    fails("tenken.yml: choose an environment by --env NAME: a, b");

    project.parameter("tenken.parallel", "0");

    fails("--parallel 0: must be a positive number");
  }

  @Test
  void soDoesAParameterThatIsNoNumber() {
    project.parameter("tenken.parallel", "many");

    fails("-Dtenken.parallel=many: must be a positive number");
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
