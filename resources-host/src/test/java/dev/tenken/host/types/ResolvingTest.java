package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.TinyDns;
import dev.tenken.host.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which names have addresses, in a network namespace with a name server of its own. */
@Timeout(120)
class ResolvingTest {
  @TempDir Path folder;
  private Optional<Process> server = Optional.empty();
  private Process namespace;

  @BeforeEach
  void open() throws Exception {
    Tools.need("unshare", "nsenter", "mount", "ip", "getent");
    Tools.needRoot();
    Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.1\noptions timeout:1\n");
    Files.writeString(
        folder.resolve("hosts"),
        "127.0.0.1 localhost\n192.0.2.9 Own.test # x\n#192.0.2.8 old.test");
    Files.writeString(folder.resolve("nsswitch.conf"), "passwd: files\nhosts: files dns\n");
    namespace =
        new ProcessBuilder(
                "unshare",
                "--net",
                "--mount",
                "sh",
                "-c",
                "ip link set lo up; for f in resolv.conf hosts nsswitch.conf; do"
                    + " mount --bind \"$0/$f\" \"/etc/$f\"; done; : >\"$0/open\"; exec sleep 600",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    await("open");
  }

  @AfterEach
  void close() throws InterruptedException {
    server.ifPresent(Process::destroyForcibly);
    namespace.destroyForcibly().waitFor();
  }

  @Test
  void aServerThatAnswersTellsWhatIsThereAndWhatIsNot() throws Exception {
    serve();
    try (TestHost inside = inside(System.getenv("PATH"))) {
      AskingFacts facts = new AskingFacts(inside);

      assertThat(new Host(facts, "there.test").isResolvable().judge().found())
          .isEqualTo("192.0.2.5");
      assertThat(new Host(facts, "there.test").isResolvable().by("dns").judge().holds()).isTrue();
      assertThat(new Host(facts, "there.test").isResolvable().by("hosts").judge().holds())
          .isFalse();
      assertThat(new Host(facts, "own.test").isResolvable().by("hosts").judge().holds()).isTrue();
      assertThat(new Host(facts, "own.test").isResolvable().by("dns").judge().holds()).isFalse();
      assertThat(new Host(facts, "old.test").isResolvable().judge().holds()).isFalse();
      assertThat(new Host(facts, "none.test").isResolvable().judge().holds()).isFalse();
      assertThat(new Host(facts, "none.test").isReachable().judge().holds()).isFalse();
      assertThatThrownBy(() -> new Host(facts, "none.test").ipaddress())
          .isInstanceOf(Missing.class);
      // An error of the server is not the lack of a name.
      assertThatThrownBy(() -> new Host(facts, "broken.test").isResolvable().judge())
          .isInstanceOf(Undetermined.class);
    }
  }

  @Test
  void aServerThatDoesNotAnswerTellsNothing() {
    try (TestHost inside = inside(System.getenv("PATH"))) {
      AskingFacts facts = new AskingFacts(inside);

      assertThat(new Host(facts, "own.test").isResolvable().judge().holds()).isTrue();
      assertThatThrownBy(() -> new Host(facts, "none.test").isResolvable().judge())
          .isInstanceOf(Undetermined.class)
          .hasMessageContaining("the DNS does not answer");
      assertThatThrownBy(
              () -> new Host(facts, "none.test").isReachable().with(Map.of("port", 1)).judge())
          .isInstanceOf(Undetermined.class);
    }
  }

  @Test
  void busyboxAloneTellsTheSame() throws Exception {
    Tools.need("busybox");
    serve();
    try (TestHost inside = inside(Tools.busybox().toString())) {
      AskingFacts facts = new AskingFacts(inside);

      assertThat(new Host(facts, "there.test").ipv4Address()).isEqualTo("192.0.2.5");
      assertThat(new Host(facts, "own.test").isResolvable().judge().holds()).isTrue();
      assertThat(new Host(facts, "old.test").isResolvable().judge().holds()).isFalse();
      assertThat(new Host(facts, "own.test").isResolvable().by("dns").judge().holds()).isFalse();
      assertThatThrownBy(() -> new Host(facts, "broken.test").isResolvable().judge())
          .isInstanceOf(Undetermined.class);
    }
  }

  @Test
  void withoutAToolNothingIsSaid() throws Exception {
    Path path =
        Tools.path("no-tools", "sh", "awk", "cat", "base64", "sed", "sleep", "kill", "tr", "cut");
    try (TestHost inside = inside(path.toString())) {
      AskingFacts facts = new AskingFacts(inside);

      assertThatThrownBy(() -> new Host(facts, "none.test").isResolvable().judge())
          .isInstanceOf(Undetermined.class)
          .hasMessage("there is neither getent nor nslookup");
      assertThatThrownBy(
              () -> new Host(facts, "127.0.0.1").isReachable().with(Map.of("port", 1)).judge())
          .isInstanceOf(Undetermined.class)
          .hasMessageContaining("there is no");
    }
  }

  private void serve() throws Exception {
    Path classes =
        Path.of(TinyDns.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> command =
        List.of(
            "nsenter",
            "--net",
            "--target",
            Long.toString(namespace.pid()),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes.toString(),
            TinyDns.class.getName(),
            folder.resolve("serving").toString());
    server = Optional.of(new ProcessBuilder(command).inheritIO().start());
    await("serving");
  }

  private TestHost inside(String path) {
    return TestHost.by(
        "nsenter",
        "--net",
        "--mount",
        "--target",
        Long.toString(namespace.pid()),
        "env",
        "PATH=" + path,
        "sh",
        "-c");
  }

  private void await(String file) throws InterruptedException {
    for (int i = 0; i < 600 && !Files.exists(folder.resolve(file)); i++) {
      Thread.sleep(50);
    }
    assertThat(folder.resolve(file)).exists();
  }
}
