package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.fake.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @Test
  void noTextOfTheJournalHoldsASecret(@TempDir Path folder) {
    Project project =
        Project.in(folder)
            .config(
                """
                environments:
                  test:
                    transport: fake
                    token: tiger-lily
                    hosts: { web-01: { things: { nginx: tiger-lily } } }
                """)
            .spec(
                "a_spec.groovy",
                """
                tag 'tiger-lily'
                describe(thing('nginx')) {
                  its('state') { should eq('not tiger-lily') }
                  it('is no tiger-lily') { should_not exist }
                }
                """);

    project.run();

    assertThat(project.journal().checks())
        .hasSize(2)
        .extracting(CheckRecord::verdict)
        .containsOnly(Verdict.FAILED);
    assertThat(project.journal().toString()).contains("********").doesNotContain("tiger-lily");
  }
}
