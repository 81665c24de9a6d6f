package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package database that can't be read says nothing of what is installed. */
class UnreadableDatabasesTest {
  @TempDir Path folder;

  @Test
  void brokenDatabaseOfRpmIsUnknownNotAbsent() throws Exception {
    Tools.need("rpm");
    // Debian's rpm keeps its database in the home folder, others in /var/lib/rpm.
    Path database = Files.createDirectories(folder.resolve(".rpmdb"));
    Files.writeString(database.resolve("rpmdb.sqlite"), "this is no database\n".repeat(1000));
    Files.writeString(folder.resolve(".rpmmacros"), "%_dbpath " + database + "\n");
    try (TestHost host = TestHost.by("env", "HOME=" + folder, "sh", "-c")) {
      Pkg pkg = new Pkg(new AskingFacts(host), "bash");

      assertThatThrownBy(() -> pkg.isInstalled().by("rpm").judge())
          .isInstanceOf(Undetermined.class)
          .hasMessageStartingWith("the package database of rpm can't be read: ");
    }
  }

  @Test
  void brokenDatabaseOfDpkgIsUnknownNotAbsent() throws Exception {
    Tools.need("dpkg-query", "unshare", "mount");
    Tools.needRoot();
    Path status = folder.resolve("status");
    Files.writeString(status, "Package: bash\nThis is no field\n");
    try (TestHost host = TestHost.mounted("mount --bind '" + status + "' /var/lib/dpkg/status")) {
      Pkg pkg = new Pkg(new AskingFacts(host), "bash");

      assertThatThrownBy(() -> pkg.isInstalled().judge())
          .isInstanceOf(Undetermined.class)
          .hasMessageStartingWith("the package database of dpkg can't be read: ");
    }
  }

  /** There is no Alpine host here: its database is made up, in the form that apk documents. */
  @Test
  void databaseOfApkIsReadWhereItIs() throws Exception {
    Tools.need("unshare", "mount");
    Tools.needRoot();
    Path installed = folder.resolve("lib/apk/db/installed");
    Files.createDirectories(installed.getParent());
    Files.writeString(
        installed,
        """
        C:Q1abc=
        P:busybox
        V:1.36.1-r15
        A:x86_64
        o:busybox

        P:nginx
        V:1.24.0_p1-r7
        A:x86_64
        D:so:libc.musl-x86_64.so.1
        """);
    try (TestHost host =
        TestHost.mounted(
            "mount -t tmpfs tmpfs /var/lib/dpkg && mount -t overlay -o lowerdir='"
                + folder
                + "/lib':/usr/lib overlay /usr/lib")) {
      AskingFacts facts = new AskingFacts(host);
      Pkg nginx = new Pkg(facts, "nginx");

      assertThat(nginx.isInstalled().by("apk").judge().holds()).isTrue();
      assertThat(nginx.isInstalled().by("apk").withVersion("1.24.0_p1").judge().holds()).isTrue();
      assertThat(nginx.isInstalled().by("apk").atLeast("1.24.0").judge().holds()).isTrue();
      assertThat(nginx.isInstalled().by("apk").below("1.24.0_p1-r7").judge().holds()).isFalse();
      assertThat(new Pkg(facts, "ngin").isInstalled().by("apk").judge().holds()).isFalse();
      assertThatThrownBy(() -> nginx.isInstalled().by("dpkg").judge())
          .isInstanceOf(Undetermined.class)
          .hasMessage("this host has no package database of dpkg");
    }
  }

  /** What a pacman 6.0.2 wrote of two packages was recorded. */
  @Test
  void databaseOfPacmanIsReadWhereItIs() throws Exception {
    Tools.need("unshare", "mount");
    Tools.needRoot();
    for (String one : List.of("nginx 1:1.24.0-1", "nginx-mod-headers 0.38-5")) {
      String name = one.split(" ", -1)[0];
      Path entry = folder.resolve("lib/pacman/local/" + one.replace(' ', '-'));
      Files.createDirectories(entry);
      Files.writeString(
          entry.resolve("desc"), LanguageVersionsTest.text("pacman/" + name + ".desc"));
    }
    Path release = Files.writeString(folder.resolve("os-release"), "ID=arch\n");
    String mounts =
        "mount -t overlay -o lowerdir='"
            + folder
            + "/lib':/var/lib overlay /var/lib && mount -t tmpfs tmpfs /var/lib/dpkg";
    try (TestHost host =
        TestHost.by(
            "env",
            "HOME=" + folder,
            "unshare",
            "--mount",
            "sh",
            "-c",
            mounts + " && exec sh -c \"$1\"",
            "sh")) {
      Pkg nginx = new Pkg(new AskingFacts(host), "nginx");

      assertThat(nginx.isInstalled().by("pacman").judge().holds()).isTrue();
      assertThatThrownBy(() -> nginx.isInstalled().judge())
          .as("on Debian, of which dpkg tells")
          .isInstanceOf(Undetermined.class)
          .hasMessageStartingWith("this host has no package database that is known here");
    }
    try (TestHost host =
        TestHost.by(
            "env",
            "HOME=" + folder,
            "unshare",
            "--mount",
            "sh",
            "-c",
            mounts + " && mount --bind '" + release + "' /etc/os-release && exec sh -c \"$1\"",
            "sh")) {
      AskingFacts facts = new AskingFacts(host);
      Pkg nginx = new Pkg(facts, "nginx");

      assertThat(nginx.isInstalled().judge().holds()).isTrue();
      assertThat(nginx.isInstalled().by("pacman").withVersion("1.24.0").judge().holds()).isTrue();
      assertThat(nginx.isInstalled().withVersion("1:1.24.0-1").judge().holds()).isTrue();
      assertThat(nginx.isInstalled().withVersion("0:1.24.0").judge().holds()).isFalse();
      assertThat(nginx.isInstalled().atLeast("1.24.1").judge().holds()).isFalse();
      assertThat(nginx.provider()).isEqualTo("pacman");
      assertThat(nginx.version()).isEqualTo("1:1.24.0-1");
      assertThat(nginx.release()).isEqualTo("1");
      assertThat(nginx.arch()).isEqualTo("x86_64");
      assertThat(new Pkg(facts, "nginx-mod").isInstalled().judge().holds()).isFalse();
      assertThat(new Pkg(facts, "nginx-mod-headers").version()).isEqualTo("0.38-5");
    }
  }
}
