package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CiTest {
  @Test
  void withoutACiNothingIsDetected() {
    assertThat(Ci.detect(Map.of("HOME", "/root"))).isEmpty();
  }

  @Test
  void jenkinsTellsTheBuild() {
    assertThat(
            Ci.detect(
                Map.of("BUILD_NUMBER", "17", "JOB_NAME", "verify", "BUILD_URL", "http://ci/17/")))
        .contains(Map.of("name", "verify", "number", "17", "url", "http://ci/17/"));
  }

  @Test
  void gitHubTellsTheRun() {
    assertThat(
            Ci.detect(
                Map.of(
                    "GITHUB_ACTIONS", "true",
                    "GITHUB_WORKFLOW", "verify",
                    "GITHUB_RUN_NUMBER", "3",
                    "GITHUB_SERVER_URL", "https://github.example",
                    "GITHUB_REPOSITORY", "ops/specs",
                    "GITHUB_RUN_ID", "99")))
        .contains(
            Map.of(
                "name", "verify",
                "number", "3",
                "url", "https://github.example/ops/specs/actions/runs/99"));
  }

  @Test
  void anyOtherIsDetectedByItsFlag() {
    assertThat(Ci.detect(Map.of("CI", "true"))).contains(Map.of());
    assertThat(Ci.detect(Map.of("CI", "1"))).contains(Map.of());
    assertThat(Ci.detect(Map.of("CI", "woodpecker"))).contains(Map.of());
    assertThat(Ci.detect(Map.of("CI", "false"))).isEmpty();
    assertThat(Ci.detect(Map.of("CI", "0"))).isEmpty();
    assertThat(Ci.detect(Map.of("CI", ""))).isEmpty();
  }
}
