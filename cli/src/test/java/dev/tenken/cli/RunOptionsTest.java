package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTest {
  /** What a script passes on of an unset variable: all hosts, a live run, no recording. */
  @ParameterizedTest
  @CsvSource({
    "--host, GLOB",
    "--env, NAME",
    "--config, FILE",
    "--tag, EXPR",
    "--record, DIR",
    "--replay, DIR",
    "--reports, DIR",
    "--parallel, N"
  })
  void anEmptyValueIsNone(String option, String value) {
    for (List<String> empty :
        List.of(List.of(option, ""), List.of(option + "="), List.of(option, " "))) {
      assertThatThrownBy(() -> RunOptions.of(empty))
          .as(empty.toString())
          .isInstanceOf(UsageError.class)
          .hasMessage(option + " needs a value: " + option + "=" + value);
    }
  }

  @Test
  void theTagsThatAnExpressionNamesAreKnown() throws UsageError {
    assertThat(RunOptions.of(List.of("--tag", "smoke & !(slow|web-01) & any()")).tags())
        .containsExactly("slow", "smoke", "web-01");
    assertThat(RunOptions.of(List.of("--tag", "none()")).tags()).isEmpty();
    assertThat(RunOptions.of(List.of()).tags()).isEmpty();
  }

  @Test
  void hostsOfWhichOneIsEmptyAreRefusedUnlessACommaIsLeftOver() throws UsageError {
    assertThatThrownBy(() -> RunOptions.of(List.of("--host", "web-01", "--host", "")))
        .hasMessage("--host needs a value: --host=GLOB");
    assertThatThrownBy(() -> RunOptions.of(List.of("--host", ",")))
        .hasMessage("--host needs a value: --host=GLOB");
    assertThat(RunOptions.of(List.of("--host", "web-01,")).hosts()).containsExactly("web-01,");
  }
}
