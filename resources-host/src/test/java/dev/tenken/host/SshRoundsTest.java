package dev.tenken.host;

import static dev.tenken.host.TestHosts.data;
import static dev.tenken.host.batch.TestKinds.COMMAND;
import static dev.tenken.host.batch.TestKinds.ECHO;
import static dev.tenken.host.batch.TestKinds.RAW;
import static dev.tenken.host.batch.TestKinds.SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.testkit.TestRun;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a host costs, counted by its own sshd. */
@Timeout(60)
class SshRoundsTest {
  @TempDir Path folder;

  @Test
  void hundredProbesOfSeveralKindsCostOneConnectionAndOneChannel() {
    Set<Probe> probes = new LinkedHashSet<>();
    for (int i = 0; i < 80; i++) {
      probes.add(ECHO.probe("name-" + i));
    }
    for (int i = 0; i < 17; i++) {
      probes.add(COMMAND.probe("echo out-" + i));
    }
    probes.add(RAW.probe("\\377\\000x", "4"));
    probes.add(SLOW.probe("0"));
    probes.add(SLOW.probe("0.1"));
    try (LocalSshd sshd = LocalSshd.start(folder);
        TestRun run = new TestRun()) {
      FactSource host = TestHosts.open("web-01", sshd.settings(), run);

      Map<Probe, Fact<Data>> facts = host.ask(probes);

      assertThat(facts).hasSize(100).containsOnlyKeys(probes);
      assertThat(facts.values()).hasOnlyElementsOfType(Fact.Present.class);
      assertThat(data(facts.get(COMMAND.probe("echo out-3"))).text("stdout")).isEqualTo("out-3\n");
      assertThat(sshd.connections()).isEqualTo(1);
      assertThat(sshd.logins()).isEqualTo(1);
      assertThat(sshd.channels()).isEqualTo(1);
      assertThat(run.ledger().all())
          .isEqualTo(Map.of("web-01", Map.of("ssh.connection", 1L, "ssh.channel", 1L)));
      host.close();
    }
  }

  @Test
  void everyFurtherRoundCostsOneChannelOnTheSameConnection() {
    try (LocalSshd sshd = LocalSshd.start(folder);
        TestRun run = new TestRun()) {
      FactSource host = TestHosts.open("web-01", sshd.settings(), run);

      for (int i = 0; i < 12; i++) {
        Probe probe = ECHO.probe("name-" + i);
        assertThat(data(host.ask(Set.of(probe)).get(probe)).text("value")).isEqualTo("name-" + i);
      }

      assertThat(sshd.connections()).isEqualTo(1);
      assertThat(sshd.channels()).isEqualTo(12);
      assertThat(run.ledger().of("web-01", "ssh.connection")).isEqualTo(1);
      assertThat(run.ledger().of("web-01", "ssh.channel")).isEqualTo(12);
      host.close();
    }
  }

  @Test
  void nothingIsOpenedBeforeTheFirstProbe() {
    try (LocalSshd sshd = LocalSshd.start(folder);
        TestRun run = new TestRun()) {
      TestHosts.open("web-01", sshd.settings(), run).close();

      assertThat(sshd.connections()).isZero();
      assertThat(run.ledger().all()).isEmpty();
    }
  }
}
