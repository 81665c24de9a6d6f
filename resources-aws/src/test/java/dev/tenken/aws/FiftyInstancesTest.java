package dev.tenken.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.journal.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What fifty instances with ten checks each cost, counted at the server. */
class FiftyInstancesTest {
  private static final String SPEC =
      """
      (1..50).each { n ->
        def name = 'web-' + String.valueOf(n).padLeft(2, '0')
        describe(ec2(name)) {
          it { should be_running }
          its('instance_type') { should eq('m7g.large') }
          it { should have_tag('Role').value('web') }
          it { should have_eip }
          it { should have_ebs(name + '-data').as('/dev/sdf') }
          it { should have_security_group('production-web') }
          it { should belong_to_subnet(n % 2 == 0 ? 'production-public-c' : 'production-public-a') }
          it { should belong_to_vpc('production') }
          its('image_id') { should start_with('ami-') }
          it { should have_iam_instance_profile('web') }
        }
      }
      """;

  @Test
  void costSixCallsAtMost() {
    try (AwsServer server = AwsServer.start();
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      Map<String, AttemptResult.Judged> results = run.run(SPEC);

      assertThat(results).hasSize(500);
      assertThat(results.values())
          .extracting(AttemptResult.Judged::verdict)
          .containsOnly(Verdict.PASSED);
      assertThat(server.counts())
          .isEqualTo(
              Map.of(
                  "ec2:DescribeInstances", 1L,
                  "ec2:DescribeAddresses", 1L,
                  "ec2:DescribeVolumes", 1L,
                  "ec2:DescribeSecurityGroups", 1L,
                  "ec2:DescribeSubnets", 1L,
                  "ec2:DescribeVpcs", 1L));
      assertThat(run.ledger().all()).isEqualTo(Map.of("main", server.counts()));
      assertThat(run.rounds()).isEqualTo(2);
    }
  }
}
