package dev.tenken.engine;

import static dev.tenken.dsl.journal.Verdict.BROKEN;
import static dev.tenken.dsl.journal.Verdict.PASSED;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.engine.fake.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsOfSpecsTest {
  private Project project;

  @BeforeEach
  void write(@TempDir Path folder) {
    project =
        Project.in(folder)
            .config(
                """
                environments:
                  test:
                    transport: fake
                    things: { nginx: running }
                    hosts:
                      web-01: { roles: web }
                      web-02: { roles: web, labels: { site: osaka } }
                      db-01: { roles: db }
                    aws: { things: { bucket: running } }
                """);
  }

  @Test
  void aHostSpecRunsOnEveryHost() {
    project.spec("a_spec.groovy", VerdictsTest.check("nginx", "should be_running"));

    project.run();

    assertThat(project.journal().checks())
        .extracting("target")
        .containsExactly("web-01", "web-02", "db-01");
  }

  @Test
  void onSelectsByRoleHostAndLabel() {
    project.spec(
        "a_spec.groovy",
        """
        on(role: 'web')
        describe(thing('nginx')) { it { should be_running } }
        describe('osaka') {
          on(label: [site: 'osaka'])
          describe(thing('nginx')) { it { should exist } }
        }
        """);

    project.run();

    assertThat(project.verdicts())
        .containsExactly(
            entry("web-01 › Thing \"nginx\" › is running", PASSED),
            entry("web-02 › Thing \"nginx\" › is running", PASSED),
            entry("web-02 › osaka › Thing \"nginx\" › exists", PASSED));
  }

  @Test
  void anAwsGroupRunsOnTheAccountAndAHostGroupOnHosts() {
    project.spec(
        "a_spec.groovy",
        """
        describe(cloud('bucket')) { it { should be_running } }
        describe('web') {
          on(host: 'web-01')
          describe(thing('nginx')) { it { should be_running } }
        }
        """);

    project.run();

    assertThat(project.verdicts())
        .containsOnly(
            entry("aws › Cloud \"bucket\" › is running", PASSED),
            entry("web-01 › web › Thing \"nginx\" › is running", PASSED));
  }

  @Test
  void selectingNoTargetIsAnErrorOfTheSpec() {
    project.spec(
        "a_spec.groovy",
        "on(role: 'wbe')\ndescribe(thing('nginx')) { it { should be_running } }\n");

    project.run();

    assertThat(project.journal().checks())
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.verdict()).isEqualTo(BROKEN);
              assertThat(check.detail().message())
                  .startsWith(
                      "on(role: wbe) at a_spec.groovy:1 selects no target of environment test;"
                          + " write optional: true if that is meant");
            });
  }

  @Test
  void itIsNoneWhereTheSelectionIsOptional() {
    project
        .spec(
            "a_spec.groovy",
            """
            on(role: 'wbe', optional: true)
            describe(thing('nginx')) { it { should be_running } }
            """)
        .spec("b_spec.groovy", VerdictsTest.check("nginx", "should be_running"));

    project.run();

    assertThat(project.journal().checks())
        .hasSize(3)
        .extracting("spec")
        .containsOnly("b_spec.groovy");
  }

  @Test
  void theHostParameterNarrowsAndTheRunSaysSo() {
    project
        .spec("a_spec.groovy", VerdictsTest.check("nginx", "should be_running"))
        .parameter("tenken.host", "web-*");

    project.run();

    assertThat(project.journal().checks()).extracting("target").containsExactly("web-01", "web-02");
    assertThat(project.journal().run().notes()).contains("-Dtenken.host=web-* left out db-01, aws");
  }

  @Test
  void aQuestionMarkOfTheHostParameterIsOneCharacter() {
    project
        .spec("a_spec.groovy", VerdictsTest.check("nginx", "should be_running"))
        .parameter("tenken.host", "web-0?");

    project.run();

    assertThat(project.journal().checks()).extracting("target").containsExactly("web-01", "web-02");
  }

  @Test
  void aNameOfTheHostParameterThatNoTargetHasIsAMistake() {
    project
        .spec("a_spec.groovy", VerdictsTest.check("nginx", "should be_running"))
        .parameter("tenken.host", "web-01,wbe-02");

    project.run();

    assertThat(project.result().mistakes())
        .containsExactly("no target of environment test is named 'wbe-02'; did you mean 'web-02'?");
    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);
  }

  @Test
  void targetsAreAskedOnceEachHoweverManySpecsThereAre() {
    project
        .spec("a_spec.groovy", VerdictsTest.check("nginx", "should be_running"))
        .spec("b_spec.groovy", VerdictsTest.check("nginx", "should exist"));

    project.run();

    assertThat(project.journal().end().ledger())
        .containsOnlyKeys("web-01", "web-02", "db-01")
        .allSatisfy((target, counts) -> assertThat(counts).containsEntry("call", 1L));
  }
}
