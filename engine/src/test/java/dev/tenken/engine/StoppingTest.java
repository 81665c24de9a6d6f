package dev.tenken.engine;

import static dev.tenken.dsl.journal.Verdict.PASSED;
import static dev.tenken.dsl.journal.Verdict.UNKNOWN;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.engine.fake.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StoppingTest {
  @TempDir Path folder;

  @Test
  void pastTheRunsLimitWhatIsNotKnownIsUnknownAndTheRunEnds() {
    Project project =
        Project.in(folder)
            .config(
                """
                environments:
                  test:
                    transport: fake
                    things: { nginx: running }
                    limits: { run: 1s }
                    hosts: { web-01: {}, web-02: { delay: 10m } }
                """)
            .spec("a_spec.groovy", VerdictsTest.check("nginx", "should be_running"));
    Instant start = Instant.now();

    project.run();

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    assertThat(project.verdicts())
        .containsExactly(
            entry("web-01 › Thing \"nginx\" › is running", PASSED),
            entry("web-02 › Thing \"nginx\" › is running", UNKNOWN));
    assertThat(project.journal().end().complete()).isFalse();
    assertThat(project.journal().end().notes())
        .containsExactly("the run took longer than its limit of 1 seconds");
    assertThat(project.result().exitCode()).isEqualTo(RunResult.UNKNOWN);
  }

  @Test
  void aCheckThatHangsInItsOwnCodeIsLeftBehind() {
    Project project =
        Project.in(folder)
            .config(
                """
                environments:
                  test:
                    transport: fake
                    things: { nginx: running }
                    limits: { run: 1s }
                    hosts: { web-01: {} }
                """)
            .spec(
                "a_spec.groovy",
                """
                describe('own code') {
                  it('hangs') { while (true) { try { Thread.sleep(1000) } catch (e) { } } }
                }
                """);

    project.run();

    assertThat(project.verdicts()).containsExactly(entry("web-01 › own code › hangs", UNKNOWN));
  }

  @Test
  void anInterruptEndsTheRunWithWhatIsKnown() {
    Project project =
        Project.in(folder)
            .config(
                """
                environments:
                  test:
                    transport: fake
                    things: { nginx: running }
                    hosts: { web-01: {}, web-02: { delay: 10m } }
                """)
            .spec("a_spec.groovy", VerdictsTest.check("nginx", "should be_running"));
    Thread.currentThread().interrupt();

    project.run();

    Thread.interrupted();
    assertThat(project.journal().checks()).hasSize(2);
    assertThat(project.journal().end().complete()).isFalse();
    assertThat(project.journal().end().notes()).containsExactly("the run was cancelled");
  }
}
