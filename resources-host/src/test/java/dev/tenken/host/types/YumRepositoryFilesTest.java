package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which files have the repositories: made up, in the forms that dnf's and zypper's manuals give.
 */
class YumRepositoryFilesTest {
  @TempDir Path folder;

  @Test
  void foldersOfTheConfigurationAndOverridesCount() throws Exception {
    Tools.need("unshare", "mount");
    Tools.needRoot();
    Path etc = folder.resolve("etc");
    Files.createDirectories(etc.resolve("dnf/repos.override.d"));
    Files.createDirectories(etc.resolve("other"));
    Files.createDirectories(etc.resolve("yum.repos.d"));
    Files.writeString(etc.resolve("dnf/dnf.conf"), "[main]\ngpgcheck=1\nreposdir=/etc/other\n");
    Files.writeString(
        etc.resolve("other/a.repo"),
        "# comment\n[a]\nname = A\nbaseurl = http://one/\n  http://two/\n;enabled=0\n[b]\nenabled=no\n");
    Files.writeString(etc.resolve("yum.repos.d/c.repo"), "[c]\n");
    Files.writeString(etc.resolve("dnf/repos.override.d/99.repo"), "[b]\nenabled=1\n");
    Files.writeString(folder.resolve("dnf"), "");
    assertThat(folder.resolve("dnf").toFile().setExecutable(true)).isTrue();
    try (TestHost host =
        TestHost.by(
            "env",
            "PATH=" + folder + ":" + System.getenv("PATH"),
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t overlay -o lowerdir='" + etc + "':/etc overlay /etc && exec sh -c \"$1\"",
            "sh")) {
      Data sections =
          ((Fact.Present<Data>) new AskingFacts(host).ask(YumRepository.KIND.probe())).value();

      assertThat(sections.list().stream().map(one -> one.text("id")))
          .containsExactly("main", "a", "b", "b");
      assertThat(sections.list().get(1).get("settings").text("baseurl"))
          .isEqualTo("http://one/ http://two/");
      YumRepository a = new YumRepository(new AskingFacts(host), "a");
      YumRepository b = new YumRepository(new AskingFacts(host), "b");
      assertThat(a.isEnabled().holds()).isTrue();
      assertThat(a.gpgcheck()).isTrue();
      assertThat(a.baseurl()).isEqualTo(List.of("http://one/", "http://two/"));
      assertThat(b.isEnabled().holds()).isTrue();
      assertThat(b.file()).isEqualTo("/etc/other/a.repo");
      assertThat(new YumRepository(new AskingFacts(host), "c").exists().holds()).isFalse();
    }
  }
}
