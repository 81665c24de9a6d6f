package dev.tenken.engine;

import static dev.tenken.dsl.journal.Verdict.BROKEN;
import static dev.tenken.dsl.journal.Verdict.PASSED;
import static dev.tenken.dsl.journal.Verdict.UNKNOWN;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.test;

import dev.tenken.engine.fake.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class DynamicGroupsTest {
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
                    things: { nginx: running, php: running }
                    hosts:
                      web-01: { vars: { services: [nginx, php] } }
                      web-02: { vars: { services: [nginx] } }
                """)
            .spec(
                "a_spec.groovy",
                """
                describe('services') {
                  vars.services.each { name ->
                    describe(thing(name)) { it { should be_running } }
                  }
                }
                """);
  }

  @Test
  void itsChecksAreThoseOfEachTarget() {
    EngineExecutionResults results = project.run();

    assertThat(project.verdicts())
        .containsExactly(
            entry("web-01 › services › Thing \"nginx\" › is running", PASSED),
            entry("web-01 › services › Thing \"php\" › is running", PASSED),
            entry("web-02 › services › Thing \"nginx\" › is running", PASSED));
    results.testEvents().dynamicallyRegistered().assertThatEvents().hasSize(3);
    results.testEvents().assertThatEvents().haveExactly(3, event(test(), finishedSuccessfully()));
  }

  @Test
  void oneOfItsChecksIsRunAgainByItsUniqueId() {
    project.run();
    String id = project.journal().checks().get(1).id();

    EngineExecutionResults results = project.run(selectUniqueId(id));

    assertThat(project.verdicts())
        .containsExactly(entry("web-01 › services › Thing \"php\" › is running", PASSED));
    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(1, event(test("php"), finishedSuccessfully()));
  }

  @Test
  void whatDependsOnAnUnknownFactIsUnknown() {
    project
        .config(
            "environments: { test: { transport: fake, hosts: { a: { things: { x: unknown } } } } }")
        .spec(
            "a_spec.groovy",
            """
            describe('what x says') {
              if (target.name && thing('x').exists()) {
                describe(thing('x')) { it { should be_running } }
              }
            }
            """);

    project.run();

    assertThat(project.verdicts().values()).containsExactly(UNKNOWN);
  }

  @Test
  void aGroupThatYieldsNothingAnywhereIsAnError() {
    project.spec(
        "a_spec.groovy",
        """
        describe('services') {
          on(role: vars.services.size() > 9 ? 'a' : 'b')
          describe(thing('nginx')) { it { should be_running } }
        }
        """);

    project.run();

    assertThat(project.verdicts().values()).containsExactly(BROKEN);
    assertThat(project.journal().checks().get(0).detail().message())
        .startsWith("the group yielded no check on any target");
  }

  @Test
  void itMayYieldNothingWhereItsSelectionIsOptional() {
    project.spec(
        "a_spec.groovy",
        """
        describe('elsewhere') {
          on(host: 'web-*', optional: true)
          context('alone') {
            on(host: vars.services.size() > 9 ? 'a' : 'b')
            describe(thing('nginx')) { it { should be_running } }
          }
        }
        describe(thing('nginx')) { it { should be_running } }
        """);

    project.run();

    assertThat(project.verdicts())
        .containsExactly(
            entry("web-01 › Thing \"nginx\" › is running", PASSED),
            entry("web-02 › Thing \"nginx\" › is running", PASSED));
  }

  @Test
  void itMayYieldNothingOnTheTargetsThatAreLeftOfMore() {
    project
        .spec(
            "a_spec.groovy",
            """
            describe('php') {
              on(host: vars.services.size() > 0 ? 'web-01' : '')
              describe(thing('php')) { it { should be_running } }
            }
            describe(thing('nginx')) { it { should be_running } }
            """)
        .parameter("tenken.host", "web-02");

    project.run();

    assertThat(project.verdicts())
        .containsExactly(entry("web-02 › Thing \"nginx\" › is running", PASSED));
  }

  @Test
  void aMistakeInItIsItsOwnCheck() {
    project.spec(
        "a_spec.groovy",
        """
        describe('services') {
          describe(thing(vars.servces)) { it { should be_running } }
        }
        """);

    project.run();

    assertThat(project.verdicts().values()).containsExactly(BROKEN, BROKEN);
    assertThat(project.journal().checks().get(0).detail().message())
        .contains("did you mean 'services'?");
  }
}
