package dev.tenken.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.engine.Parameters;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the parameters and options that the pages and the help have against the code. */
class DocumentedSettingsTest {
  private static final String CONFIGURATION = Pages.text("docs/configuration.md");

  @Test
  void everyParameterIsDocumented() throws Exception {
    for (var field : Parameters.class.getFields()) {
      assertThat(CONFIGURATION).contains("| `" + field.get(null) + "` |");
    }
  }

  @Test
  void everyOptionOfTheCommandLineIsDocumented() {
    String pages = CONFIGURATION + Pages.text("docs/guide.md");
    assertThat(RunOptions.known().getOptions())
        .map(option -> "--" + option.getLongOpt())
        .filteredOn(name -> !Set.of("--help", "--version").contains(name))
        .allSatisfy(name -> assertThat(pages).containsPattern("[` ]" + name + "\\b"));
  }

  @Test
  void theHelpSaysEveryOptionAndNoOther() throws IOException {
    Set<String> said =
        Pattern.compile("^ +(?:-\\w, )? *(--[a-z]+(?:=[A-Z]+)?)  ", Pattern.MULTILINE)
            .matcher(Main.help("run.txt"))
            .results()
            .map(match -> match.group(1))
            .collect(toSet());

    assertThat(RunOptions.known().getOptions())
        .map(
            option ->
                "--" + option.getLongOpt() + (option.hasArg() ? "=" + option.getArgName() : ""))
        .containsExactlyInAnyOrderElementsOf(said);
  }
}
