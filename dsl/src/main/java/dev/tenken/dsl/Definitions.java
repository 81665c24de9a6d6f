package dev.tenken.dsl;

import dev.tenken.dsl.resource.NoSuchWord;
import groovy.lang.Closure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a spec names for reuse: values by {@code let}, blocks by {@code shared_examples}. */
final class Definitions {
  private final Running running;
  private final Map<String, Closure<?>> values = new LinkedHashMap<>();
  private final Map<String, Closure<?>> examples = new LinkedHashMap<>();

  Definitions(Running running) {
    this.running = running;
  }

  void let(String name, Closure<?> value) {
    values.put(name, value);
  }

  boolean isValue(String name) {
    return values.containsKey(name);
  }

  Collection<String> valueNames() {
    return values.keySet();
  }

  /** Returns a named value, evaluated once per attempt. */
  @Nullable Object value(String name) {
    Map<String, @Nullable Object> known = running.attempt().lets();
    if (!known.containsKey(name)) {
      known.put(name, Objects.requireNonNull(values.get(name)).call());
    }
    return known.get(name);
  }

  void share(String name, Closure<?> body) {
    examples.put(name, body);
  }

  void include(String name, Object... arguments) {
    Closure<?> body = examples.get(name);
    if (body == null) {
      throw NoSuchWord.of("there are no shared examples", name, examples.keySet());
    }
    body.call(arguments);
  }
}
