package dev.tenken.host.types;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an author gave as an argument: a regular expression, or a text or number that must be met
 * exactly.
 */
record Wanted(Object value) {
  /** Returns the argument without Groovy's wrapping of strings. */
  static Wanted of(Object argument) {
    return new Wanted(argument instanceof CharSequence text ? text.toString() : argument);
  }

  /** Returns the argument as a name or another plain text: a number in its decimal digits. */
  static String text(Object argument) {
    if (argument instanceof CharSequence || argument instanceof Number) {
      return argument.toString();
    }
    throw new IllegalArgumentException(
        "a text is wanted here, not " + kind(argument) + ": " + argument);
  }

  private static String kind(Object argument) {
    return argument instanceof Pattern
        ? "a regular expression"
        : argument instanceof Map
            ? "a map"
            : argument instanceof Iterable ? "a list" : "a " + argument.getClass().getSimpleName();
  }

  /**
   * Returns the argument as the number of a user or group.
   *
   * @throws IllegalArgumentException when it is none
   */
  static long id(String word, Object argument) {
    String digits = text(argument);
    if (!digits.matches("\\d{1,10}")) {
      throw new IllegalArgumentException(word + " takes a number, not '" + digits + "'");
    }
    return Long.parseLong(digits);
  }

  /** Tells whether this is a regular expression. */
  boolean isPattern() {
    return value instanceof Pattern;
  }

  /** Tells whether the text is the wanted one, or the regular expression is found in it. */
  boolean matches(String actual) {
    return value instanceof Pattern pattern
        ? pattern.matcher(actual).find()
        : text(value).equals(actual);
  }

  @Override
  public String toString() {
    return value instanceof Pattern pattern ? "/" + pattern.pattern() + "/" : "'" + value + "'";
  }
}
