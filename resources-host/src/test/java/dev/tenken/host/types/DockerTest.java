package dev.tenken.host.types;

import static dev.tenken.host.TestHosts.data;
import static dev.tenken.host.batch.TestKinds.COMMAND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.testkit.TestRun;
import dev.tenken.host.batch.Batch;
import dev.tenken.host.batch.Become;
import dev.tenken.host.batch.Limits;
import dev.tenken.host.testing.Dockerd;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.transport.Container;
import dev.tenken.host.transport.ContainerTransport;
import dev.tenken.host.transport.LocalTransport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Docker itself; in the lab, Podman stands for it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DockerTest {
  private static final Path SPECS = Path.of("src", "test", "specs", "docker");

  private Dockerd docker;

  @BeforeAll
  void start() throws Exception {
    docker = Dockerd.start();
  }

  @AfterAll
  void end() throws Exception {
    if (docker != null) {
      docker.close();
    }
  }

  @Test
  @Order(1)
  void verdictsAreAsTheGroupsSay() throws Exception {
    assertThat(wrong("docker_spec.groovy")).isEmpty();
  }

  @Test
  @Order(2)
  void transportAsksInsideTheContainer() {
    Probe probe = COMMAND.probe("echo $APP_MODE; cat /proc/1/comm");
    try (TestRun run = new TestRun()) {
      ContainerTransport inside =
          new ContainerTransport(
              new LocalTransport(Map.of("DOCKER_HOST", docker.host())),
              Container.of("docker", "app"));
      Batch batch = new Batch("app", inside, Become.NOBODY, Limits.DEFAULT, run);

      assertThat(data(batch.ask(Set.of(probe)).get(probe)).text("stdout")).isEqualTo("lab\nsh\n");
    }
  }

  @Test
  @Order(3)
  void withoutItsDaemonAllIsUnknown() throws Exception {
    docker.stop();

    assertThat(wrong("docker_unknown_spec.groovy")).isEmpty();
  }

  private List<String> wrong(String spec) throws Exception {
    Matrix matrix = Matrix.read(SPECS.resolve(spec));
    try (TestHost host = TestHost.by("env", "DOCKER_HOST=" + docker.host(), "sh", "-c")) {
      List<String> wrong = matrix.wrong(host, List.of(host.name()));
      assertThat(matrix.checks()).isGreaterThan(5);
      return wrong;
    }
  }
}
