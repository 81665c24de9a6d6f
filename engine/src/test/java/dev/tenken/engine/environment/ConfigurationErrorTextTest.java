package dev.tenken.engine.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tenken.dsl.spi.ConfigurationError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationErrorTextTest {
  private Written written;

  @BeforeEach
  void write(@TempDir Path folder) {
    written = Written.in(folder);
  }

  @Test
  void unknownKeys() {
    refuses(
        "enviroments: {}\n",
        "tenken.yml:1: unknown key 'enviroments'; did you mean 'environments'?");
    refuses(
        "environments:\n  s:\n    host: { a: {} }\n",
        "tenken.yml:3: unknown key 'host'; did you mean 'hosts'?");
    refuses(
        "environments:\n  s:\n    hosts:\n      a:\n        prot: 22\n",
        "tenken.yml:5: unknown key 'prot'; did you mean 'port'?");
    refuses(
        "environments:\n  s:\n    limits: { comand: 1s }\n    hosts: { a: {} }\n",
        "tenken.yml:3: unknown key 'comand'; did you mean 'command'?");
    refuses(
        "environments:\n  s:\n    aws:\n      regin: eu-west-1\n",
        "tenken.yml:4: unknown key 'regin'; did you mean 'region'?");
  }

  @Test
  void anUnknownKeyOfAnIncludedFile() {
    written.file("hosts.yml", "a:\n  usr: ops\n");

    refuses(
        "environments: { s: { hosts: hosts.yml } }",
        "hosts.yml:2: unknown key 'usr'; did you mean 'user'?");
  }

  @Test
  void anIncludedFileThatIsNotThere() {
    Throwable error =
        catchThrowable(() -> written.environment("environments: { s: { hosts: none.yml } }"));

    assertThat(written.relative(error))
        .isEqualTo("tenken.yml:1: the hosts are to stand in none.yml, which does not exist");
  }

  @Test
  void environmentsThatAreNotThere() {
    refuses("", "tenken.yml:1: 'environments' is missing or empty");
    refuses("environments:\n", "tenken.yml:1: 'environments' is missing or empty");
    refuses(
        "environments:\n  s: { vars: { a: b } }\n",
        "tenken.yml:2: environment 's' has no hosts, no aws and no replay");
  }

  @Test
  void aKeyThatStandsTwice() {
    refuses(
        "environments:\n  s: { hosts: { a: {} } }\n  s: { hosts: { b: {} } }\n",
        "tenken.yml:3: key 's' stands here twice");
  }

  @Test
  void wrongShapes() {
    refuses("- a\n", "tenken.yml:1: tenken.yml must be a map");
    refuses("environments:\n  s: x\n", "tenken.yml:2: an environment must be a map");
    refuses("environments:\n  s:\n    hosts:\n      - a\n", "tenken.yml:3: hosts must be a map");
    refuses(
        "environments:\n  s: { hosts: { a: { roles: { b: c } } } }\n",
        "tenken.yml:2: roles must be a list");
    refuses(
        "environments:\n  s: { hosts: { a: { maintenance: [b] } } }\n",
        "tenken.yml:2: maintenance must be a text");
    refuses(
        "default: []\nenvironments:\n  s: { hosts: { a: {} } }\n",
        "tenken.yml:1: default must be an environment's name");
  }

  /** It looks like no maintenance, and would skip all checks of the host. */
  @Test
  void maintenanceWithoutAReason() {
    for (String flag : List.of("false", "true", "No", "off")) {
      refuses(
          "environments:\n  s: { hosts: { a: { maintenance: " + flag + " } } }\n",
          "tenken.yml:2: maintenance is why all checks of the target are skipped, not '"
              + flag
              + "'; leave it out where none are");
    }
  }

  @Test
  void noYaml() {
    refuses(
        "environments:\n  s: {\n",
        "tenken.yml:3: not YAML: expected the node content, but found '<stream end>'");
    refuses(
        "environments:\n  s:\n    hosts:\n       a: {}\n      b: {}\n",
        "tenken.yml:5: not YAML: expected <block end>, but found '<block mapping start>';"
            + " is the line indented as its neighbours are?");
    refuses(
        "environments: {}\n---\nenvironments: {}\n",
        "tenken.yml:2: not YAML: expected a single document in the stream, but found another"
            + " document");
  }

  @Test
  void aReplayBesideHosts() {
    refuses(
        "environments:\n  s: { replay: r, hosts: { a: {} } }\n",
        "tenken.yml:2: environment 's' has a replay, so its hosts and accounts come from the"
            + " recording; remove hosts and aws");
  }

  @Test
  void accountsMixedWithSettings() {
    refuses(
        "environments:\n  s:\n    aws: { region: eu-west-1, main: { profile: x } }\n",
        "tenken.yml:3: aws must be the settings of one account, or a map of named accounts,"
            + " not both");
  }

  @Test
  void namesThatCanNotNameATarget() {
    refuses(
        "environments:\n  s: { hosts: { ' ': {} } }\n",
        "tenken.yml:2: ' ' can't name a target: it is blank or has control characters");
  }

  private void refuses(String text, String message) {
    Throwable error = catchThrowable(() -> written.environment(text));

    assertThat(error).isInstanceOf(ConfigurationError.class);
    assertThat(written.relative(error)).isEqualTo(message);
  }
}
