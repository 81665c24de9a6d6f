package dev.tenken.engine;

import static dev.tenken.dsl.journal.Verdict.FAILED;
import static dev.tenken.dsl.journal.Verdict.PASSED;
import static dev.tenken.dsl.journal.Verdict.UNKNOWN;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.testkit.engine.EventConditions.engine;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.tenken.engine.fake.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What becomes of a run that its launcher cancels, as those of JUnit 6 can. */
@Timeout(60)
@EnabledIf("isLauncherAbleToCancel")
class CancellationTest {
  private static final String TOKEN = "org.junit.platform.engine.CancellationToken";

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
                    things: { nginx: running, mysql: stopped }
                    hosts: { web-01: {}, web-02: { delay: 10m } }
                """)
            .spec(
                "a_spec.groovy",
                VerdictsTest.check("nginx", "should be_running")
                    + VerdictsTest.check("mysql", "should be_running"));
  }

  @Test
  void whatIsKnownByThenIsInTheJournalAndTheRestIsUnknown() throws Exception {
    Object token = token();
    project.whenJudged(count -> cancel(token, count == 2));

    run(token);

    assertThat(project.verdicts())
        .containsExactly(
            entry("web-01 › Thing \"nginx\" › is running", PASSED),
            entry("web-01 › Thing \"mysql\" › is running", FAILED),
            entry("web-02 › Thing \"nginx\" › is running", UNKNOWN),
            entry("web-02 › Thing \"mysql\" › is running", UNKNOWN));
    assertThat(project.journal().end().complete()).isFalse();
    assertThat(project.journal().end().notes()).containsExactly("the run was cancelled");
  }

  @Test
  void theRunFailsAndNoCheckIsGreen() throws Exception {
    Object token = token();
    project.whenJudged(count -> cancel(token, count == 2));

    EngineExecutionResults results = run(token);

    assertThat(results.testEvents().succeeded().count()).isZero();
    results
        .containerEvents()
        .failed()
        .assertEventsMatchExactly(
            event(
                engine(),
                finishedWithFailure(
                    instanceOf(CheckUnknown.class),
                    message(
                        "the run was cancelled: 1 passed, 1 failed, 2 unknown;"
                            + " the report tells which"))));
  }

  @Test
  void cancelledBeforeItBeginsItAsksNothing() throws Exception {
    Object token = token();
    cancel(token, true);

    EngineExecutionResults results = run(token);

    assertThat(project.result()).isNull();
    assertThat(results.testEvents().started().count()).isZero();
    assertThat(results.containerEvents().skipped().count()).isEqualTo(1);
  }

  static boolean isLauncherAbleToCancel() {
    try {
      Class.forName(TOKEN);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Object token() throws ReflectiveOperationException {
    return Class.forName(TOKEN).getMethod("create").invoke(null);
  }

  private static void cancel(Object token, boolean now) {
    try {
      if (now) {
        Class.forName(TOKEN).getMethod("cancel").invoke(token);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(TOKEN, e);
    }
  }

  private EngineExecutionResults run(Object token) {
    return project.run(
        builder -> {
          builder.selectors(selectDirectory(project.path("specs").toFile()));
          try {
            EngineTestKit.Builder.class
                .getMethod("cancellationToken", Class.forName(TOKEN))
                .invoke(builder, token);
            return builder;
          } catch (ReflectiveOperationException e) {
            throw new LinkageError(TOKEN, e);
          }
        });
  }
}
