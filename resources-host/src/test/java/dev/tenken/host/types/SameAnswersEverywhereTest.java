package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testkit.SpecRounds;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.SpecRun;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users, groups, interfaces, parameters and more, by whatever shell and tools a host has. */
class SameAnswersEverywhereTest {
  private static final List<String> NAMES =
      List.of(
          "root",
          "nobody",
          "0",
          "none",
          "-h",
          "--help",
          "root; touch ran",
          "$(touch ran)",
          "`touch ran`",
          "it's",
          "a b",
          "x\ny",
          "root:x",
          "点検",
          "%s",
          "*",
          "\\n",
          "");

  @Test
  void everyShellGivesTheSameAnswers() throws Exception {
    Tools.need("dash", "bash", "busybox", "getent", "ip");
    Map<Probe, String> expected = answers("dash");

    assertThat(answers("bash")).isEqualTo(expected);
    assertThat(answers("busybox")).isEqualTo(expected);
    assertThat(expected.get(Accounts.USER.probe("root"))).contains("uid=0");
    assertThat(expected.get(Accounts.USER.probe("0"))).isEqualTo("absent");
    assertThat(expected.get(LinuxKernelParameter.KIND.probe("kernel/ostype"))).contains("Linux");
    assertThat(Path.of("ran")).doesNotExist();
  }

  @Test
  void withoutGetentTheFilesAreRead() throws Exception {
    Tools.need("busybox");
    try (TestHost host = TestHost.by("env", "PATH=" + Tools.busybox(), "sh", "-c")) {
      AskingFacts facts = new AskingFacts(host);
      User root = new User(facts, "root");

      assertThat(root.exists().holds()).isTrue();
      assertThat(root.belongsToGroup("root").holds()).isTrue();
      assertThat(root.belongsToGroup("roo").holds()).isFalse();
      assertThat(root.isSystemUser().holds()).isTrue();
      assertThat(new User(facts, "none").exists().holds()).isFalse();
      assertThat(new Group(facts, "root").gid()).isZero();
    }
  }

  @Test
  void withoutIpTheStateIsKnownAndAddressesAreNot() {
    Tools.need("unshare", "mount");
    Tools.needRoot();
    try (TestHost host =
        TestHost.by(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "for f in /bin/ip /sbin/ip /usr/bin/ip /usr/sbin/ip; do"
                + " [ ! -x $f ] || mount --bind /dev/null $f; done; exec sh -c \"$0\"")) {
      Iface loopback = new Iface(new AskingFacts(host), "lo");

      assertThat(loopback.isUp().holds()).isTrue();
      assertThat(loopback.mtu()).isEqualTo(65_536);
      assertThatThrownBy(() -> loopback.hasIpv4Address("127.0.0.1"))
          .isInstanceOf(Undetermined.class)
          .hasMessage("there is no ip");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash timeout", "perl", "busybox nc"})
  void whateverConnectsTellsTheSame(String tools) throws Exception {
    List<String> programs =
        new ArrayList<>(
            List.of("sh", "awk", "cat", "base64", "sed", "sleep", "kill", "tr", "cut", "getent"));
    programs.addAll(List.of(tools.split(" ", -1)));
    boolean busybox = programs.remove("busybox");
    Tools.need(busybox ? "busybox" : programs.get(programs.size() - 1));
    String path =
        busybox
            ? Tools.busybox().toString()
            : Tools.path("only-" + tools.replace(' ', '-'), programs.toArray(new String[0]))
                .toString();
    try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TestHost host = TestHost.by("env", "PATH=" + path, "sh", "-c")) {
      Host loopback = new Host(new AskingFacts(host), "127.0.0.1");

      assertThat(loopback.isReachable().with(Map.of("port", open.getLocalPort())).judge().found())
          .isEqualTo("it accepts connections");
      assertThat(loopback.isReachable().with(Map.of("port", 1)).judge().found())
          .isEqualTo("it refused the connection");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "command('true', usr: 'x')|command has no option 'usr'; did you mean 'user'?",
        "config_file('/x', form: 'ini')|config_file has no option 'form'; did you mean 'format'?",
        "config_file('/x', format: 'jsn')|there is no format 'jsn'; did you mean 'json'?",
      })
  void anUnknownOptionNamesTheNearest(String resource, String message) {
    assertThat(broken("describe(" + resource + ") { it { should exist } }")).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "be_reachable.with(prt: 1)|be_reachable.with has no option 'prt'; did you mean 'port'?",
        "be_reachable.with(port: 'ssh')|port: takes a number up to 65535, not ssh",
        "be_reachable.with(port: 1, proto: 'icmp')|icmp takes no port:",
        "be_reachable.with(proto: 'udp')|udp needs a port:",
        "be_reachable.with(port: 1, timeout: 0)|timeout: takes 1 to 50 seconds",
        "be_resolvable.by('host')|be_resolvable.by has no service 'host'; did you mean 'hosts'?",
      })
  void aMistakeInAChainIsNoVerdict(String matcher, String message) {
    assertThat(broken("describe(host('localhost')) { it { should_not " + matcher + " } }"))
        .contains(message);
  }

  private static String broken(String spec) {
    try (TestHost host = TestHost.local()) {
      AttemptResult.Judged judged =
          new SpecRun(host, List.of(host.name()))
              .run(SpecRounds.compile("mistake_spec.groovy", spec))
              .values()
              .iterator()
              .next();
      assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
      return judged.detail().message();
    }
  }

  @Test
  void aNameServiceThatFailsIsUnknown() throws Exception {
    Tools.need("unshare", "mount", "getent");
    Tools.needRoot();
    // Without its database of services, and with /etc hidden, nothing can be said of anyone.
    try (TestHost host =
        TestHost.by(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs none /etc; command=$0; PATH="
                + Tools.path(
                    "no-getent", "sh", "awk", "cat", "base64", "sed", "sleep", "kill", "id")
                + "; exec sh -c \"$command\"")) {
      AskingFacts facts = new AskingFacts(host);

      assertThatThrownBy(() -> new User(facts, "root").exists())
          .isInstanceOf(Undetermined.class)
          .hasMessage("there is no getent, and /etc/passwd can't be read");
      assertThatThrownBy(() -> new Group(facts, "root").exists()).isInstanceOf(Undetermined.class);
    }
  }

  @Test
  void hiddenKernelParametersAreUnknown() {
    Tools.need("unshare", "mount");
    Tools.needRoot();
    try (TestHost host = TestHost.mounted("mount -t tmpfs none /proc/sys")) {
      LinuxKernelParameter parameter =
          new LinuxKernelParameter(new AskingFacts(host), "kernel.ostype");

      assertThatThrownBy(parameter::exists)
          .isInstanceOf(Undetermined.class)
          .hasMessage("/proc/sys is not mounted");
    }
  }

  @Test
  void modulesAreReadAsTheKernelListsThem() {
    Tools.need("unshare", "mount");
    Tools.needRoot();
    // Written by hand in the form of proc(5): a kernel without modules has no such file.
    Path list =
        Path.of("src", "test", "resources", "dev", "tenken", "host", "proc").toAbsolutePath();
    try (TestHost host = TestHost.mounted("mount --bind '" + list + "' /proc")) {
      AskingFacts facts = new AskingFacts(host);

      assertThat(new KernelModule(facts, "br_netfilter").isLoaded().holds()).isTrue();
      assertThat(new KernelModule(facts, "br-netfilter").state()).isEqualTo("live");
      assertThat(new KernelModule(facts, "br_netfilter").isBuiltin().holds()).isFalse();
      assertThat(new KernelModule(facts, "nft_chain_nat").isLoaded().holds()).isFalse();
      assertThat(new KernelModule(facts, "nft_chain_nat").state()).isEqualTo("loading");
    }
  }

  @Test
  void namesOfKernelParametersFollowSysctl() {
    assertThat(LinuxKernelParameter.path("net.ipv4.ip_forward")).isEqualTo("net/ipv4/ip_forward");
    assertThat(LinuxKernelParameter.path("net/ipv4/conf/eth0.100/forwarding"))
        .isEqualTo("net/ipv4/conf/eth0.100/forwarding");
    assertThat(LinuxKernelParameter.path("net.ipv4.conf.eth0/100.forwarding"))
        .isEqualTo("net/ipv4/conf/eth0.100/forwarding");
  }

  private static Map<Probe, String> answers(String shell) throws Exception {
    Set<Probe> probes = new LinkedHashSet<>();
    for (String name : NAMES) {
      probes.add(Accounts.USER.probe(name));
      probes.add(Accounts.GROUP.probe(name));
      probes.add(Accounts.SHADOW.probe(name));
      probes.add(AuthorizedKeys.KIND.probe(name));
      probes.add(LinuxKernelParameter.KIND.probe(name));
      probes.add(LinuxKernelParameter.KIND.probe("kernel/" + name));
      probes.add(KernelModule.KIND.probe(name));
      probes.add(Host.REACH.probe("127.0.0.1", "tcp", "1", "2"));
    }
    probes.add(LinuxKernelParameter.KIND.probe("kernel/ostype"));
    probes.add(Interfaces.KIND.probe());
    probes.add(Cron.KIND.probe());
    probes.add(Host.HOSTS_FILE.probe());
    probes.add(Host.BY_HOST.probe("localhost"));
    probes.add(OsRelease.PROBE);
    Path path = Tools.shell(shell);
    Map<Probe, String> answers = new LinkedHashMap<>();
    try (TestHost host = TestHost.toolsFirst(path)) {
      host.ask(probes).forEach((probe, fact) -> answers.put(probe, text(fact)));
    }
    return answers;
  }

  private static String text(Fact<Data> fact) {
    if (fact instanceof Fact.Present<Data> present) {
      return present.value().toString();
    }
    return fact instanceof Fact.Unknown<Data> unknown ? unknown.cause().toString() : "absent";
  }
}
