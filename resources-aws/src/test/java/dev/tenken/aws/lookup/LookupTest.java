package dev.tenken.aws.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.journal.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many calls a look-up makes, and how it tells namesakes apart. */
class LookupTest {
  @Test
  void twoHundredIdentifiersShareACallAndIdsAndNamesDoNot() {
    try (AwsServer server = AwsServer.serving("documented");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(
              run.run(
                      """
                      (1..201).each { n -> describe(ec2("name-$n")) { it { should_not exist } } }
                      (2..3).each { n -> describe(ec2("i-0000000000000000$n")) { it { should exist } } }
                      describe(ec2(tag: [Name: 'state-running'])) { it { should exist } }
                      describe(ec2(tag: [Role: 'web', Env: 'test'])) { it { should_not exist } }
                      """)
                  .values())
          .extracting(AttemptResult.Judged::verdict)
          .containsOnly(Verdict.PASSED);
      assertThat(server.counts()).isEqualTo(Map.of("ec2:DescribeInstances", 4L));
    }
  }

  @Test
  void fiveHundredIdentifiersOfThreeSortsCostFourCalls() {
    try (AwsServer server = AwsServer.serving("documented");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(
              run.run(
                      """
                      (1..400).each { n -> describe(ec2("name-$n")) { it { should_not exist } } }
                      (1..50).each { n -> describe(ec2('i-' + String.format('%017d', n + 100))) { it { should_not exist } } }
                      (1..50).each { n -> describe(ec2(filter: [private_ip_address: "10.0.0.$n"])) { it { should_not exist } } }
                      describe(ec2('arn:aws:ec2:ap-northeast-1:123456789012:instance/i-00000000000000002')) { it { should exist } }
                      """)
                  .values())
          .hasSize(501)
          .extracting(AttemptResult.Judged::verdict)
          .containsOnly(Verdict.PASSED);
      assertThat(server.counts()).isEqualTo(Map.of("ec2:DescribeInstances", 4L));
    }
  }

  @Test
  void namesakesAreListed() {
    try (AwsServer server = AwsServer.start();
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      Fact<Data> fact = run.ask("main", Probe.of(Ec2Api.INSTANCE, "twin"));

      assertThat(fact).isInstanceOf(Fact.Unknown.class);
      Cause cause = ((Fact.Unknown<Data>) fact).cause();
      assertThat(cause.reason()).isEqualTo(Cause.Reason.AMBIGUOUS);
      assertThat(cause.message())
          .matches("2 match twin: i-[0-9a-f]{17} \\(running\\), i-[0-9a-f]{17} \\(running\\)");
    }
  }

  @Test
  void theEvidenceNamesTheCallAndWhatItFound() {
    try (AwsServer server = AwsServer.start();
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      Fact<Data> fact = run.ask("main", Probe.of(VpcApi.VPC, "production"));

      assertThat(fact.evidence().source()).isEqualTo("ec2:DescribeVpcs production");
      assertThat(
              run.ask("main", Probe.of(Ec2Api.INSTANCE, "", "tag:Role", "batch"))
                  .evidence()
                  .source())
          .isEqualTo("ec2:DescribeInstances tag:Role batch");
      assertThat(fact.evidence().raw()).contains("cidr_block=10.0.0.0/16").hasSizeLessThan(2_001);
    }
  }
}
