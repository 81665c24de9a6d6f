package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testkit.SpecRounds;
import dev.tenken.host.testing.Lab;
import dev.tenken.host.testing.SpecRun;
import dev.tenken.host.testing.TestHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts whose folders for temporary files take none are when checks are wanted most. */
class FullDiskTest {
  private static final Class<? extends Spec> SPEC =
      SpecRounds.compile(
          "full_spec.groovy",
          """
          describe(command('echo full > /tmp/x && echo full > /var/tmp/x')) {
            its('exit_status') { should_not eq(0) }
            its('stderr') { should match(/I\\/O error|No space left|Read-only/) }
          }
          describe(pkg('openssh-server')) { it { should be_installed } }
          describe(service('ssh')) {
            it { should be_running }
            it { should be_enabled }
          }
          describe(port(22)) { it { should be_listening } }
          describe(process('sshd')) { it { should be_running } }
          describe(file('/etc/passwd')) {
            it { should be_owned_by('root') }
            its('content') { should match(/^root:/) }
            its('sha256sum') { should match(/^[0-9a-f]{64}$/) }
          }
          describe(config_file('/etc/ssh/sshd_config')) { it { should exist } }
          describe(mount('/tmp')) { its('type') { should eq('tmpfs') } }
          describe(fstab) { it { should_not have_entry(mount_point: '/nowhere') } }
          describe(user('root')) { it { should have_uid(0) } }
          describe(group('root')) { it { should have_gid(0) } }
          describe(cron) { it { should_not have_entry('0 3 * * * /bin/nothing') } }
          describe(host('localhost')) { it { should be_resolvable } }
          describe(iface('lo')) { it { should be_up } }
          describe(linux_kernel_parameter('kernel.ostype')) { its('value') { should eq('Linux') } }
          """);

  @ParameterizedTest
  @ValueSource(strings = {"size=4k", "size=4k,ro"})
  void noProbeNeedsATemporaryFile(String options) {
    Lab lab = Lab.up();
    String fill =
        "for d in /tmp /var/tmp; do mount -t tmpfs -o %s none $d;".formatted(options)
            + " head -c 9999 /dev/zero >$d/full; done 2>/dev/null; shift; exec \"$@\"";
    try (TestHost host =
        lab.asRoot("web-01", "sudo", "-n", "unshare", "-m", "sh", "-c", "'" + fill + "'", "sh")) {
      Map<String, AttemptResult.Judged> results = new SpecRun(host, List.of("web-01")).run(SPEC);

      assertThat(results).hasSizeGreaterThan(15);
      assertThat(results.entrySet())
          .filteredOn(result -> result.getValue().verdict() != Verdict.PASSED)
          .extracting(result -> result.getKey() + ": " + result.getValue().detail().message())
          .isEmpty();
    }
  }
}
