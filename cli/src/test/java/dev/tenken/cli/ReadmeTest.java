package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;

import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.Parameters;
import dev.tenken.reports.ConsoleReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** Holds what the README shows of the example's runs against what they print. */
class ReadmeTest {
  private static final Pattern LEFT_OUT = Pattern.compile("  … and ([0-9,]+) more");
  private static final Pattern HOW_LONG = Pattern.compile(" · [0-9.]+ m?s$");

  @TempDir private Path folder;

  @Test
  void itsTranscriptsAreWhatTheBrokenEnvironmentPrints() {
    Journal journal = run("broken");
    List<String> printed = new ArrayList<>();
    new ConsoleReport(line -> printed.add(timeless(line)), false).print(journal);
    List<Block> transcripts =
        Block.all().stream()
            .filter(block -> block.page().endsWith("README.md") && block.text().contains("FAILED "))
            .toList();

    assertThat(transcripts).hasSize(2);
    for (Block transcript : transcripts) {
      int unknowns = 0;
      for (String line : transcript.text().lines().map(ReadmeTest::timeless).toList()) {
        Matcher leftOut = LEFT_OUT.matcher(line);
        if (leftOut.matches()) {
          assertThat(unknowns + Integer.parseInt(leftOut.group(1)))
              .as(line)
              .isEqualTo(journal.end().counts().get(Verdict.UNKNOWN));
        } else if (!line.startsWith("$ ")) {
          assertThat(printed).contains(line);
          unknowns += line.matches("  \\S.* \\(.*:\\d+\\)") ? 1 : 0;
        }
      }
    }
  }

  @Test
  void itSaysHowManyChecksTheExampleHas() {
    int checks = run("demo").checks().size();

    assertThat(Pages.text("README.md"))
        .contains("Run the example, " + checks + " checks of four recorded hosts and a recorded");
  }

  private Journal run(String environment) {
    return EngineRun.journal(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectDirectory(Pages.ROOT.resolve("specs-example/specs").toFile()))
            .configurationParameters(EngineRun.example(environment))
            .configurationParameter(Parameters.REPORTS, folder.toString())
            .configurationParameter(Parameters.ALLURE, "false")
            .build());
  }

  private static String timeless(String line) {
    return HOW_LONG.matcher(line).replaceFirst("");
  }
}
