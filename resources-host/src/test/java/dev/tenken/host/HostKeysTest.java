package dev.tenken.host;

import static dev.tenken.host.TestHosts.cause;
import static dev.tenken.host.TestHosts.data;
import static dev.tenken.host.batch.TestKinds.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.testkit.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a host's key is believed. */
@Timeout(60)
class HostKeysTest {
  private static final Probe PROBE = ECHO.probe("x");

  @TempDir static Path folder;
  private static LocalSshd sshd;

  @BeforeAll
  static void start() throws IOException {
    sshd = LocalSshd.start(folder.resolve("sshd"));
    LocalSshd.keygen(folder.resolve("other"), "ed25519", "");
  }

  @AfterAll
  static void stop() {
    if (sshd != null) {
      sshd.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
  void keyOfAnyTypeThatIsKnownIsAskedFor(String type) {
    sshd.know(sshd.hostKey(type));

    assertAnswers(sshd.settings());
  }

  @Test
  void unknownKeyIsRefusedAndSaysHowToAddIt() {
    sshd.know();

    assertThat(refusal(sshd.settings()))
        .isEqualTo(
            new Cause(
                Reason.HOST_KEY,
                "the host key of "
                    + sshd.knownAs()
                    + " is not known: ssh-ed25519 "
                    + sshd.fingerprint("ed25519")
                    + " is not in "
                    + sshd.knownHosts()
                    + ". Compare it with the host's own (ssh-keygen -lf"
                    + " /etc/ssh/ssh_host_*_key.pub), then add it (ssh-keyscan -p "
                    + sshd.port()
                    + " 127.0.0.1) or set host_keys: accept-new"));
  }

  @Test
  void changedKeyIsRefusedInOtherWordsThanAnUnknownOne() throws IOException {
    sshd.knownHosts("# a comment", sshd.knownAs() + " " + otherKey());

    assertThat(refusal(sshd.settings("host_keys", "accept-new")))
        .isEqualTo(
            new Cause(
                Reason.HOST_KEY,
                "the host key of "
                    + sshd.knownAs()
                    + " HAS CHANGED: it shows ssh-ed25519 "
                    + sshd.fingerprint("ed25519")
                    + ", known is ssh-ed25519 "
                    + otherFingerprint()
                    + " ("
                    + sshd.knownHosts()
                    + " line 2). Someone may be between you and the host. Only if it was"
                    + " reinstalled, remove the old key (ssh-keygen -R '"
                    + sshd.knownAs()
                    + "' -f "
                    + sshd.knownHosts()
                    + ") and add the new one"));
  }

  @Test
  void revokedKeyIsRefusedThoughItIsKnown() {
    sshd.knownHosts(
        sshd.knownAs() + " " + sshd.hostKey("ed25519"), "@revoked * " + sshd.hostKey("ed25519"));

    assertThat(refusal(sshd.settings()))
        .isEqualTo(
            new Cause(
                Reason.HOST_KEY,
                "the host key of "
                    + sshd.knownAs()
                    + " is revoked: ssh-ed25519 "
                    + sshd.fingerprint("ed25519")
                    + " ("
                    + sshd.knownHosts()
                    + " line 2)"));
  }

  @Test
  void newKeyIsAcceptedOnceWhereThatIsAskedFor() throws IOException {
    sshd.know();
    try (TestRun run = new TestRun()) {
      FactSource host = TestHosts.open("web-01", sshd.settings("host_keys", "accept-new"), run);
      data(host.ask(Set.of(PROBE)).get(PROBE));
      host.close();

      assertThat(Files.readString(sshd.knownHosts()))
          .isEqualTo(sshd.knownAs() + " " + sshd.hostKey("ed25519") + "\n");
      assertThat(run.said())
          .containsExactly(
              "web-01: accepted the new host key of "
                  + sshd.knownAs()
                  + ", ssh-ed25519 "
                  + sshd.fingerprint("ed25519")
                  + ", into "
                  + sshd.knownHosts()
                  + " (host_keys: accept-new)");
      assertThat(run.ledger().of("web-01", "ssh.accepted_host_key")).isEqualTo(1);
    }
    assertAnswers(sshd.settings());
  }

  @Test
  void hashedNameIsFound() throws IOException {
    sshd.know(sshd.hostKey("ed25519"));
    LocalSshd.run("ssh-keygen", "-H", "-f", sshd.knownHosts().toString());

    assertThat(Files.readString(sshd.knownHosts())).startsWith("|1|");
    assertAnswers(sshd.settings());
  }

  @Test
  void aliasIsLookedUpInPlaceOfTheAddress() {
    sshd.knownHosts("web-01.example " + sshd.hostKey("ed25519"));

    assertAnswers(sshd.settings("host_key_alias", "web-01.example"));
    assertThat(refusal(sshd.settings("host_key_alias", "web-02.example")).message())
        .startsWith("the host key of web-02.example is not known: ")
        .contains(", under the name web-02.example) or set");
  }

  @Test
  void keyOfTheAddressWithoutItsPortIsNotTheKeyOfThisServer() {
    sshd.knownHosts("127.0.0.1 " + sshd.hostKey("ed25519"));

    assertThat(refusal(sshd.settings()).message()).contains(" is not known: ");
  }

  @Test
  void patternsMatchAndExclude() {
    String pattern = "[127.*]:" + sshd.port();
    sshd.knownHosts(pattern + " " + sshd.hostKey("ed25519"));
    assertAnswers(sshd.settings());

    sshd.knownHosts(pattern + ",!" + sshd.knownAs() + " " + sshd.hostKey("ed25519"));
    assertThat(refusal(sshd.settings()).message()).contains(" is not known: ");
  }

  @Test
  void secondFileIsReadToo() throws IOException {
    sshd.know(sshd.hostKey("ed25519"));
    Path first = Files.createTempFile(folder, "known", "hosts");

    assertAnswers(
        sshd.settings(
            "known_hosts", java.util.List.of(first.toString(), sshd.knownHosts().toString())));
  }

  @Test
  void certificateIsBelievedByItsAuthorityWithinItsNames() throws IOException {
    Path authority = folder.resolve("authority");
    LocalSshd.keygen(authority, "ed25519", "");
    Path served = folder.resolve("certified");
    try (LocalSshd certified =
        LocalSshd.start(served, "HostCertificate " + served.resolve("host_ed25519-cert.pub"))) {
      certify(authority, certified, "web-01.example", "always:forever");
      String line = "@cert-authority *.example " + publicKey(authority);
      certified.knownHosts(line);

      assertAnswers(certified.settings("host_key_alias", "web-01.example"));
      assertThat(refusal(certified.settings("host_key_alias", "web-02.example")).message())
          .isEqualTo(
              "the host certificate of web-02.example is not valid: Hostname `web-02.example`"
                  + " doesn't match any of the principals: `web-01.example`");

      certified.knownHosts(line, "@revoked * " + publicKey(authority));
      assertThat(refusal(certified.settings("host_key_alias", "web-01.example")).message())
          .startsWith(
              "the host key of web-01.example is revoked: ssh-ed25519-cert-v01@openssh.com");

      certified.knownHosts("@cert-authority *.example " + otherKey());
      assertThat(refusal(certified.settings("host_key_alias", "web-01.example")).message())
          .startsWith("the host key of web-01.example is not known: ");
    }
  }

  private static void certify(Path authority, LocalSshd server, String name, String validity)
      throws IOException {
    LocalSshd.run(
        "ssh-keygen",
        "-q",
        "-s",
        authority.toString(),
        "-I",
        "host",
        "-h",
        "-n",
        name,
        "-V",
        validity,
        server.folder().resolve("host_ed25519.pub").toString());
    // The server read its configuration before the certificate was there.
    server.reload();
  }

  private static String publicKey(Path file) throws IOException {
    String[] words = Files.readString(Path.of(file + ".pub")).split(" ", -1);
    return words[0] + " " + words[1];
  }

  private static String otherKey() throws IOException {
    return publicKey(folder.resolve("other"));
  }

  private static String otherFingerprint() throws IOException {
    return LocalSshd.run("ssh-keygen", "-l", "-f", folder.resolve("other.pub").toString())
        .split(" ", -1)[1];
  }

  private static void assertAnswers(Map<String, Object> settings) {
    assertThat(data(ask(settings)).text("value")).isEqualTo("x");
  }

  private static Cause refusal(Map<String, Object> settings) {
    return cause(ask(settings));
  }

  private static Fact<Data> ask(Map<String, Object> settings) {
    try (TestRun run = new TestRun()) {
      FactSource host = TestHosts.open("web-01", settings, run);
      Fact<Data> fact = host.ask(Set.of(PROBE)).get(PROBE);
      host.close();
      return fact;
    }
  }
}
