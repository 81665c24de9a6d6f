package dev.tenken.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.spi.FactSourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the settings on the page of configuration against those that hosts and accounts have. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @Test
  void thePageHasTheSettingsOfHostsAndOfContainersOnThem() throws IOException {
    assertThat(keys("A host", "Containers", "AWS Systems Manager")).isEqualTo(settings(true));
  }

  @Test
  void thePageHasTheSettingsOfAccounts() throws IOException {
    assertThat(keys("An AWS account")).isEqualTo(settings(false));
  }

  private static Set<String> settings(boolean ofHosts) {
    Set<String> keys = new TreeSet<>();
    for (FactSourceProvider provider : ServiceLoader.load(FactSourceProvider.class)) {
      if (provider.transports().isEmpty() != ofHosts) {
        keys.addAll(provider.settingKeys());
      }
    }
    return keys;
  }

  /** Returns the code in the first cells of the tables of keys in these sections. */
  private static Set<String> keys(String... sections) throws IOException {
    String page = Files.readString(PAGE);
    return Stream.of(sections)
        .map(section -> page.split("(?m)^##+ " + section + "$", 2)[1].split("(?m)^##", 2)[0])
        .flatMap(text -> Stream.of(text.split("(?m)^(?=\\| `?[a-z]+`? \\|.*\\R\\| ---)")))
        .filter(table -> table.startsWith("| key |"))
        .flatMap(table -> Pattern.compile("(?m)^\\| `([^`]+)` \\|").matcher(table).results())
        .map(match -> match.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
