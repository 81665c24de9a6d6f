package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Hosts without the usual tools are asked by what they have. */
class FallbackToolsTest {
  @Test
  void netstatTellsOfPortsWhereSsIsMissing() throws Exception {
    Tools.need("netstat");
    Tools.needRoot();
    Path path =
        Tools.path(
            "netstat", "sh", "netstat", "awk", "sed", "cat", "id", "base64", "od", "sleep", "tr",
            "grep", "setsid", "kill");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TestHost host = TestHost.by("env", "PATH=" + path, "sh", "-c")) {
      Port port = new Port(new AskingFacts(host), Integer.toString(socket.getLocalPort()));

      assertThat(port.isListening().judge().holds()).isTrue();
      assertThat(port.isListening().on("127.0.0.1").judge().holds()).isTrue();
      assertThat(port.isListening().on("0.0.0.0").judge().holds()).isFalse();
      assertThat(port.isListening().with("udp").judge().holds()).isFalse();
      assertThat(port.processes()).containsExactly("java");
      assertThat(port.pids()).containsExactly(ProcessHandle.current().pid());
      assertThat(source(host, port)).isEqualTo("netstat -tulnpW");
    }
  }

  /** netstat cuts long addresses unless it is told not to. */
  @Test
  void netstatTellsLongAddressesWhole() throws Exception {
    Tools.need("netstat", "unshare", "ip", "perl");
    Tools.needRoot();
    Path path =
        Tools.path(
            "netstat-netns",
            "sh",
            "netstat",
            "awk",
            "sed",
            "cat",
            "id",
            "base64",
            "od",
            "sleep",
            "tr",
            "grep",
            "setsid",
            "kill",
            "ip",
            "perl");
    String address = "2001:db8:1111:2222:3333:4444:5555:6666";
    try (TestHost host =
        TestHost.by(
            "env",
            "PATH=" + path,
            "/usr/bin/unshare",
            "--net",
            "sh",
            "-c",
            "ip link set lo up && ip address add "
                + address
                + "/128 dev lo nodad && exec perl -MIO::Socket::IP -e '$^F = 99; $s = IO::Socket::IP->new("
                + "LocalHost => \""
                + address
                + "\", LocalPort => 80, Listen => 1) or die $@; exec \"sh\", \"-c\", @ARGV' \"$1\"",
            "sh")) {
      Port port = new Port(new AskingFacts(host), "80");

      assertThat(port.addresses()).containsExactly(address);
    }
  }

  @Test
  void busyboxTellsOfPortsAndProcessesByProc() throws Exception {
    Tools.need("busybox");
    Path path = Tools.busybox();
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TestHost host = TestHost.by("env", "PATH=" + path, "sh", "-c")) {
      AskingFacts facts = new AskingFacts(host);
      Port port = new Port(facts, Integer.toString(socket.getLocalPort()));
      HostProcess process =
          new HostProcess(
              facts, Map.of("user", System.getProperty("user.name")), Pattern.compile("surefire"));

      assertThat(port.isListening().on("127.0.0.1").judge().holds()).isTrue();
      assertThat(source(host, port)).startsWith("/proc/net/tcp");
      assertThatThrownBy(port::processes).isInstanceOf(Undetermined.class);
      assertThat(process.pids()).contains(ProcessHandle.current().pid());
      assertThat(process.rss()).isGreaterThan(1 << 20);
    }
  }

  private static String source(TestHost host, Port port) {
    Fact<Data> fact = new AskingFacts(host).ask(Port.KIND.probe(port.resourceName()));
    return fact.evidence().source();
  }
}
