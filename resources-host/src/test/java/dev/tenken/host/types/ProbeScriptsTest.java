package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probe scripts mean the same to every shell. */
class ProbeScriptsTest {
  private static final List<String> NAMES =
      List.of(
          "plain",
          " lead and trail ",
          "it's",
          "two \"quotes\"",
          "$(touch ran)",
          "`touch ran`",
          "; touch ran;",
          "-rf",
          "--version",
          "back\\slash\\n",
          "star*",
          "[a]",
          "#hash",
          "%s%n",
          "日本語",
          "new\nline",
          "ends\n");

  @TempDir Path folder;

  @Test
  void everyShellGivesTheSameAnswers() throws Exception {
    Tools.need("dash", "bash", "busybox");
    Path files = Files.createDirectory(folder.resolve("files"));
    for (String name : NAMES) {
      Files.writeString(files.resolve(name), name);
    }
    Files.createSymbolicLink(files.resolve("link"), Path.of("plain"));
    Files.createSymbolicLink(files.resolve("odd link"), Path.of("it's\n"));
    Process process = new ProcessBuilder("sleep", "600").start();
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Set<Probe> probes = probes(files, socket.getLocalPort(), process.pid());
      Map<Probe, String> expected = answers("dash", probes);

      for (String shell : List.of("bash", "busybox")) {
        answers(shell, probes)
            .forEach(
                (probe, answer) ->
                    assertThat(answer).as("%s: %s", shell, probe).isEqualTo(expected.get(probe)));
      }
      assertThat(expected.get(FileFacts.KIND.probe(files + "/odd link"))).contains("it's\n");
      assertThat(expected.get(FileFacts.CONTENT.probe(files + "/ends\n"))).isEqualTo("ends\n");
      assertThat(expected.get(FileFacts.KIND.probe(files + "/none"))).isEqualTo("absent");
      assertThat(expected.get(Pkg.KIND.probe("bash"))).contains("dpkg");
      assertThat(expected.get(Port.KIND.probe("" + socket.getLocalPort()))).contains("java");
    } finally {
      process.destroy();
    }
    assertThat(files.resolve("ran")).doesNotExist();
    assertThat(Path.of("ran")).doesNotExist();
  }

  private static Set<Probe> probes(Path files, int port, long process) {
    Set<Probe> probes = new LinkedHashSet<>();
    List<String> paths = new ArrayList<>(NAMES);
    paths.addAll(List.of("link", "odd link", "none", "plain/below", "ran"));
    for (String name : paths) {
      String path = files + "/" + name;
      probes.add(FileFacts.KIND.probe(path));
      probes.add(FileFacts.CONTENT.probe(path));
      probes.add(FileFacts.DIGEST.probe("sha256", path));
      probes.add(FileFacts.FLAGS.probe(path));
      probes.add(FileFacts.LABEL.probe(path));
      probes.add(FileFacts.ACCESS.probe("r", "nobody", path));
      probes.add(MountTable.USAGE.probe(path));
      probes.add(Pkg.KIND.probe(name));
      probes.add(Pkg.BY.probe("dpkg", name));
      probes.add(Service.KIND.probe(name));
      probes.add(HostProcess.KIND.probe(ProcessTable.EXACT, name));
      probes.add(Cgroup.KIND.probe(name, "memory.max"));
    }
    probes.add(Pkg.KIND.probe("bash"));
    probes.add(Port.KIND.probe(Integer.toString(port)));
    probes.add(MountTable.KIND.probe("/proc"));
    probes.add(Fstab.KIND.probe());
    probes.add(Cgroup.KIND.probe("/", "cgroup.type"));
    probes.add(HostProcess.FILES.probe(Long.toString(process)));
    probes.add(Interfaces.ALL);
    probes.add(Routes.IPV4);
    probes.add(Routes.IPV6);
    probes.add(Selinux.KIND.probe());
    probes.add(ApparmorState.STATE);
    return probes;
  }

  /** Returns the answers of this machine with {@code sh} being this shell. */
  private Map<Probe, String> answers(String shell, Set<Probe> probes) throws IOException {
    Path path = Tools.shell(shell);
    Map<Probe, String> answers = new LinkedHashMap<>();
    try (TestHost host = TestHost.toolsFirst(path)) {
      host.ask(probes).forEach((probe, fact) -> answers.put(probe, text(fact)));
    }
    return answers;
  }

  private static String text(Fact<Data> fact) {
    if (fact instanceof Fact.Present<Data> present) {
      // Free space changes while the test runs.
      return present.value().has("available") ? "usage" : present.value().toString();
    }
    return fact instanceof Fact.Unknown<Data> unknown ? unknown.cause().toString() : "absent";
  }
}
