package dev.tenken.aws.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Few names of a large zone are looked up by starting its list at each, not by reading it all. */
class RecordSetsTest {
  private static final String ZONE = "Z000000000000LARGE";

  @Test
  void aSetThatGoesOnOverAPageIsReadToItsEnd() {
    try (AwsServer server = AwsServer.serving("pages");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      Fact<Data> fact = run.ask("main", Probe.of(Route53Api.RECORD_SETS, ZONE, "Z.large.example"));

      assertThat(fact).isInstanceOf(Fact.Present.class);
      assertThat(((Fact.Present<Data>) fact).value().list())
          .extracting(set -> set.text("set_identifier"))
          .containsExactly("one", "two");
      assertThat(server.counts())
          .isEqualTo(Map.of("route53:ListResourceRecordSets", 2L, "route53:GetHostedZone", 1L));
    }
  }

  @Test
  void aNameThatTheListDoesNotStartWithIsAbsent() {
    try (AwsServer server = AwsServer.serving("pages");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(run.ask("main", Probe.of(Route53Api.RECORD_SETS, ZONE, "x.large.example.")))
          .isInstanceOf(Fact.Absent.class);
    }
  }
}
