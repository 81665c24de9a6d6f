package dev.tenken.host.batch;

import java.util.regex.Pattern;

/** Makes words of a shell script: the only place where a name becomes part of one. */
final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:-]+");

  private ShellWords() {}

  /**
   * Returns the word that stands for exactly this text, as it is where nothing in it is special.
   */
  static String quoteIfNeeded(String text) {
    return PLAIN.matcher(text).matches() ? text : quote(text);
  }

  /**
   * Returns the word that stands for exactly this text in any POSIX shell.
   *
   * @throws IllegalArgumentException for a text with a NUL, which no shell can hold
   */
  static String quote(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL character can't be part of a shell word");
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
