package dev.tenken.host.types;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that are met exactly, where some characters are in no name: nothing is called so, and
 * {@code should_not be_installed} would pass on {@code 'nginx*'} or {@code 'nginx '}.
 */
final class ExactName {
  private static final Pattern GLOB = Pattern.compile("[*?\\[]");
  private static final Pattern BLANK = Pattern.compile("\\s");
  private static final Pattern OUTER_BLANK = Pattern.compile("^\\s|[\\r\\n]|\\s$");

  private ExactName() {}

  /** Returns a name without blanks and globs. */
  static String of(String word, Object given) {
    String name = Wanted.text(given);
    refuse(word, name, GLOB);
    return withoutBlanks(word, name);
  }

  /**
   * Returns a name that may have blanks inside, such as that of an account in a directory service.
   */
  static String blanksInside(String word, Object given) {
    String name = Wanted.text(given);
    refuse(word, name, GLOB);
    refuse(word, name, OUTER_BLANK);
    return name;
  }

  /** Returns a name without blanks. */
  static String withoutBlanks(String word, Object given) {
    String name = Wanted.text(given);
    refuse(word, name, BLANK);
    return name;
  }

  /**
   * Returns an absolute path, in which every character counts. No shell reads ~ or $HOME, and where
   * a path starts from otherwise the author can't know.
   */
  static String path(String word, Object given) {
    String path = Wanted.text(given);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          path.isBlank()
              ? word + " needs a path, not an empty text"
              : word
                  + " needs an absolute path, such as '/etc/hosts', and was given '"
                  + path
                  + "'");
    }
    return path;
  }

  private static void refuse(String word, String name, Pattern never) {
    Matcher found = never.matcher(name);
    // A name of nothing else is the language's to refuse.
    if (!name.isBlank() && found.find()) {
      throw new IllegalArgumentException(
          word
              + " takes one exact name, and none has "
              + (found.group().isBlank() ? "a blank there" : "a '" + found.group() + "' in it")
              + ": '"
              + name.replace("\n", "\\n")
              + "'");
    }
  }
}
