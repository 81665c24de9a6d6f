package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What distributions call themselves, and which package database administers them: by the files
 * os-release that they ship, on this machine in place of its own, with the databases of all package
 * managers there at once.
 */
class SystemFamiliesTest {
  private static final Path RECORDED =
      Path.of("src/test/resources/dev/tenken/host/os-release").toAbsolutePath();

  @TempDir Path folder;

  @BeforeEach
  void databasesOfAll() throws Exception {
    Tools.need("unshare", "mount", "rpm", "dpkg-query");
    Tools.needRoot();
    Files.createDirectories(folder.resolve("var/pacman/local/bash-5.2-1"));
    Files.writeString(
        folder.resolve("var/pacman/local/bash-5.2-1/desc"),
        "%NAME%\nbash\n\n%VERSION%\n5.2-1\n\n%ARCH%\nx86_64\n");
    Path apk = Files.createDirectories(folder.resolve("usr/apk/db")).resolve("installed");
    Files.writeString(apk, "P:bash\nV:5.2-r0\nA:x86_64\n\n");
    Files.writeString(folder.resolve(".rpmmacros"), "%_dbpath " + folder + "/rpm\n");
    assertThat(Tools.status("rpm", "--dbpath", folder + "/rpm", "--initdb")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "debian_12, debian, debian, 12, dpkg-query -W",
    "ubuntu_2204, debian, ubuntu, 22.04, dpkg-query -W",
    "linuxmint_21, debian, linuxmint, 21.3, dpkg-query -W",
    "redhat_9, redhat, rhel, 9.6, rpm -q",
    "rocky_9, redhat, rocky, 9.3, rpm -q",
    "alma_9, redhat, almalinux, 9.6, rpm -q",
    "oracle_9, redhat, ol, 9.1, rpm -q",
    "centos_7, redhat, centos, 7, rpm -q",
    "fedora_40, redhat, fedora, 40, rpm -q",
    "amazon_2, redhat, amzn, 2, rpm -q",
    "amazon_2023, redhat, amzn, 2023, rpm -q",
    "sles_15, suse, sles, 15.7, rpm -q",
    "opensuseleap_15, suse, opensuse-leap, 15.6, rpm -q",
    "opensusetumbleweed, suse, opensuse-tumbleweed, 20240823, rpm -q",
    "alpine_3_19, alpine, alpine, 3.19.8, apk's database of installed packages",
    "arch, arch, arch, '', pacman's database of installed packages",
    "manjaro, arch, manjaro, '', pacman's database of installed packages",
  })
  void distributionAndItsPackageDatabase(
      String file, String family, String name, String version, String database) throws IOException {
    try (TestHost host = host(RECORDED.resolve(file))) {
      AskingFacts facts = new AskingFacts(host);
      Data os = ((Fact.Present<Data>) facts.ask(OsRelease.PROBE)).value();

      assertThat(os.text("family")).isEqualTo(family);
      assertThat(os.text("name")).isEqualTo(name);
      if (!version.isEmpty()) {
        assertThat(os.text("version_id")).isEqualTo(version);
        assertThat(os.text("release")).isEqualTo(version);
      }
      assertThat(facts.ask(Pkg.KIND.probe("bash")).evidence().source()).isEqualTo(database);
    }
  }

  /** A database of no known family's is asked all the same, dpkg's first. */
  @Test
  void unknownDistributionIsAskedByWhatIsThere() throws Exception {
    Path release = Files.writeString(folder.resolve("os-release"), "ID=lablinux\n");
    try (TestHost host = host(release)) {
      AskingFacts facts = new AskingFacts(host);

      assertThat(((Fact.Present<Data>) facts.ask(OsRelease.PROBE)).value().text("family"))
          .isEqualTo("lablinux");
      assertThat(facts.ask(Pkg.KIND.probe("bash")).evidence().source()).isEqualTo("dpkg-query -W");
    }
  }

  private TestHost host(Path release) {
    String mounts =
        """
        : >'%1$s/empty'
        mount -t overlay -o lowerdir='%1$s/var':/var/lib overlay /var/lib
        mount -t overlay -o lowerdir='%1$s/usr':/usr/lib overlay /usr/lib
        mount --bind '%2$s' /etc/os-release
        for file in debian_version redhat-release alpine-release; do
          if [ -e /etc/$file ]; then mount --bind '%1$s/empty' /etc/$file; fi
        done
        exec sh -c "$1"
        """
            .formatted(folder, release);
    return TestHost.by("env", "HOME=" + folder, "unshare", "--mount", "sh", "-c", mounts, "sh");
  }
}
