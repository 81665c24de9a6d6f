package dev.tenken.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import dev.tenken.dsl.testkit.TestRun;
import dev.tenken.host.batch.Become;
import dev.tenken.host.batch.Limits;
import dev.tenken.host.transport.SshEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host's entry in the configuration means. */
class HostSettingsTest {
  private final TestRun run = new TestRun(Path.of("/project"), false);
  private final HostSettings reader = new HostSettings(run);

  @AfterEach
  void end() {
    run.close();
  }

  @Test
  void hostWithoutSettingsIsReachedByItsName() {
    SshEndpoint endpoint = endpoint(Map.of());

    assertThat(endpoint.address()).isEqualTo("web-01");
    assertThat(endpoint.port()).isEqualTo(22);
    assertThat(endpoint.user()).isEqualTo(System.getProperty("user.name"));
    assertThat(endpoint.identities()).isEmpty();
    assertThat(endpoint.knownHosts())
        .containsExactly(
            Path.of(System.getProperty("user.home"), ".ssh", "known_hosts"),
            Path.of("/etc/ssh/ssh_known_hosts"));
    assertThat(endpoint.acceptNew()).isFalse();
    assertThat(endpoint.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(endpoint.jump()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1", "web-01.example.org", "wéb", "::1", "[2001:db8::1]", "fe80::1%eth0"})
  void addressesAreNamesOrOfEitherFamily(String address) {
    assertThat(endpoint(Map.of("address", address)).address()).isEqualTo(address);
  }

  @Test
  void filesStartAtTheConfigurationOrAtHome() {
    SshEndpoint endpoint =
        endpoint(
            Map.of("identity", List.of("~/.ssh/ops", "keys/ops"), "known_hosts", "/etc/known"));

    assertThat(endpoint.identities())
        .containsExactly(
            Path.of(System.getProperty("user.home"), ".ssh", "ops"), Path.of("/project/keys/ops"));
    assertThat(endpoint.knownHosts()).containsExactly(Path.of("/etc/known"));
  }

  @Test
  void jumpHostsTakeWhatTheyLeaveOutFromTheHostBehindThem() {
    SshEndpoint jump =
        endpoint(Map.of("user", "ops", "identity", "/k", "jump", "gate@10.0.0.1:2222,[::1]"))
            .jump()
            .orElseThrow();

    assertThat(jump.where()).isEqualTo("ops@[::1]:22");
    assertThat(jump.identities()).containsExactly(Path.of("/k"));
    assertThat(jump.jump().map(SshEndpoint::where)).contains("gate@10.0.0.1:2222");
  }

  @Test
  void jumpHostAsMap() {
    SshEndpoint jump =
        endpoint(
                Map.of(
                    "user",
                    "ops",
                    "port",
                    "2200",
                    "host_key_alias",
                    "web",
                    "jump",
                    Map.of("address", "gate", "user", "gatekeeper")))
            .jump()
            .orElseThrow();

    assertThat(jump.where()).isEqualTo("gatekeeper@gate:22");
    assertThat(jump.hostKeyAlias()).isEmpty();
  }

  @Test
  void becomeIsByRootUnlessItSaysOtherwise() {
    assertThat(become(Map.of("become_password", "hunter2hunter2"))).isEqualTo(Become.NOBODY);
    assertThat(become(Map.of("become", "true")))
        .isEqualTo(new Become(Optional.of("root"), Optional.empty()));
    assertThat(become(Map.of("become", "yes", "become_user", "app", "become_password", "hunter2")))
        .isEqualTo(new Become(Optional.of("app"), Optional.of("hunter2")));
    assertThat(become(Map.of("become", "true", "become_user", "ops"))).isEqualTo(Become.NOBODY);
    assertThat(run.secrets().mask("say hunter2hunter2")).isEqualTo("say ********");
  }

  @Test
  void passphraseIsASecret() {
    endpoint(Map.of("passphrase", "open sesame"));

    assertThat(run.secrets().isIn("open sesame!")).isTrue();
  }

  @Test
  void limitsHaveUnits() {
    assertThat(
            limits(Map.of("content", "1 KiB", "output", "2m", "batch", "2m", "command", "500ms")))
        .isEqualTo(new Limits(1024, 2 << 20, Duration.ofMinutes(2), Duration.ofMillis(500)));
    assertThat(limits(Map.of())).isEqualTo(Limits.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port | x | hosts.yml:3: port must be a whole number, not 'x'",
        "port | 70000 | hosts.yml:3: port must be between 1 and 65535, not 70000",
        "address | ops@web-01 | hosts.yml:3: address must be a name or an IP address alone, not 'ops@web-01': user and port have keys of their own",
        "address | web-01:2222 | hosts.yml:3: address must be a name or an IP address alone, not 'web-01:2222': user and port have keys of their own",
        "address | ssh://web-01 | hosts.yml:3: address must be a name or an IP address alone, not 'ssh://web-01': user and port have keys of their own",
        "host_keys | off | hosts.yml:3: host_keys must be strict or accept-new, not 'off'",
        "become | maybe | hosts.yml:3: become must be sudo, true or false, not 'maybe'",
        "become_user | a b | hosts.yml:3: become_user must be the name of a user, not 'a b'",
        "become_user | -u | hosts.yml:3: become_user must be the name of a user, not '-u'",
        "connect_timeout | soon | hosts.yml:3: connect_timeout must be a duration such as 10s, not 'soon'",
        "connect_timeout | 0 | hosts.yml:3: connect_timeout must be more than nothing",
        "jump | a b | hosts.yml:3: jump must be user@host:port, not 'a b'",
      })
  void mistakeIsNamedWithItsPlace(String key, String value, String message) {
    Settings settings = new Settings(Map.of(key, value), Map.of(key, "hosts.yml:3"), "hosts.yml:2");
    Target target =
        new Target("web-01", TargetType.HOST, List.of(), Map.of(), Map.of(), "", settings);

    assertThatThrownBy(() -> new HostProvider().open(target, run))
        .isInstanceOf(ConfigurationError.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docker | container | a b | h.yml:3: container must be the name of a container, not 'a b'",
        "docker | container | -x | h.yml:3: container must be the name of a container, not '-x'",
        "docker | via | telnet | h.yml:3: via must be one of local, ssh, not 'telnet'",
        "docker | address | 10.0.0.1 | h.yml:3: address needs 'via: ssh': without it, docker is asked here",
        "chroot | container | x | h.yml:2: root is missing",
        "chroot | root | srv | h.yml:3: root must be an absolute path without quotes and backslashes, not 'srv'",
        "nsenter | root | /srv | h.yml:2: pid_file is missing",
      })
  void mistakeInAContainersEntryIsNamed(
      String transport, String key, String value, String message) {
    Settings settings =
        new Settings(Map.of("transport", transport, key, value), Map.of(key, "h.yml:3"), "h.yml:2");
    Target target = new Target("app", TargetType.HOST, List.of(), Map.of(), Map.of(), "", settings);

    assertThatThrownBy(() -> new HostProvider().open(target, run))
        .isInstanceOf(ConfigurationError.class)
        .hasMessage(message);
  }

  @Test
  void mistakesInLimitsAndJumpsAreNamed() {
    assertThatThrownBy(() -> limits(Map.of("output", "much")))
        .hasMessage("output must be a size such as 8MiB, not 'much'");
    assertThatThrownBy(() -> limits(Map.of("ouput", "1m")))
        .hasMessage("unknown key 'ouput'; did you mean 'output'?");
    assertThatThrownBy(() -> endpoint(Map.of("jump", Map.of("addres", "x"))))
        .hasMessage("unknown key 'addres'; did you mean 'address'?");
    assertThatThrownBy(() -> endpoint(Map.of("jump", Map.of("user", "x"))))
        .hasMessage("address is missing: where is the jump host?");
  }

  @Test
  void providerIsFoundAndServesHostsOverSshLocallyAndInContainers() {
    FactSourceProvider provider =
        ServiceLoader.load(FactSourceProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(HostProvider.class::isInstance)
            .findFirst()
            .orElseThrow();

    assertThat(provider.supports(TestHosts.target("a", Map.of()))).isTrue();
    assertThat(provider.supports(TestHosts.target("a", Map.of("transport", "local")))).isTrue();
    assertThat(provider.supports(TestHosts.target("a", Map.of("transport", "docker")))).isTrue();
    assertThat(provider.supports(TestHosts.target("a", Map.of("transport", "dokcer")))).isFalse();
    assertThat(provider.settingKeys()).contains("jump", "limits");
  }

  private SshEndpoint endpoint(Map<String, Object> settings) {
    return reader.endpoint("web-01", Settings.of(settings));
  }

  private Become become(Map<String, Object> settings) {
    return reader.become(Settings.of(settings), "ops");
  }

  private static Limits limits(Map<String, Object> settings) {
    return Limits.of(Settings.of(settings));
  }
}
