package dev.tenken.host.types;

import dev.tenken.dsl.resource.NoSuchWord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The named options of a word. */
record Options(String word, Map<String, Object> given) {
  /** Secrets, which may be empty. */
  private static final Set<String> MAY_BE_EMPTY = Set.of("password", "passin", "token");

  /**
   * Returns the options of this word.
   *
   * @throws NoSuchWord when there is another than the known ones
   * @throws IllegalArgumentException when one has no value: mostly a variable that is not set, and
   *     the word would mean something else without it
   */
  static Options of(String word, Map<String, Object> given, String... known) {
    List<String> names = List.of(known);
    for (String name : given.keySet()) {
      if (!names.contains(name)) {
        throw NoSuchWord.of(word + " has no option", name, names);
      }
      Object value = given.get(name);
      boolean empty = value instanceof CharSequence text && text.toString().isBlank();
      if (value == null || (empty && !MAY_BE_EMPTY.contains(name))) {
        throw new IllegalArgumentException(
            word
                + " was given "
                + name
                + ": without a value; leave it out, or is a variable not set?");
      }
    }
    return new Options(word, given);
  }

  /** Returns the option as text. */
  Optional<String> text(String name) {
    return Optional.ofNullable(given.get(name)).map(Wanted::text);
  }

  /** Tells whether the option is given and true. */
  boolean flag(String name) {
    Object value = given.getOrDefault(name, false);
    if (!(value instanceof Boolean flag)) {
      throw new IllegalArgumentException(
          word + " takes true or false for " + name + ":, not '" + value + "'");
    }
    return flag;
  }
}
