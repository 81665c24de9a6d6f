package dev.tenken.engine.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {
  private Written written;

  @BeforeEach
  void write(@TempDir Path folder) {
    written = Written.in(folder);
  }

  @Test
  void aHostHasWhatItsEntrySays() {
    Target host =
        only(
            """
            environments:
              staging:
                hosts:
                  web-01:
                    address: 10.0.3.11
                    port: 2222
                    roles: [web, edge]
                    labels: { tier: front }
                    maintenance: disk swap
            """);

    assertThat(host.name()).isEqualTo("web-01");
    assertThat(host.type()).isEqualTo(TargetType.HOST);
    assertThat(host.roles()).containsExactly("web", "edge");
    assertThat(host.labels()).isEqualTo(Map.of("tier", "front"));
    assertThat(host.maintenance()).isEqualTo("disk swap");
    assertThat(host.settings().text("address")).contains("10.0.3.11");
    assertThat(host.settings().number("port", 22)).isEqualTo(2222);
  }

  @Test
  void aHostNeedsNoSettings() {
    assertThat(only("environments:\n  staging:\n    hosts:\n      web-01:\n").name())
        .isEqualTo("web-01");
  }

  @Test
  void oneRoleNeedsNoList() {
    assertThat(only("environments: { s: { hosts: { a: { roles: web } } } }").roles())
        .containsExactly("web");
  }

  @Test
  void whatStandsOnTheEnvironmentIsTheDefaultOfItsHosts() {
    Environment environment =
        written.environment(
            """
            environments:
              staging:
                user: ops
                become: sudo
                roles: web
                labels: { site: tokyo, tier: front }
                limits: { command: 10s, batch: 20s, run: 5m }
                hosts:
                  web-01: {}
                  db-01: { user: dba, roles: db, labels: { tier: back }, limits: { batch: 2m } }
            """);

    Target web = environment.targets().get(0);
    Target db = environment.targets().get(1);
    assertThat(web.settings().text("user")).contains("ops");
    assertThat(web.roles()).containsExactly("web");
    assertThat(db.settings().text("user")).contains("dba");
    assertThat(db.settings().text("become")).contains("sudo");
    assertThat(db.roles()).containsExactly("db");
    assertThat(db.labels()).isEqualTo(Map.of("site", "tokyo", "tier", "back"));
    assertThat(db.settings().below("limits").duration("command", Duration.ZERO))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(db.settings().below("limits").keys()).doesNotContain("run");
    assertThat(db.settings().below("limits").duration("batch", Duration.ZERO))
        .isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void variablesOfAHostComeOverThoseOfTheEnvironmentAndKeepTheirSourceText() {
    Environment environment =
        written.environment(
            """
            environments:
              staging:
                vars: { version: 8.10, port: 0080, on: yes, list: [1.0, 2], map: { a: 1e3 } }
                hosts:
                  web-01: { vars: { port: 81 } }
            """);

    assertThat(environment.vars())
        .isEqualTo(
            Map.of(
                "version", "8.10",
                "port", "0080",
                "on", "yes",
                "list", List.of("1.0", "2"),
                "map", Map.of("a", "1e3")));
    assertThat(environment.targets().get(0).vars())
        .containsEntry("port", "81")
        .containsEntry("version", "8.10");
  }

  @Test
  void hostsMayStandInAFileOfTheirOwn() {
    written.file("environments/hosts.yml", "web-01: { port: 2222 }\nweb-02:\n");

    assertThat(
            written.environment("environments: { s: { hosts: environments/hosts.yml } }").targets())
        .extracting(Target::name)
        .containsExactly("web-01", "web-02");
  }

  @Test
  void awsIsOneAccount() {
    Target account =
        only("environments: { s: { aws: { profile: staging, region: ap-northeast-1 } } }");

    assertThat(account.name()).isEqualTo("aws");
    assertThat(account.type()).isEqualTo(TargetType.AWS);
    assertThat(account.settings().text("profile")).contains("staging");
  }

  @Test
  void awsIsSeveralNamedAccounts() {
    Environment environment =
        written.environment(
            """
            environments:
              s:
                aws:
                  main: { profile: staging }
                  us: { region: us-east-1 }
                  plain:
            """);

    assertThat(environment.targets())
        .extracting(Target::name)
        .containsExactly("main", "us", "plain");
  }

  private Target only(String text) {
    List<Target> targets = written.environment(text).targets();
    assertThat(targets).hasSize(1);
    return targets.get(0);
  }
}
