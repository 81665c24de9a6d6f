package dev.tenken.dsl.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private final Settings settings =
      new Settings(
          Map.of("port", "x", "wait", "2m", "limits", Map.of("batch", "90")),
          Map.of("port", "hosts.yml:3", "limits.batch", "hosts.yml:5"),
          "hosts.yml:2");

  @Test
  void durationsHaveUnits() {
    assertThat(settings.duration("wait", Duration.ZERO)).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.below("limits").duration("batch", Duration.ZERO))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.duration("none", Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aWrongValueIsAnErrorWithItsPlace() {
    assertThatThrownBy(() -> settings.number("port", 22))
        .isInstanceOf(ConfigurationError.class)
        .hasMessage("hosts.yml:3: port must be a whole number, not 'x'");
    assertThatThrownBy(() -> settings.duration("port", Duration.ZERO))
        .hasMessage("hosts.yml:3: port must be a duration such as 10s, not 'x'");
  }

  @Test
  void anUnknownKeyNamesTheNearest() {
    assertThatThrownBy(() -> settings.allow(List.of("ports", "wait", "limits")))
        .hasMessage("hosts.yml:3: unknown key 'port'; did you mean 'ports'?");
  }
}
