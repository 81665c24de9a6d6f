package dev.tenken.engine;

import static dev.tenken.dsl.journal.Verdict.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.engine.fake.Project;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which targets are connected to while specs are read. */
@Timeout(60)
class ConnectingAheadTest {
  private static final String UP = "{ things: { nginx: running } }";

  private Project project;

  @BeforeEach
  void write(@TempDir Path folder) {
    project =
        Project.in(folder).spec("a_spec.groovy", VerdictsTest.check("nginx", "should be_running"));
  }

  @Test
  void theCommandLineConnectsToFewHostsOnce() {
    hosts(16);

    project.eager().run();

    assertThat(project.verdicts()).hasSize(16).containsValue(PASSED).doesNotContainValue(null);
    assertThat(counted("connect")).hasSize(16).containsOnlyKeys(counted("call").keySet());
    assertThat(counted("connect").values()).containsOnly(1L);
    assertThat(counted("call").values()).containsOnly(1L);
  }

  @Test
  void theCommandLineConnectsToNoneOfManyBeforeItKnowsWhichAreAsked() {
    hosts(17);

    project.eager().run();

    assertThat(counted("connect")).isEmpty();
    assertThat(counted("call")).hasSize(17);
  }

  @Test
  void onlyHostsThatAreChosenAndNotInMaintenanceAreConnectedTo() {
    project.config(
        """
        environments:
          test:
            transport: fake
            hosts: { web-01: %1$s, web-02: %1$s, db-01: { maintenance: moving } }
        """
            .formatted(UP));

    project.eager().parameter("tenken.host", "web-01,db-01").run();

    assertThat(counted("connect")).containsOnlyKeys("web-01");
  }

  @Test
  void anyOtherLauncherConnectsToNothing() {
    hosts(1);

    project.run();

    assertThat(counted("connect")).isEmpty();
    assertThat(counted("call")).hasSize(1);
  }

  @Test
  void aMistakeInASettingIsToldOnceAndAsWithoutConnecting() {
    project.config(
        """
        environments:
          test: { hosts: { web-01: { transport: fake, delay: soon } } }
        """);

    project.eager().run();

    assertThat(project.result().mistakes()).hasSize(1);
    assertThat(project.result().mistakes().get(0)).contains("tenken.yml:2", "soon");
  }

  private void hosts(int count) {
    String all =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> "web-%02d: %s".formatted(number, UP))
            .collect(Collectors.joining(", "));
    project.config("environments:\n  test: { transport: fake, hosts: { " + all + " } }\n");
  }

  /** Returns how often this was counted, by target. */
  private Map<String, Long> counted(String what) {
    return project.journal().end().ledger().entrySet().stream()
        .filter(entry -> entry.getValue().containsKey(what))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get(what)));
  }
}
