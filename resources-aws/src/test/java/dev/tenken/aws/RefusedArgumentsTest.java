package dev.tenken.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.journal.Verdict;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nothing in an account can be, or be called, is an error: should_not would pass on it. */
class RefusedArgumentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "describe(security_group('lb')) { it { should_not be_opened(22).for('offcies') } }",
        "describe(security_group('lb')) { it { should_not be_opened(22).for('10.0.0.999/8') } }",
        "describe(security_group('lb')) { it { should_not be_opened('https') } }",
        "describe(security_group('lb')) { it { should_not be_opened_only(22) } }",
        "describe(security_group('lb')) { it { should_not be_opened(22).for([]) } }",
        "describe(route53_hosted_zone('example.com', private: 'maybe')) { it { should_not exist } }",
        "describe(ec2('')) { it { should_not exist } }",
        "describe(ec2('vpc-f6cf48d686d8dd225')) { it { should_not exist } }",
        "describe(ec2('i-8a357ea79f1fb190')) { it { should_not exist } }",
        "describe(ec2('I-8A357EA79F1FB1903')) { it { should_not exist } }",
        "describe(ec2('i-8a357ea79f1fb1903 ')) { it { should_not exist } }",
        "describe(ec2(' ')) { it { should_not exist } }",
        "describe(ec2(tag: ['': 'web-01'])) { it { should_not exist } }",
        "describe(security_group('lb', vpc: '')) { it { should_not exist } }",
        "describe(security_group('lb', vpc: 'sg-fb59a60262e96025a')) { it { should_not exist } }",
        "describe(subnet('10.0.1.7/24')) { it { should_not exist } }",
        "describe(subnet('2001:db8:1::/64')) { it { should_not exist } }",
        "describe(eip('203.0.113.300')) { it { should_not exist } }",
        "describe(rds('app-db ')) { it { should_not exist } }",
        "describe(route53_hosted_zone('arn:aws:route53:::healthcheck/Z0000000000001')) { it { should_not exist } }",
        "describe(route53_hosted_zone('https://example.com')) { it { should_not exist } }",
        "describe(route53_hosted_zone('.')) { it { should_not exist } }",
        "describe(ec2('web-01')) { it { should_not have_tag('') } }",
        "describe(ec2('web-01')) { it { should_not have_tag('Env').value(~/x*/) } }",
        "describe(ec2('web-01')) { it { should_not have_security_group('') } }",
        "describe(ec2('web-01')) { it { should_not have_security_group('vpc-f6cf48d686d8dd225') } }",
        "describe(ec2('web-01')) { it { should_not belong_to_vpc('') } }",
        "describe(ec2('web-01')) { it { should_not belong_to_vpc('subnet-489439c6d299ef41a') } }",
        "describe(ec2('web-01')) { it { should_not belong_to_subnet('10.0.1.0/33') } }",
        "describe(ec2('web-01')) { it { should_not have_ebs('') } }",
        "describe(ec2('web-01')) { it { should_not have_ebs('i-8a357ea79f1fb1903') } }",
        "describe(ec2('web-01')) { it { should_not have_eip('203.0.113.300') } }",
        "describe(ec2('web-01')) { it { should_not have_iam_instance_profile('') } }",
        "describe(eip('spare')) { it { should_not be_associated_to('') } }",
        "describe(eip('spare')) { it { should_not be_associated_to('vpc-f6cf48d686d8dd225') } }",
        "describe(vpc('production')) { it { should_not have_route_table('acl-0000000000000000a') } }",
        "describe(vpc('production')) { it { should_not have_vpc_peering_connection('') } }",
        "describe(rds('app-db')) { it { should_not have_db_parameter_group('') } }",
        "describe(rds('app-db')) { it { should_not belong_to_db_subnet_group('') } }",
        "describe(rds('app-db')) { it { should_not have_db_parameter_group('app-mysql8').status('in_sync') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('a..example.com') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('http://www.example.com') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').a('192.0.2.999') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').a('2001:db8::1') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').aaaa('192.0.2.1') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').aaaa('2001:db8::/32') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').cname('192.0.2.1') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').mx('mail.example.com') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').txt('\"v=spf1 -all') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').txt('\"v=spf1 -all\" more') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').alias('') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').alias('d111.cloudfront.net', '') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').set_identifier('') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').health_check('') } }",
        "describe(ec2('vpc-12345678')) { it { should_not exist } }",
        "describe(ec2('i-1234567')) { it { should_not exist } }",
        "describe(ec2('i-8a357e')) { it { should_not exist } }",
        "describe(security_group('sgr-0123456789abcdef0')) { it { should_not exist } }",
        "describe(ec2(filter: [vpc_id: 'subnet-489439c6d299ef41a'])) { it { should_not exist } }",
        "describe(ec2(filter: ['subnet-id': 'private-a'])) { it { should_not exist } }",
        "describe(rds('vpc-f6cf48d686d8dd225')) { it { should_not exist } }",
        "describe(rds('db-ABCDEFGHIJKLMNOPQRSTUVWXYZ')) { it { should_not exist } }",
        "describe(rds('app_db')) { it { should_not exist } }",
        "describe(rds('app-db-')) { it { should_not exist } }",
        "describe(rds('app-db')) { it { should_not belong_to_vpc('subnet-12345678') } }",
        "describe(rds_db_cluster('app-aurora')) { it { should_not belong_to_vpc('sg-1234567') } }",
        "describe(route53_hosted_zone('z0000000000001')) { it { should_not exist } }",
        "describe(route53_hosted_zone('/hostedzone/z0000000000001')) { it { should_not exist } }",
        "describe(route53_hosted_zone('Z0000001')) { it { should_not exist } }",
        "describe(ec2('web-01')) { it { should_not have_ebs('web-01-data').as('') } }",
        "describe(ec2('web-01')) { it { should_not have_ebs('web-01-data').as(' ') } }",
        "describe(ec2('web-01')) { it { should_not have_ebs('no-such').as(['/dev/sdf']) } }",
        "describe(ec2('web-01')) { it { should_not have_ebs('no-such').as('sda1') } }",
        "describe(ec2('web-01')) { it { should_not have_network_interface('no-such').device_index(-1) } }",
        "describe(ec2('web-01')) { it { should_not have_tag('No').value(['production']) } }",
        "describe(ec2('web-01')) { it { should_not have_tag('No').value(~/x*/) } }",
        "describe(security_group('lb')) { it { should_not have_inbound_rule(port: 9999, description: ['x']) } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').alias('d111.cloudfront.net', 'z2fdtndataqyw2') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').weight(256) } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').region('tokyo') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').health_check('web') } }",
        "describe(ec2(filter: [instance_state_name: 'stoped'])) { it { should_not exist } }",
        "describe(ebs(filter: [encrypted: 'no'])) { it { should_not exist } }",
        "describe(ebs(filter: [status: 'In-Use'])) { it { should_not exist } }",
        "describe(security_group('lb')) { it { should_not be_opened(22).for('pl-63a5400') } }",
        "describe(security_group('lb')) { it { should_not have_inbound_rule(from_port: 99999) } }",
        "describe(ec2('web-01')) { its('state.name') { should_not eq('Running') } }",
        "describe(ec2('web-01')) { its('platform') { should_not eq('Windows') } }",
        "describe(ec2('web-01')) { its('metadata_options.http_tokens') { should_not eq('Optional') } }",
        "describe(ec2('web-01')) { its('network_interfaces[0].status') { should_not eq('IN_USE') } }",
        "describe(ec2(tag: [Name: ['web-01', 'web-02']])) { it { should_not exist } }",
        "describe(ec2(tag: [Name: null])) { it { should_not exist } }",
        "describe(ec2('no-such', aws: null)) { it { should_not exist } }",
        "describe(ec2('arn:aws:ec2:ap-northeast-1:123456789012:volume/vol-a5b65048186eaed8f')) { it { should_not exist } }",
        "describe(rds('arn:aws:rds:ap-northeast-1:123456789012:cluster:app-db')) { it { should exist } }",
        "describe(rds_db_parameter_group('arn:aws:rds:ap-northeast-1:123456789012:cluster-pg:app-mysql8')) { it { should exist } }",
        "describe(rds(filter: [multi_az: 'true'])) { it { should exist } }",
        "describe(ec2('web-01')) { it { should_not have_security_group(['web']) } }",
        "describe(ec2('web-01')) { it { should_not have_security_group(~/we/) } }",
        "describe(ec2('web-01')) { it { should_not belong_to_subnet(~/public/) } }",
        "describe(ec2('web-01')) { it { should_not have_ebs(~/data/) } }",
        "describe(ec2('web-01')) { it { should_not have_tag(['Env']) } }",
        "describe(ec2('web-01')) { it { should_not have_tag('Env').value(['production']) } }",
        "describe(ec2('web-01')) { it { should_not have_credit_specification('unlimitde') } }",
        "describe(ec2('batch-01')) { it { should_not have_event('system-rebot') } }",
        "describe(security_group('lb')) { it { should_not be_opened('443-80') } }",
        "describe(security_group('lb')) { it { should_not be_opened(443..80) } }",
        "describe(security_group('lb')) { it { should_not be_opened([22, 443]) } }",
        "describe(security_group('lb')) { it { should_not have_inbound_rule(port: 9999, source: 'offcies') } }",
        "describe(security_group('lb')) { it { should_not have_inbound_rule(port: 9999, protocol: 'tpc') } }",
        "describe(security_group('lb')) { it { should_not have_inbound_rule(from_port: 'https') } }",
        "describe(security_group('lb')) { it { should_not have_inbound_rule(icmp_code: 'any') } }",
        "describe(security_group('lb')) { it { should_not have_inbound_rule(port: null) } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').geo(country: 'JPN') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').geo(continent: 'Asia') } }",
        "describe(eip('spare')) { it { should_not belong_to_domain('vcp') } }",
        "describe(vpc('production')) { it { should_not have_route_table(~/public/) } }",
        "describe(security_group('lb')) { it { should_not be_opened(443).protocol('tpc') } }",
        "describe(security_group('lb')) { it { should_not have_inbound_rule(protocol: 'tpc') } }",
        "describe(security_group('lb')) { it { should_not be_opened(443).for(~/0.0.0.0.*/) } }",
        "describe(rds_db_parameter_group('app-mysql8')) { it { should_not have_parameter('max_connections').source('usr') } }",
        "describe(rds_db_parameter_group('app-mysql8')) { it { should_not have_parameter('max_connections').apply_method('reboot') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.org') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').type('CNMAE') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').failover('PRIMRY') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').ttl('1m') } }",
        "describe(route53_hosted_zone('example.com', private: true)) { it { should_not have_record_set('www.example.com').a([]) } }",
      })
  void nonsenseNeverPasses(String spec) {
    try (AwsServer server = AwsServer.start();
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(run.run(spec).values())
          .hasSize(1)
          .extracting(AttemptResult.Judged::verdict)
          .containsOnly(Verdict.BROKEN);
    }
  }

  /** What has members is no text; what an author means is one of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "its('state') { should_not eq('stopped') }|ask for one of its members: code, name",
        "its('placement') { should_not eq('ap-northeast-1a') }|ask for one of its members: ",
        "its('security_groups') { should_not eq('production-web') }|write include(…)",
        "its('security_groups') { should_not include('production-web') }|ask for one of its members",
        "its('security_groups.group_name') { should_not eq('production-web') }|write include(…)",
        "its('block_device_mappings.ebs') { should_not include('/dev/sda1') }|of its members: ",
      })
  void whatHasPartsIsNotTakenForOneOfThem(String its, String message) {
    try (AwsServer server = AwsServer.start();
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      AttemptResult.Judged judged = run.judge("describe(ec2('web-01')) { %s }".formatted(its));
      assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(judged.detail().message()).contains(message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'ON'", "true", "2", "''"})
  void aValueThatAParameterCanNotHaveNeverPasses(String value) {
    try (AwsServer server = AwsServer.serving("documented");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      AttemptResult.Judged judged =
          run.judge(
              "describe(rds_db_parameter_group('app-mysql8')) { it { should_not"
                  + " have_parameter('slow_query_log').value(%s) } }".formatted(value));
      assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(judged.detail().message())
          .contains("slow_query_log takes 0,1, not '" + value.replace("'", "") + "'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "its('slow_query_log') { should_not eq('ON') }",
        "its('slow_query_log') { should_not eq(true) }",
        "its('general_log') { should_not eq('off') }",
        "its('general_log') { should_not be('yes') }",
      })
  void aParameterIsNotComparedWithWhatItCanNotHave(String its) {
    try (AwsServer server = AwsServer.serving("documented");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      AttemptResult.Judged judged =
          run.judge("describe(rds_db_parameter_group('app-mysql8')) { %s }".formatted(its));
      assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(judged.detail().message()).contains("_log takes 0,1, not '");
    }
  }

  /** EC2 writes windows, and the SDK Windows; what the SDK does not know may be new. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "its('platform') { should eq('windows') }",
        "its('instance_type') { should_not eq('m99g.large') }",
        "its('state.name') { should eq('running') }",
        "its('state.name') { should_not eq('stopped') }",
        "its('platform_details') { should_not eq('windows') }",
      })
  void whatIsWrittenAsAwsWritesItIsCompared(String its) {
    try (AwsServer server = AwsServer.start();
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(run.judge("describe(ec2('web-01')) { %s }".formatted(its)).verdict())
          .isEqualTo(Verdict.PASSED);
    }
  }

  /** A day, a zone or a short word may stand in a name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ec2('i-20260131')", "ec2('vol-202601311200')", "subnet('subnet-1a')",
        "security_group('sg-facade')", "security_group('i-web-01')", "rds('db-2024')",
        "route53_hosted_zone('zone1')", "route53_hosted_zone('corp')"
      })
  void aNameThatIsNearlyAnIdIsAName(String word) {
    try (AwsServer server = AwsServer.serving("denied");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(run.judge("describe(%s) { it { should_not exist } }".formatted(word)).verdict())
          .isEqualTo(Verdict.UNKNOWN);
    }
  }
}
