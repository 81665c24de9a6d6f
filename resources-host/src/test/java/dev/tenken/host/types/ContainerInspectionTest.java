package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Docker's own client says, by a stand-in that prints it: no lab host can run Docker's daemon.
 * Podman is asked for real by the matrices.
 */
class ContainerInspectionTest {
  @TempDir Path folder;

  /** Recorded of Docker 28.2.2. */
  @Test
  void withoutADaemonNothingIsKnown() throws IOException {
    docker(
        "[]",
        """
        Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?
        """);
    try (TestHost host = host()) {
      DockerContainer app = DockerContainer.of(new AskingFacts(host), Map.of(), "app");

      assertThatThrownBy(app::exists)
          .isInstanceOf(Undetermined.class)
          .hasMessageContaining("docker can't tell: Cannot connect to the Docker daemon");
      assertThatThrownBy(app::isRunning).isInstanceOf(Undetermined.class);
    }
  }

  /** Made up after Docker's documentation. */
  @Test
  void withoutTheRightToAskNothingIsKnown() throws IOException {
    docker(
        "[]",
        "permission denied while trying to connect to the Docker daemon socket at"
            + " unix:///var/run/docker.sock\n");
    try (TestHost host = host()) {
      Probe probe = DockerImage.KIND.probe("any", "app:1.0");

      Fact<Data> fact = host.ask(Set.of(probe)).get(probe);

      assertThat(fact)
          .isInstanceOfSatisfying(
              Fact.Unknown.class,
              unknown -> assertThat(unknown.cause().reason()).isEqualTo(Reason.PERMISSION_DENIED));
    }
  }

  /**
   * Made up after Docker's documentation: names begin with a slash, errors name what is missing.
   */
  @Test
  void oneCallAnswersForAllNames() throws IOException {
    docker(
        """
        [
            {
                "Id": "4f1c0e5a9b7d2c3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f80912",
                "State": { "Status": "running", "Running": true, "Paused": false },
                "Name": "/app",
                "Mounts": [ { "Type": "bind", "Source": "/srv", "Destination": "/data" } ]
            },
            {
                "Id": "5a9b7d2c3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f809124f1c0e",
                "State": { "Status": "paused", "Running": true, "Paused": true },
                "Name": "/held",
                "Mounts": []
            },
            {
                "Id": "db12aa5a9b7d2c3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f80912",
                "State": { "Status": "running", "Running": true, "Paused": false },
                "Name": "/other",
                "Mounts": []
            }
        ]""",
        """
        Error response from daemon: No such container: gone
        Error response from daemon: No such container: app.old
        """);
    try (TestHost host = host()) {
      Map<Probe, Fact<Data>> facts =
          host.ask(
              new LinkedHashSet<>(
                  List.of(
                      probe("app"), probe("gone"), probe("held"), probe("app.old"), probe("db"))));

      assertThat(calls()).containsExactly("inspect --type container -- app gone held app.old db");
      assertThat(facts.get(probe("app"))).isInstanceOf(Fact.Present.class);
      assertThat(facts.get(probe("gone"))).isInstanceOf(Fact.Absent.class);
      assertThat(facts.get(probe("app.old"))).isInstanceOf(Fact.Absent.class);
      // Docker takes it for the beginning of an id.
      assertThat(facts.get(probe("db"))).isInstanceOf(Fact.Absent.class);
      assertThat(facts.get(probe("held")))
          .isInstanceOfSatisfying(
              Fact.Present.class,
              held ->
                  assertThat(((Data) held.value()).get("State").text("Status"))
                      .isEqualTo("paused"));
    }
  }

  /** Made up after Docker's documentation. */
  @Test
  void aContainerThatIsPausedDoesNotRun() throws IOException {
    docker(
        """
        [ { "Id": "5a9b7d2c3e4f", "Name": "/held",
            "State": { "Status": "paused", "Running": true, "Paused": true } } ]""",
        "");
    try (TestHost host = host()) {
      DockerContainer held = DockerContainer.of(new AskingFacts(host), Map.of(), "held");

      assertThat(held.exists().holds()).isTrue();
      assertThat(held.isRunning().holds()).isFalse();
      assertThat(held.isRunning().found()).isEqualTo("status paused");
    }
  }

  @Test
  void otherEnginesAreMistakes() {
    try (TestHost host = TestHost.local()) {
      AskingFacts facts = new AskingFacts(host);
      assertThatThrownBy(() -> DockerContainer.of(facts, Map.of("by", "dokcer"), "app"))
          .isInstanceOf(NoSuchWord.class)
          .hasMessage("docker_container knows no engine 'dokcer'; did you mean 'docker'?");
    }
  }

  private static Probe probe(String name) {
    return DockerContainer.KIND.probe("any", name);
  }

  private void docker(String stdout, String stderr) throws IOException {
    Files.writeString(folder.resolve("stdout"), stdout);
    Files.writeString(folder.resolve("stderr"), stderr);
    Path docker =
        Files.writeString(
            folder.resolve("docker"),
            "#!/bin/sh\ncd '%s'\necho \"$*\" >>calls\ncat stdout\ncat stderr >&2\n[ ! -s stderr ]\n"
                .formatted(folder));
    assertThat(docker.toFile().setExecutable(true)).isTrue();
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  private TestHost host() {
    return TestHost.toolsFirst(folder);
  }
}
