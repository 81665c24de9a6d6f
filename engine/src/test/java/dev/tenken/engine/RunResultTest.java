package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.EndRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.RunRecord;
import dev.tenken.dsl.journal.Verdict;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunResultTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // verdicts | whether the run came to its end | exit code
        "PASSED | true | 0",
        "PASSED SKIPPED | true | 0",
        "PENDING | true | 0",
        "PASSED FAILED | true | 1",
        "FAILED UNKNOWN | true | 1",
        "FAILED | false | 1",
        "PASSED UNKNOWN | true | 2",
        "PASSED | false | 2",
        "SKIPPED | false | 2",
        "BROKEN FAILED UNKNOWN | true | 3",
        "BROKEN | false | 3",
        "SKIPPED | true | 4",
      })
  void theExitCodeIsTheFirstThatApplies(String verdicts, boolean complete, int code) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (String verdict : verdicts.split(" ", -1)) {
      counts.put(Verdict.valueOf(verdict), 1);
    }
    RunRecord run =
        new RunRecord("test", Instant.EPOCH, "", "0", "specs", Map.of(), List.of(), Map.of());
    EndRecord end = new EndRecord(Instant.EPOCH, counts, Map.of(), complete, List.of());

    assertThat(new RunResult(Optional.of(new Journal(run, List.of(), end)), List.of()).exitCode())
        .isEqualTo(code);
  }

  @Test
  void aMistakeOfTheConfigurationIsWrongAndNoRunIsNothing() {
    assertThat(new RunResult(Optional.empty(), List.of("no file")).exitCode()).isEqualTo(3);
    assertThat(new RunResult(Optional.empty(), List.of()).exitCode()).isEqualTo(4);
  }
}
