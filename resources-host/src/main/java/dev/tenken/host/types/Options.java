package dev.tenken.host.types;

import dev.tenken.dsl.resource.NoSuchWord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named options of a word. */
record Options(Map<String, Object> given) {
  /**
   * Returns the options of this word.
   *
   * @throws NoSuchWord when there is another than the known ones
   */
  static Options of(String word, Map<String, Object> given, String... known) {
    List<String> names = List.of(known);
    for (String name : given.keySet()) {
      if (!names.contains(name)) {
        throw NoSuchWord.of(word + " has no option", name, names);
      }
    }
    return new Options(given);
  }

  /** Returns the option as text. */
  Optional<String> text(String name) {
    return Optional.ofNullable(given.get(name)).map(Wanted::text);
  }
}
