package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testkit.SpecRounds;
import dev.tenken.host.testing.SpecRun;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without Postfix, the file of aliases counts. */
class MailAliasFileTest {
  @Test
  void theFileTellsWherePostfixIsNot() throws Exception {
    Tools.needRoot();
    Path etc = Path.of("../lab/layers/conf-01/files/etc").toRealPath();
    Path path =
        Tools.path("sed", "sh", "sed", "awk", "cat", "id", "base64", "sleep", "setsid", "kill");
    try (TestHost host =
        TestHost.by(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t overlay overlay -o lowerdir="
                + etc
                + ":/etc /etc; PATH="
                + path
                + " exec sh -c \"$0\"")) {
      assertThat(
              new SpecRun(host, List.of(host.name()))
                  .run(
                      SpecRounds.compile(
                          "mail_alias_spec.groovy",
                          """
                          describe(mail_alias('ROOT')) {
                              its('recipients') { should eq(['ops@lab.test', 'oncall@lab.test']) }
                          }
                          describe(mail_alias('admin')) { it { should be_aliased_to('alice') } }
                          describe(mail_alias('pipe')) {
                              its('recipients.size') { should eq(1) }
                              it { should be_aliased_to("|/usr/local/bin/to-ticket --queue 'a, b'") }
                          }
                          describe(mail_alias('old')) { it { should_not exist } }
                          """))
                  .values())
          .hasSize(5)
          .allSatisfy(
              judged ->
                  assertThat(judged.verdict())
                      .as(judged.detail().toString())
                      .isEqualTo(Verdict.PASSED));
    }
  }
}
