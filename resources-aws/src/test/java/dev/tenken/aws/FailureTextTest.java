package dev.tenken.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.journal.Verdict;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failed check says was found. */
class FailureTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ec2('web-01')|be_stopped|state running",
        "ec2('no-such')|be_running|no such thing",
        "ec2('gone-01')|exist|state terminated",
        "ec2('batch-01')|have_eip|no Elastic IP address",
        "ec2('web-01')|have_eip('1.2.3.4')|Elastic IP address 127.105.85.138",
        "ec2('web-02')|have_ebs('vol-a5b65048186eaed8f')|volumes vol-48fe6a840b378c3f0 as /dev/sda1, vol-b2a9b2f52a23fa50f as /dev/sdf",
        "ec2('web-01')|have_tag('Evn')|no tag Evn among Env, Name, Role",
        "ec2('web-01')|have_tag('Env').value('test')|tag Env = 'production'",
        "ec2('web-02')|have_security_group('db')|security groups sg-ce000c085e3809105 (web)",
        "ec2('batch-01')|have_iam_instance_profile('web')|no instance profile",
        "ec2('web-02')|belong_to_vpc('staging')|VPC vpc-f6cf48d686d8dd225",
        "ec2('batch-01')|have_events|no scheduled events",
        "eip('spare')|be_associated_to('web-01')|not associated",
        "eip('nat')|belong_to_domain('standard')|domain vpc",
        "ebs('old')|be_attached_to('web-01')|not attached",
        "ebs('old')|be_encrypted|not encrypted",
        "security_group('lb')|be_opened(22)|no rules",
        "security_group('lb')|be_opened(443).for(['0.0.0.0/0', '::/0', 'bastion'])|opened in part: tcp 443 0.0.0.0/0; tcp 443 ::/0",
        "security_group('db')|be_outbound_opened(80)|no rules",
        "security_group('db')|be_opened_only(3306).for('web')|all traffic sg-c8f4da5119d4f75a7; tcp 3306 sg-ce000c085e3809105",
        "security_group('production-web')|be_opened(8090).for('lb')|no rules",
        "vpc('staging')|have_vpc_attribute('enableDnsHostnames')|enableDnsHostnames is off",
        "vpc('staging')|have_flow_log|no flow log",
        "vpc('production')|be_connected_to_vpc('production')|peering connections pcx-8b606b4c693ac83e0 (active, as requester, with vpc-440e011a4e833593c)",
        "subnet('production-public-a')|be_associated_to('x')|route table rtb-3169da15740c4ed0d (production-public)",
        "rds('old-db')|be_available|state stopped",
        "rds('app-db')|have_db_parameter_group('app-mysql')|parameter groups app-mysql8 (in-sync)",
        "rds('app-db')|belong_to_db_subnet_group('staging')|DB subnet group production",
        "rds_db_cluster('app-aurora')|have_cluster_member('app-aurora-3')|members app-aurora-1 (writer), app-aurora-2 (reader)",
        "rds_db_parameter_group('no-such')|exist|no such parameter group",
        "rds_db_parameter_group('app-mysql8')|have_parameter('max_connections').value('5')|value '500', apply method immediate",
        "route53_hosted_zone('no-such.example')|exist|no such thing",
        "route53_hosted_zone('example.com', private: true)|be_public|private",
        "route53_hosted_zone('example.com', private: true)|have_record_set('x.example.com')|no record set of that name",
        "route53_hosted_zone('example.com', private: true)|have_record_set('db.example.com').cname('db.')|CNAME app-db.internal., ttl 60",
        "route53_hosted_zone('example.com', private: false)|have_record_set('app.example.com').failover('PRIMARY').ttl(300)|A 203.0.113.40, ttl 60, set identifier first, failover PRIMARY, health check id ec855d28-0315-43fd-b850-babb8421ee8b; A 203.0.113.41, ttl 60, set identifier second, failover SECONDARY",
        "route53_hosted_zone('example.com', private: false)|have_record_set('www.example.com').a('1.2.3.4')|A alias d111.cloudfront.net. in Z2FDTNDATAQYW2; AAAA alias d111.cloudfront.net. in Z2FDTNDATAQYW2",
      })
  void namesWhatIsThereInstead(String word, String matcher, String found) {
    try (AwsServer server = AwsServer.start();
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      AttemptResult.Judged judged =
          run.judge("describe(%s) { it { should %s } }".formatted(word, matcher));
      assertThat(judged.verdict()).isEqualTo(Verdict.FAILED);
      assertThat(judged.detail().found()).isEqualTo(found);
    }
  }
}
