package dev.tenken.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.engine.Parameters;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the commands that the pages tell against the options, properties and modules there are. */
class DocumentedCommandsTest {
  /** Properties of Maven and of its plugins, which are not ours to know. */
  private static final Set<String> OF_MAVEN =
      Set.of(
          "skipTests",
          "test",
          "it.test",
          "groups",
          "maven.test.failure.ignore",
          "surefire.failIfNoSpecifiedTests");

  @Test
  void everyOptionOfTenkenIsThere() {
    Set<String> known =
        RunOptions.known().getOptions().stream()
            .flatMap(option -> Stream.of("--" + option.getLongOpt(), "-" + option.getOpt()))
            .collect(toSet());

    assertThat(
            found("tenken(?:\\.jar)? run([^\n`'\"|;)]*)", "(?<![\\w-])(--?[a-zA-Z][a-z-]*)", known))
        .contains("--env", "--config", "--list");
  }

  @Test
  void everyPropertyOfMavenIsThere() throws IllegalAccessException {
    Set<String> known = new HashSet<>(OF_MAVEN);
    for (Field field : Parameters.class.getFields()) {
      known.add(String.valueOf(field.get(null)));
    }
    Matcher own = Pattern.compile("<(\\w+)>\\$\\{skipTests}</\\1>").matcher(Pages.text("pom.xml"));
    own.results().forEach(property -> known.add(property.group(1)));

    assertThat(found("(?<![\\w-])-D([\\w.]+)", "(.+)", known))
        .contains("skipUnitTests", "tenken.env", "groups");
  }

  @Test
  void everyModuleIsThere() {
    Set<String> known =
        Pattern.compile("<module>(.+)</module>")
            .matcher(Pages.text("pom.xml"))
            .results()
            .map(module -> module.group(1))
            .collect(toSet());

    assertThat(found("-pl ([\\w,-]+)", "([^,]+)", known)).contains("specs-example", "engine");
  }

  /** Returns the names in the places of all pages; each must be known. */
  private static Set<String> found(String place, String name, Set<String> known) {
    Set<String> found = new HashSet<>();
    for (Path page : Pages.all()) {
      Consumer<String> one =
          word -> {
            assertThat(known).as(Pages.ROOT.relativize(page) + " has " + word).contains(word);
            found.add(word);
          };
      Pattern.compile(place)
          .matcher(Pages.text(page))
          .results()
          .flatMap(match -> Pattern.compile(name).matcher(match.group(1)).results())
          .forEach(match -> one.accept(match.group(1)));
    }
    return found;
  }
}
