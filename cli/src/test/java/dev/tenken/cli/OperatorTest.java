package dev.tenken.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.engine.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OperatorTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(shown, true, UTF_8);

  @Test
  void progressIsOneRowThatIsWrittenOver() {
    Operator operator = new Operator(err, true, Set.of());

    operator.progress(Set.of("web-02", "web-01"), 0, 6);
    operator.progress(Set.of("web-02", "web-01"), 0, 6);
    operator.say("note");

    // Too long for a narrow terminal, it is cut there, and the terminal is left wrapping.
    assertThat(shown.toString(UTF_8))
        .isEqualTo(
            "\r\u001b[K\u001b[?7l0 of 6 checks, asking web-01, web-02\u001b[?7h\r\u001b[Knote\n");
  }

  @Test
  void whereNothingCanBeWrittenOverThereIsNoProgress() {
    Operator operator = new Operator(err, false, Set.of());

    operator.progress(Set.of("web-01"), 0, 6);
    operator.say("note");

    assertThat(shown.toString(UTF_8)).isEqualTo("note\n");
  }

  @Test
  void whereTheReportIsIsSaidLast() {
    Operator operator = new Operator(err, false, Set.of());

    operator.reported("Report: index.html");
    operator.say("note");
    operator.finished(new RunResult(Optional.empty(), List.of()));
    assertThat(shown.toString(UTF_8)).isEqualTo("note\n");
    operator.sayReports();

    assertThat(shown.toString(UTF_8)).isEqualTo("note\nReport: index.html\n");
  }

  @Test
  void manyTargetsAreNotAllNamed() {
    assertThat(Operator.line(Set.of("d", "c", "b", "a"), 3, 10))
        .isEqualTo("3 of 10 checks, asking a, b, c and 1 more");
    assertThat(Operator.line(Set.of("x".repeat(100)), 0, 1)).hasSize(79).endsWith("…");
  }
}
