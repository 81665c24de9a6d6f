package dev.tenken.engine;

import static dev.tenken.dsl.journal.Verdict.FAILED;
import static dev.tenken.dsl.journal.Verdict.PASSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.tenken.engine.fake.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerunsTest {
  @Test
  void reportsGoOnTellingOfAllChecks(@TempDir Path folder) {
    Project project =
        Project.in(folder)
            .spec("a_spec.groovy", VerdictsTest.check("nginx", "should be_running"))
            .spec("b_spec.groovy", VerdictsTest.check("mysql", "should be_running"));
    project.run();
    assertThat(project.verdicts().values()).containsExactly(PASSED, FAILED);
    String failed = project.journal().checks().get(1).id();
    project.config(
        "environments: { test: { transport: fake, hosts: { web-01: { things: { mysql: running } } } } }");

    project.run(selectUniqueId(failed));

    assertThat(project.verdicts().values()).containsExactly(PASSED, PASSED);
    assertThat(project.journal().run().notes()).containsExactly("1 check was run again");
    assertThat(project.journal().end().counts()).containsEntry(PASSED, 2).containsEntry(FAILED, 0);
    assertThat(project.journal().end().ledger().get("web-01")).containsEntry("call", 2L);
    assertThat(project.result().exitCode()).isEqualTo(RunResult.PASSED);
  }
}
