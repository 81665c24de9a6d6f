package dev.tenken.dsl;

import dev.tenken.dsl.resource.NoSuchWord;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which words there are, and the nearest of them to one that is none. */
final class Dictionary {
  private static final Pattern MATCHER =
      Pattern.compile("(be|have|belong|exist|contain)($|_\\w+|\\p{Lu}\\w*)");
  private static final List<String> LANGUAGE =
      List.of(
          "describe",
          "context",
          "it",
          "its",
          "should",
          "should_not",
          "expect",
          "on",
          "tag",
          "severity",
          "owner",
          "only_if",
          "skip",
          "pending",
          "within",
          "every",
          "let",
          "target",
          "vars",
          "environment",
          "shared_examples",
          "include_examples",
          "it_behaves_like");

  private Dictionary() {}

  static boolean isMatcher(String name) {
    return MATCHER.matcher(name).matches() || GeneralMatchers.find(name).isPresent();
  }

  static boolean isResource(String name) {
    return Words.known().names().contains(name);
  }

  /**
   * Returns the error for a word that is called with arguments it can't take, or that is none.
   *
   * @param own the names that the spec itself gave
   */
  static RuntimeException refused(String name, Object[] arguments, Collection<String> own) {
    return isResource(name)
        ? new IllegalArgumentException(
            name
                + " can't take ("
                + String.join(", ", Arrays.stream(arguments).map(Values::typeName).toList())
                + ")")
        : unknown(name, own);
  }

  /** Returns the error for a name that is no word. */
  static NoSuchWord unknown(String name, Collection<String> own) {
    Set<String> known = new TreeSet<>(Words.known().names());
    known.addAll(own);
    known.addAll(GeneralMatchers.names());
    known.addAll(LANGUAGE);
    return NoSuchWord.of("there is no word", name, known);
  }
}
