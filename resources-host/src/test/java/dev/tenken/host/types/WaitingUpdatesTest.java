package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.Lab;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Updates and reboots on hosts that the lab has not as they stand. */
class WaitingUpdatesTest {
  /** rpm-01 has no cache: one is made in a mount namespace of its own, with an advisory. */
  private static final String CACHE =
      """
      mount -t tmpfs tmpfs /var/cache/dnf
      mount -t tmpfs tmpfs /etc/dnf/plugins
      cp -a /srv/repo /var/cache/dnf/.repo
      mount --bind /var/cache/dnf/.repo /srv/repo
      printf '# comment\\n\\ntools-0:1.0-1.el9.*\\n' >/etc/dnf/plugins/versionlock.list
      printf '%s\\n' '<updates><update from="lab@lab.test" status="final" type="security" version="1">' \\
        '<id>LAB-2026:1</id><title>tools</title><issued date="2026-11-01 00:00:00"/><severity>Important</severity>' \\
        '<pkglist><collection short="lab"><name>lab</name><package name="tools" version="1.1" release="1.el9"' \\
        'epoch="0" arch="noarch" src="tools-1.1-1.el9.src.rpm"><filename>tools-1.1-1.el9.noarch.rpm</filename>' \\
        '</package></collection></pkglist></update></updates>' >/var/cache/dnf/updateinfo.xml
      modifyrepo_c --mdtype=updateinfo /var/cache/dnf/updateinfo.xml /srv/repo/repodata >/dev/null 2>&1
      dnf -q makecache >/dev/null 2>&1
      """;

  @Test
  void dnfTellsWhatItsCacheHas() {
    List<String> names = Lab.up().names();
    assertThat(names).contains("rpm-01");
    try (TestHost host = onRpm(CACHE)) {
      Data updates =
          ((Fact.Present<Data>) new AskingFacts(host).ask(PackageUpdates.KIND.probe())).value();

      assertThat(updates.text("manager")).isEqualTo("dnf");
      assertThat(texts(updates, "pending")).containsExactly("tools");
      assertThat(texts(updates, "security")).containsExactly("tools");
      assertThat(texts(updates, "held")).containsExactly("tools-0:1.0-1.el9.*");
      assertThat(updates.number("refreshed_at")).isPositive();
    }
  }

  @Test
  void dnfWithoutACacheIsUnknown() {
    Lab.up();
    try (TestHost host = onRpm(":")) {
      assertThat(new AskingFacts(host).ask(PackageUpdates.KIND.probe()))
          .isInstanceOfSatisfying(
              Fact.Unknown.class,
              unknown ->
                  assertThat(unknown.cause().message())
                      .startsWith("dnf can't tell from its cache: "));
    }
  }

  @Test
  void aptWithoutListsIsUnknown() {
    Tools.need("apt", "unshare");
    Tools.needRoot();
    try (TestHost host = mounted("mount -t tmpfs tmpfs /var/lib/apt/lists")) {
      assertThat(new AskingFacts(host).ask(PackageUpdates.KIND.probe()))
          .isInstanceOfSatisfying(
              Fact.Unknown.class,
              unknown ->
                  assertThat(unknown.cause().message())
                      .isEqualTo(
                          "this host has no package lists: apt-get update has not been run"));
    }
  }

  @Test
  void rebootIsToldByTheInstalledKernels() {
    Tools.need("unshare");
    Tools.needRoot();
    String boot =
        "mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /boot; cd /boot; release=$(uname -r);";
    try (TestHost host = mounted(boot + " : >vmlinuz-$release; : >vmlinuz-0.1-$release")) {
      assertThat(reboot(host).flag("required")).isFalse();
      assertThat(texts(reboot(host), "reasons")).isEmpty();
    }
    try (TestHost host = mounted(boot + " : >vmlinuz-$release; : >vmlinuz-99.$release")) {
      assertThat(reboot(host).flag("required")).isTrue();
      assertThat(texts(reboot(host), "reasons"))
          .singleElement()
          .asString()
          .startsWith("kernel 99.");
    }
    try (TestHost host = mounted(boot + " : >vmlinuz-99.1-other")) {
      assertThatThrownBy(() -> reboot(host)).isInstanceOf(Undetermined.class);
    }
  }

  private static Data reboot(TestHost host) {
    AskingFacts facts = new AskingFacts(host);
    Fact<Data> fact = facts.ask(Reboot.KIND.probe());
    if (fact instanceof Fact.Unknown<Data> unknown) {
      throw facts.undetermined(unknown);
    }
    return ((Fact.Present<Data>) fact).value();
  }

  private static List<String> texts(Data data, String member) {
    return data.list(member).stream().map(Data::text).toList();
  }

  private static TestHost mounted(String mounts) {
    return TestHost.by(
        "unshare", "--mount", "sh", "-c", "(" + mounts + ") || exit; exec sh -c \"$1\"", "sh");
  }

  private static TestHost onRpm(String prepare) {
    String encoded = Base64.getEncoder().encodeToString(prepare.getBytes(StandardCharsets.UTF_8));
    return TestHost.by(
        "sh",
        "-c",
        "exec ../lab/lab ssh rpm-01 \"sudo unshare --mount sh -c 'eval \\\"\\$(echo "
            + encoded
            + " | base64 -d)\\\"; eval \\\"\\$(echo $(printf %s \"$1\" | base64 -w0) | base64 -d)\\\"'\"",
        "sh");
  }
}
