package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
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
    try (TestHost host =
        TestHost.by(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount --bind '" + status + "' /var/lib/dpkg/status && exec sh -c \"$1\"",
            "sh")) {
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
        TestHost.by(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs tmpfs /var/lib/dpkg && mount -t overlay -o lowerdir='"
                + folder
                + "/lib':/usr/lib overlay /usr/lib && exec sh -c \"$1\"",
            "sh")) {
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
}
