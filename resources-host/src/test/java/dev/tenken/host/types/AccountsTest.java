package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose an entry and a list of groups are, when several accounts are asked for at once. */
class AccountsTest {
  @TempDir Path folder;

  @Test
  void usersOfOneNumberDoNotHaveEachOthersGroups() throws Exception {
    Tools.need("unshare", "mount", "getent");
    Tools.needRoot();
    Files.writeString(
        folder.resolve("passwd"),
        """
        root:x:0:0:root:/root:/bin/sh
        toor:x:0:0:root:/root:/bin/sh
        alice:x:4242:4242::/:/bin/sh
        bob:x:4242:4243::/:/bin/sh
        """);
    Files.writeString(
        folder.resolve("group"), "root:x:0:\nalice:x:4242:\nbob:x:4243:\nadmins:x:4244:bob,toor\n");
    try (TestHost host =
        TestHost.mounted(
            "cd '"
                + folder
                + "' && mount --bind passwd /etc/passwd && mount --bind group /etc/group")) {
      for (List<String> names :
          List.of(
              List.of("alice", "bob", "root", "toor"),
              List.of("toor", "bob", "nobody-at-all", "alice", "root"))) {
        Map<Probe, Fact<Data>> facts = ask(host, names);

        assertThat(groups(facts, "alice")).containsExactly("alice");
        assertThat(groups(facts, "root")).containsExactly("root");
        assertThat(groups(facts, "toor")).containsExactly("root", "admins");
        // id shows alice's primary group in the place of bob's.
        assertThat(value(facts, "bob").has("groups")).isFalse();
        assertThat(value(facts, "bob").text("group")).isEqualTo("bob");
      }
    }
  }

  /**
   * The getent of musl, which Alpine has, takes {@code --} for a name and ends at the first one
   * that it does not find. There is no Alpine host here: a script does so in its place.
   */
  @Test
  void getentOfMuslIsAskedForWhatItPassedOver() throws Exception {
    Tools.need("getent");
    Path getent = Files.createDirectory(folder.resolve("bin")).resolve("getent");
    Files.writeString(
        getent,
        """
        #!/bin/sh
        database=$1
        shift
        for name; do
          line=$(grep "^$name:" "/etc/$database") || exit 2
          printf '%s\\n' "$line"
        done
        """);
    getent.toFile().setExecutable(true);
    try (TestHost host = TestHost.toolsFirst(getent.getParent())) {
      Map<Probe, Fact<Data>> facts =
          ask(host, List.of("-x", "no-such-user", "root", "nor-this", "daemon"));

      assertThat(facts.get(Accounts.USER.probe("root"))).isInstanceOf(Fact.Present.class);
      assertThat(facts.get(Accounts.USER.probe("daemon"))).isInstanceOf(Fact.Present.class);
      for (String name : List.of("-x", "no-such-user", "nor-this")) {
        assertThat(facts.get(Accounts.USER.probe(name))).isInstanceOf(Fact.Absent.class);
      }
    }
  }

  @Test
  void keysThatACommandGivesSshdAreUnknown() throws Exception {
    Tools.need("unshare", "mount");
    Tools.needRoot();
    String key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ4u9m7NHJTLLGe0PEDEUpXGGVuUGhAGoM3mtcDHp4oN";
    Files.writeString(
        folder.resolve("sshd_config"),
        "AuthorizedKeysFile = /etc/ssh/%u.keys\nAuthorizedKeysCommand /usr/bin/keys-of %u\n");
    Files.writeString(folder.resolve("root.keys"), key + " a comment\n");
    Files.createFile(folder.resolve("daemon.keys"));
    try (TestHost host = TestHost.mounted("mount --bind '" + folder + "' /etc/ssh")) {
      AskingFacts facts = new AskingFacts(host);

      assertThat(new User(facts, "root").hasAuthorizedKey(key).holds()).isTrue();
      assertThatThrownBy(() -> new User(facts, "daemon").hasAuthorizedKey(key))
          .isInstanceOf(Undetermined.class)
          .hasMessage("what sshd's AuthorizedKeysCommand tells can't be read");
    }
  }

  private static Map<Probe, Fact<Data>> ask(TestHost host, List<String> names) {
    Set<Probe> probes = new LinkedHashSet<>();
    names.forEach(name -> probes.add(Accounts.USER.probe(name)));
    return host.ask(probes);
  }

  private static List<String> groups(Map<Probe, Fact<Data>> facts, String name) {
    return value(facts, name).list("groups").stream().map(group -> group.text("name")).toList();
  }

  private static Data value(Map<Probe, Fact<Data>> facts, String name) {
    return ((Fact.Present<Data>) facts.get(Accounts.USER.probe(name))).value();
  }
}
