package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testkit.SpecRounds;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.Lab;
import dev.tenken.host.testing.SpecRun;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are secrets can be judged, and are masked from then on. */
class SecretAnswersTest {
  @TempDir Path folder;

  @Test
  void whatASensitiveCommandWritesIsASecret() {
    try (TestHost host = TestHost.local()) {
      assertThat(
              verdict(
                  host,
                  "describe(command('echo key; echo open-sesame', sensitive: true)) {"
                      + " its('stdout') { should eq('key\\nopen-sesame\\n') } }"))
          .isEqualTo(Verdict.PASSED);
      assertThat(host.secrets().mask("said open-sesame again")).doesNotContain("open-sesame");
      assertThat(
              verdict(
                  host,
                  "describe(command('echo plain-text')) { its('stdout') { should eq('plain-text\\n') } }"))
          .isEqualTo(Verdict.PASSED);
      assertThat(host.secrets().isIn("plain-text")).isFalse();
    }
  }

  @Test
  void theValuesOfASensitiveFileAreSecrets() throws Exception {
    Path file = Files.writeString(folder.resolve("app.ini"), "[app]\npassword = \"open sesame\"\n");
    try (TestHost host = TestHost.local()) {
      assertThat(
              verdict(
                  host,
                  "describe(config_file('%s', sensitive: true)) { its('app.password') { should eq('open sesame') } }"
                      .formatted(file)))
          .isEqualTo(Verdict.PASSED);
      assertThat(host.secrets().isIn("found: \"open sesame\"")).isTrue();
    }
  }

  @Test
  void theContentOfAFileIsASecretWhereTheSpecSaysSo() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "s3same-0pen\n");
    String spec = "describe(file('%s'%s)) { it { should contain('s3same-0pen') } }";
    try (TestHost host = TestHost.local()) {
      assertThat(verdict(host, spec.formatted(file, ""))).isEqualTo(Verdict.PASSED);
      assertThat(host.secrets().isIn("s3same-0pen")).isFalse();

      assertThat(verdict(host, spec.formatted(file, ", sensitive: true")))
          .isEqualTo(Verdict.PASSED);
      assertThat(host.secrets().mask("line 1: s3same-0pen")).doesNotContain("s3same-0pen");
    }
  }

  @Test
  void anEncryptedPasswordIsASecret() {
    Tools.needRoot();
    try (TestHost host =
        TestHost.by(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "echo 'root:$6$abc$defghijk:20000:0:99999:7:::' >'"
                + folder
                + "/shadow';"
                + " mount --bind '"
                + folder
                + "/shadow' /etc/shadow; exec sh -c \"$0\"")) {
      User root = new User(new AskingFacts(host), "root");

      assertThat(root.isLocked().found()).isEqualTo("the password is set");
      assertThat(host.secrets().isIn("$6$abc$defghijk")).isFalse();
      assertThat(root.encryptedPassword()).isEqualTo("$6$abc$defghijk");
      assertThat(host.secrets().isIn("$6$abc$defghijk")).isTrue();
    }
  }

  @Test
  void aPassphraseIsInNoArgumentVariableOrOutput() throws Exception {
    Tools.need("openssl");
    Path key = folder.resolve("app.key");
    Tools.output(
        "openssl",
        "genpkey",
        "-algorithm",
        "ed25519",
        "-aes256",
        "-pass",
        "pass:tiger lily",
        "-out",
        key.toString());
    Path openssl =
        Files.writeString(
            Files.createDirectory(folder.resolve("bin")).resolve("openssl"),
            "#!/bin/sh\n{ printf '%s\\n' \"$@\"; env; } >>'"
                + folder
                + "/seen'\nPATH=${PATH#*:}\nexec openssl \"$@\"\n");
    assertThat(openssl.toFile().setExecutable(true)).isTrue();
    try (TestHost host = TestHost.toolsFirst(openssl.getParent())) {
      assertThat(
              verdict(
                  host,
                  "describe(x509_private_key('%s', passin: 'tiger lily')) { it { should be_valid } }"
                      .formatted(key)))
          .isEqualTo(Verdict.PASSED);
      assertThat(folder.resolve("seen")).content().contains("pkey").doesNotContain("tiger lily");
      assertThat(host.secrets().mask("said tiger lily")).doesNotContain("tiger lily");
    }
  }

  @Test
  void thePasswordOfADatabaseIsNoArgument() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String client : List.of("redis-cli", "mariadb", "psql")) {
      Path program =
          Files.writeString(
              bin.resolve(client),
              "#!/bin/sh\necho \"$0\" \"$@\" >>'" + folder + "/seen'\nexit 1\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    try (TestHost host = TestHost.toolsFirst(bin)) {
      for (String database : List.of("redis", "mysql", "postgres")) {
        assertThat(
                verdict(
                    host,
                    "describe(%s(user: 'monitor', password: 'tiger lily')) { it { should be_running } }"
                        .formatted(database)))
            .isEqualTo(Verdict.UNKNOWN);
      }
      assertThat(folder.resolve("seen"))
          .content()
          .contains("/redis-cli ", "/mariadb ", "/psql ")
          .doesNotContain("tiger");
      assertThat(host.secrets().mask("said tiger lily")).doesNotContain("tiger lily");
    }
  }

  @Test
  void theTokenForConsulIsInNoArgumentVariableOrOutput() throws Exception {
    Path curl =
        Files.writeString(
            Files.createDirectory(folder.resolve("bin")).resolve("curl"),
            "#!/bin/sh\n{ printf '%s\\n' \"$@\"; env; } >>'"
                + folder
                + "/seen'\ncat >>'"
                + folder
                + "/read'\nprintf 'HTTP/1.1 404 Not Found\\r\\n\\r\\n'\n");
    assertThat(curl.toFile().setExecutable(true)).isTrue();
    try (TestHost host = TestHost.toolsFirst(curl.getParent())) {
      assertThat(
              verdict(
                  host,
                  "describe(consul_key('app', token: 'tiger-lily')) { it { should_not exist } }"))
          .isEqualTo(Verdict.PASSED);
      assertThat(folder.resolve("seen")).content().contains("--noproxy").doesNotContain("tiger");
      assertThat(folder.resolve("read")).content().contains("X-Consul-Token: tiger-lily");
      assertThat(host.secrets().mask("said tiger-lily")).doesNotContain("tiger-lily");
    }
  }

  @Test
  void whatADatabaseKeepsSecretIsNotSent() {
    try (TestHost host = Lab.up().asRoot("conf-01")) {
      // The second Redis wants this password, and the first PostgreSQL has it in a setting.
      for (Probe probe :
          List.of(
              Redis.KIND.probe("", "6380", "", "", "").withSecret("lab-password"),
              Mysql.KIND.probe("", "", "/run/mysqld/replica.sock", "", ""),
              Postgres.KIND.probe("", "", "", "", ""))) {
        assertThat(host.ask(Set.of(probe)).get(probe))
            .isInstanceOf(Fact.Present.class)
            .asString()
            .contains("settings")
            .doesNotContain("lab-password");
      }
    }
  }

  private static Verdict verdict(TestHost host, String spec) {
    return new SpecRun(host, List.of(host.name()))
        .run(SpecRounds.compile("secret_spec.groovy", spec))
        .values()
        .iterator()
        .next()
        .verdict();
  }
}
