package dev.tenken.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.journal.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases that other checkers judge wrongly. Those of matchers (security groups and IPv6, sets of
 * records, namesakes, several attachments, values of parameter groups) stand in the matrix.
 */
class WrongVerdictsOfOthersTest {
  static Stream<Arguments> wordsAndFaults() {
    return Stream.of(
            "throttled",
            "expired",
            "denied",
            "html-500",
            "html-200",
            "xhtml-200",
            "html-as-xml",
            "proxy-511",
            "moved",
            "other-answer",
            "without-list",
            "opt-in",
            "unrecognized",
            "token-id",
            "auth-failure",
            "skewed",
            "signature-expired",
            "empty")
        .flatMap(
            fault ->
                Stream.of(
                        "ec2('x')",
                        "eip('x')",
                        "ebs('x')",
                        "vpc('x')",
                        "subnet('x')",
                        "security_group('x')",
                        "rds('x')",
                        "rds_db_cluster('x')",
                        "rds_db_parameter_group('x')",
                        "rds_db_cluster_parameter_group('x')",
                        "route53_hosted_zone('x')")
                    .map(word -> Arguments.of(word, fault)));
  }

  @ParameterizedTest
  @MethodSource("wordsAndFaults")
  void whatCanNotBeToldIsNeverRead(String word, String fault) {
    try (AwsServer server = AwsServer.serving(fault);
        SpecRun run =
            new SpecRun().target("main", Map.of("endpoint", server.endpoint(), "attempts", "1"))) {
      assertThat(
              run.run(
                      "describe(%s) { it { should_not exist }\n it { should exist } }"
                          .formatted(word))
                  .values())
          .hasSize(2)
          .extracting(AttemptResult.Judged::verdict)
          .containsOnly(Verdict.UNKNOWN);
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** The thing itself is seen, what more a matcher asks for is not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ec2('web-01')|have_eip",
        "ec2('web-01')|have_eip('1.2.3.4')",
        "ec2('web-01')|have_ebs('no-such')",
        "ec2('web-01')|have_network_interface('no-such')",
        "ec2('web-01')|have_security_group('production-web')",
        "ec2('web-01')|have_security_groups(['production-web'])",
        "ec2('web-01')|belong_to_subnet('no-such')",
        "ec2('web-01')|have_image('no-such')",
        "ec2('web-01')|have_events",
        "ec2('web-01')|have_event('system-reboot')",
        "ec2('batch-01')|have_credit_specification('standard')",
        "ec2('web-01')|be_disabled_api_termination",
        "vpc('production')|have_vpc_attribute('enableDnsSupport')",
        "vpc('production')|have_route_table('no-such')",
        "vpc('production')|have_network_acl('no-such')",
        "vpc('production')|have_flow_log",
        "vpc('production')|have_vpc_peering_connection('no-such')",
        "vpc('production')|be_connected_to_vpc('no-such')",
        "rds('app-db')|have_security_group('no-such')",
        "rds('app-db')|belong_to_subnet('no-such')",
        "rds_db_cluster('app-aurora')|belong_to_subnet('subnet-00000000000000000')",
        "rds_db_cluster('app-aurora')|belong_to_vpc('no-such')",
        "rds_db_parameter_group('app-mysql8')|have_tag('Env')",
        "route53_hosted_zone('example.com', private: false)|have_record_set('x.example.com')",
        "route53_hosted_zone('example.com', private: false)|have_tag('Env')",
        "route53_hosted_zone('example.com', private: false)|have_vpc('no-such')",
        "route53_hosted_zone('example.com', vpc: 'production')|exist",
        "security_group('lb', vpc: 'production')|be_opened(22)",
        "subnet('production-public-a', vpc: 'production')|exist",
      })
  void whatMoreIsAskedForIsUnknownByItself(String word, String matcher) {
    try (AwsServer server = AwsServer.serving("main-list-only");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(
              run.run(
                      "describe(%s) { it { should_not %s }\n it { should %s } }"
                          .formatted(word, matcher, matcher))
                  .values())
          .hasSize(2)
          .extracting(AttemptResult.Judged::verdict)
          .containsOnly(Verdict.UNKNOWN);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "describe(ebs('web-01-data')) { its('encryptd') { should_not eq(true) } }|encrypted",
        "describe(ec2('web-01')) { its('state.nmae') { should_not eq('stopped') } }|name",
        "describe(ec2('no-such')) { its('instance_typ') { should_not eq('x') } }|instance_type",
        "describe(ec2('web-01')) { it { should_not be_runing } }|be_running",
        "describe(ec2('web-01')) { it { should_not have_ebs('x').at('/dev/sdf') } }|as",
        "describe(vpc('production')) { it { should_not have_vpc_attribute('enableDnsSuport') } }|enableDnsSupport",
        "describe(security_group('lb')) { it { should_not have_inbound_rule(prot: 22) } }|port",
        "describe(ec2('web-01', asw: 'us')) { it { should_not exist } }|aws",
        "describe(rds_db_parameter_group('app-mysql8')) { its('max_conections') { should_not eq('1') } }|max_connections",
        "describe(rds_db_parameter_group('app-mysql8')) { it { should_not have_parameter('max_conections') } }|max_connections",
      })
  void anUnknownNameNeverPasses(String spec, String nearest) {
    try (AwsServer server = AwsServer.start();
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      List<AttemptResult.Judged> judged = List.copyOf(run.run(spec).values());
      assertThat(judged).hasSize(1);
      assertThat(judged.get(0).verdict()).isNotIn(Verdict.PASSED, Verdict.SKIPPED);
      assertThat(judged.get(0).detail().message()).contains("did you mean '" + nearest + "'?");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ec2('arn:aws:ec2:eu-west-1:123456789012:instance/i-8a357ea79f1fb1903')",
    "rds('arn:aws:rds:eu-west-1:123456789012:db:app-db')",
    "rds_db_parameter_group('arn:aws:rds:eu-west-1:123456789012:pg:app-mysql8')",
  })
  void whatIsInAnotherRegionIsNotLookedForHere(String word) {
    try (AwsServer server = AwsServer.start();
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(
              run.run(
                      "describe(%s) { it { should exist }\n it { should_not exist } }"
                          .formatted(word))
                  .values())
          .hasSize(2)
          .allSatisfy(
              judged -> {
                assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
                assertThat(judged.detail().message())
                    .contains("is in eu-west-1, and this target asks in ap-northeast-1");
              });
      assertThat(server.requests()).isEmpty();
    }
  }

  /** Two accounts may have a database of one name each. */
  @Test
  void theArnOfAnotherAccountIsNotTheDatabaseOfThatNameHere() {
    try (AwsServer server = AwsServer.serving("documented");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(
              run.judge(
                      "describe(rds('arn:aws:rds:ap-northeast-1:999999999999:db:state-available'))"
                          + " { it { should exist } }")
                  .verdict())
          .isEqualTo(Verdict.FAILED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "describe(ec2('page-3')) { it { should exist } }",
        "describe(ec2('i-00000000000000002')) { its('metadata_options.http_tokens') { should eq('required') } }",
        "describe(rds_db_parameter_group('x')) { its('wait_timeout') { should eq('600') } }",
        "['first', 'large'].each { z -> describe(route53_hosted_zone(z + '.example')) { it { should exist } } }",
      })
  void allPagesAreRead(String spec) {
    try (AwsServer server = AwsServer.serving("pages");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(run.run(spec).values())
          .extracting(AttemptResult.Judged::verdict)
          .containsOnly(Verdict.PASSED);
      assertThat(run.ledger().all()).isEqualTo(Map.of("main", server.counts()));
      assertThat(server.requests()).hasSizeGreaterThan(1);
    }
  }

  /** A thing that is not there has no attributes to judge, whichever way round. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ec2('no-such')|have_tag('Env')",
        "ec2('no-such')|have_eip",
        "ec2('no-such')|have_security_group('web')",
        "ebs('no-such')|be_attached_to('web-01')",
        "eip('no-such')|be_associated",
        "security_group('no-such')|be_opened(22)",
        "security_group('no-such')|be_opened_only(22).for('10.0.0.0/8')",
        "vpc('no-such')|have_vpc_attribute('enableDnsSupport')",
        "subnet('no-such')|belong_to_vpc('production')",
        "rds('no-such')|have_security_group('db')",
        "rds_db_cluster('no-such')|have_cluster_member('x')",
        "rds_db_parameter_group('no-such')|have_parameter('max_connections')",
        "route53_hosted_zone('no-such.example')|have_record_set('www.no-such.example')",
      })
  void anAttributeOfWhatIsNotThereFailsNegatedOrNot(String word, String matcher) {
    try (AwsServer server = AwsServer.start();
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      String spec =
          "describe(%s) { it { should %s }\n it { should_not %s } }"
              .formatted(word, matcher, matcher);
      assertThat(run.run(spec).values())
          .hasSize(2)
          .allSatisfy(
              judged -> {
                assertThat(judged.verdict()).isEqualTo(Verdict.FAILED);
                assertThat(judged.detail().message()).contains("does not exist");
              });
    }
  }

  /** Whoever says that none of several is open, or that all are, is wrong where one is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "be_opened(80).for(['0.0.0.0/0', '::/0'])",
        "be_opened('1-1024').for('0.0.0.0/0')",
        "be_opened('443-444').for(['0.0.0.0/0', '::/0'])",
        "be_opened(442..443)",
        "be_opened.for(['0.0.0.0/0', 'bastion'])",
      })
  void whatIsOpenedInPartIsNeitherOpenedNorNot(String matcher) {
    try (AwsServer server = AwsServer.start();
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      String spec =
          "describe(security_group('lb')) { it { should %s }\n it { should_not %s } }"
              .formatted(matcher, matcher);
      assertThat(run.run(spec).values())
          .hasSize(2)
          .allSatisfy(
              judged -> {
                assertThat(judged.verdict()).isEqualTo(Verdict.FAILED);
                assertThat(judged.detail().message()).contains("found: opened in part: tcp ");
              });
    }
  }

  @Test
  void targetsDoNotShareWhatTheyFound() {
    try (AwsServer tokyo = AwsServer.start();
        AwsServer oregon = AwsServer.serving("documented");
        SpecRun run =
            new SpecRun()
                .target("main", Map.of("endpoint", tokyo.endpoint()))
                .target("us", Map.of("endpoint", oregon.endpoint(), "region", "us-west-2"))) {
      assertThat(
              run.run(
                      """
                      on(aws: 'main')
                      describe(subnet('production-public-a')) { it { should exist } }
                      describe(subnet('state-pending', aws: 'us')) { it { should be_pending } }
                      describe(subnet('state-pending')) { it { should_not exist } }
                      """)
                  .values())
          .hasSize(3)
          .extracting(AttemptResult.Judged::verdict)
          .containsOnly(Verdict.PASSED);
    }
  }
}
