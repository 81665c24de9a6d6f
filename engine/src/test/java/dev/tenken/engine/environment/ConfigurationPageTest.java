package dev.tenken.engine.environment;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.engine.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the keys on the page of configuration against those that are read. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @Test
  void thePageHasTheKeysThatAreRead() throws IOException {
    assertThat(keys("tenken.yml")).isEqualTo(TenkenYml.KEYS);
    assertThat(keys("An environment")).isEqualTo(EnvironmentReading.ENVIRONMENT_KEYS);
    assertThat(keys("Every target")).isEqualTo(EnvironmentReading.TARGET_KEYS);
    assertThat(keys("Limits")).isEqualTo(EnvironmentReading.RUN_LIMITS);
  }

  @Test
  void thePageHasTheParametersThatAreRead() throws Exception {
    Set<String> parameters = new TreeSet<>();
    for (var field : Parameters.class.getFields()) {
      parameters.add(String.valueOf(field.get(null)));
    }

    assertThat(keys("Parameters")).isEqualTo(parameters);
  }

  /** Returns the code in the first cells of a section's tables. */
  private static Set<String> keys(String section) throws IOException {
    String text = Files.readString(PAGE).split("(?m)^##+ " + section + "$", 2)[1];
    return Pattern.compile("(?m)^\\| `([^`]+)` \\|")
        .matcher(text.split("(?m)^##", 2)[0])
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
