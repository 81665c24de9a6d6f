package dev.tenken.dsl;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of names and failure texts. */
final class Sentences {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._/:@%+*=~-]+");
  private static final int SHOWN = 300;

  private Sentences() {}

  /** Returns the sentence's third person: {@code is installed}, {@code does not have tag Env}. */
  static String conjugate(String infinitive, boolean positive) {
    int space = infinitive.indexOf(' ');
    String verb = space < 0 ? infinitive : infinitive.substring(0, space);
    String rest = space < 0 ? "" : infinitive.substring(space);
    if (verb.equals("be")) {
      return (positive ? "is" : "is not") + rest;
    }
    if (!positive) {
      return "does not " + infinitive;
    }
    if (verb.equals("have")) {
      return "has" + rest;
    }
    if (verb.endsWith("fy")) {
      return verb.substring(0, verb.length() - 1) + "ies" + rest;
    }
    boolean hissing = verb.endsWith("ch") || verb.endsWith("sh") || verb.endsWith("s");
    return verb + (hissing ? "es" : "s") + rest;
  }

  /**
   * Returns a word and its arguments: {@code with_version}, {@code 1.2} is {@code with version
   * 1.2}.
   */
  static String phrase(String word, List<?> arguments) {
    String words = Names.snake(word).replace('_', ' ').trim();
    return arguments.isEmpty()
        ? words
        : words
            + " "
            + arguments.stream().map(Sentences::argument).collect(Collectors.joining(", "));
  }

  private static String argument(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + show(entry.getValue()))
          .collect(Collectors.joining(", "));
    }
    String text = String.valueOf(value);
    boolean bare =
        (value instanceof CharSequence) && !text.isEmpty() && PLAIN.matcher(text).matches();
    return bare ? text : show(value);
  }

  /** Returns a value for a reader: texts quoted, long ones cut. */
  static String show(@Nullable Object value) {
    if (value instanceof GString || value instanceof String) {
      return "\"" + cut(escape(value.toString())) + "\"";
    }
    if (value instanceof Pattern pattern) {
      return "/" + pattern.pattern() + "/";
    }
    if (value instanceof Duration duration) {
      return Units.show(duration);
    }
    if (value instanceof Closure) {
      return "{ … }";
    }
    if (value instanceof Collection<?> items) {
      return cut(items.stream().map(Sentences::show).collect(Collectors.joining(", ", "[", "]")));
    }
    if (value instanceof Map<?, ?> map) {
      return cut(
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + show(entry.getValue()))
              .collect(Collectors.joining(", ", "[", "]")));
    }
    return cut(String.valueOf(value));
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  private static String cut(String text) {
    return text.length() <= SHOWN
        ? text
        : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
  }
}
