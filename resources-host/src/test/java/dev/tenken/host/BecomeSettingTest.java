package dev.tenken.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.testkit.TestRun;
import dev.tenken.host.batch.Become;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BecomeSettingTest {
  private static Become become(String wanted) {
    try (TestRun run = new TestRun()) {
      return new HostSettings(run).become(Settings.of(Map.of("become", wanted)), "ops");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sudo", "true", "yes"})
  void becomesRootBySudo(String wanted) {
    assertThat(become(wanted).user()).contains("root");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "no"})
  void staysWhoLoggedIn(String wanted) {
    assertThat(become(wanted)).isEqualTo(Become.NOBODY);
  }

  @Test
  void anotherWayIsRefused() {
    assertThatThrownBy(() -> become("doas"))
        .isInstanceOf(ConfigurationError.class)
        .hasMessage("become must be sudo, true or false, not 'doas'");
  }
}
