package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLevelsTest {
  @ParameterizedTest
  @CsvSource({
    "systemd, 0, poweroff.target",
    "systemd, 1, rescue.target",
    "systemd, 2, multi-user.target",
    "systemd, 3, multi-user.target",
    "systemd, 4, multi-user.target",
    "systemd, 5, multi-user.target",
    "systemd, 5, graphical.target",
    "systemd, 6, reboot.target",
    "systemd, multi-user, multi-user.target",
    "systemd, multi-user.target, multi-user.target",
    "openrc, 0, shutdown",
    "openrc, 1, single",
    "openrc, 2, default",
    "openrc, 3, default",
    "openrc, 4, default",
    "openrc, 5, default",
    "openrc, 6, reboot",
    "openrc, boot, boot",
    "sysvinit, 3, 3",
    "sysvinit, S, S",
  })
  void eachManagerHasItsName(String manager, String wanted, String level) {
    assertThat(RunLevels.isAmong(List.of("other", level), manager, wanted)).isTrue();
    assertThat(RunLevels.isAmong(List.of("other"), manager, wanted)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "systemd | 7 | with_level takes a run level from 0 to 6 or a name, not '7'",
        "openrc | 35 | with_level takes a run level from 0 to 6 or a name, not '35'",
        "sysvinit | default | with_level takes a run level of System V, 0 to 6 or S, not 'default'",
        "sysvinit | 7 | with_level takes a run level of System V, 0 to 6 or S, not '7'",
      })
  void levelThatTheManagerNeverHasIsAnError(String manager, String wanted, String message) {
    assertThatThrownBy(() -> RunLevels.isAmong(List.of(), manager, wanted))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
