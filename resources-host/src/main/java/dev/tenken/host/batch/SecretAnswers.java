package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.spi.Secrets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes what a sensitive probe was answered a secret of the run. */
final class SecretAnswers {
  private static final Pattern VALUE =
      Pattern.compile("^[^=:\\s]+\\s*[=:\\s]\\s*[\"']?(.*?)[\"']?\\s*,?$");

  private SecretAnswers() {}

  static void hide(Fact<Data> fact, Secrets secrets) {
    if (fact instanceof Fact.Present<Data> present) {
      hide(present.value().tree(), secrets);
    }
  }

  /** Hides every text: as a whole, by its lines, and by what stands behind a key. */
  private static void hide(Object value, Secrets secrets) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(inner -> hide(inner, secrets));
    } else if (value instanceof Iterable<?> items) {
      items.forEach(inner -> hide(inner, secrets));
    } else if (value instanceof String text) {
      secrets.add(text);
      text.lines()
          .map(String::strip)
          .flatMap(line -> Stream.of(line, VALUE.matcher(line).replaceFirst("$1")))
          .forEach(secrets::add);
    }
  }
}
