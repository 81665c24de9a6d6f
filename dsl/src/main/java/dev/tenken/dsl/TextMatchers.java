package dev.tenken.dsl;

import dev.tenken.dsl.resource.Finding;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The matchers that look for something in a text. */
final class TextMatchers {
  private TextMatchers() {}

  static Finding match(Subject subject, Object actual, List<Object> arguments) {
    Pattern pattern = expression("match", arguments.get(0));
    String text = text(actual);
    return Finding.of(Expressions.isFound(pattern, text), Sentences.show(actual))
        .nearest(nearestLine(text, pattern.pattern()));
  }

  static GeneralMatchers.Judge compared(String word, BiPredicate<String, String> test) {
    return (subject, actual, arguments) ->
        Finding.of(test.test(text(actual), sought(word, arguments.get(0))), Sentences.show(actual));
  }

  static boolean includes(String text, Object wanted) {
    return wanted instanceof Pattern
        ? Expressions.isFound(expression("include", wanted), text)
        : text.contains(sought("include", wanted));
  }

  /** Returns the expression that is meant. */
  static Pattern expression(String word, Object wanted) {
    Pattern pattern =
        wanted instanceof Pattern given && !given.pattern().isEmpty()
            ? given
            : compiled(word, sought(word, wanted));
    Expressions.refuseEmpty(word, pattern);
    return pattern;
  }

  private static Pattern compiled(String word, String expression) {
    try {
      return Pattern.compile(expression, Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          Errors.noExpression(word, expression, e.getDescription()), e);
    }
  }

  /** Refuses to look for nothing, which is in every text: such a check can't fail. */
  private static String sought(String word, Object wanted) {
    if (wanted.toString().isEmpty()) {
      throw new IllegalArgumentException(Errors.emptyText(word));
    }
    if (wanted instanceof CharSequence || wanted instanceof Number || wanted instanceof Boolean) {
      return wanted.toString();
    }
    throw new IllegalArgumentException(
        Errors.notAnArgument(word, wanted, wanted instanceof Pattern ? "match(/…/)" : ""));
  }

  private static String text(Object actual) {
    if (actual instanceof CharSequence || actual instanceof Number || actual instanceof Boolean) {
      return actual.toString();
    }
    throw new IllegalArgumentException(
        Values.typeName(actual) + " is no text to search: " + Sentences.show(actual));
  }

  static String nearestLine(String text, String wanted) {
    if (text.indexOf('\n') < 0) {
      return "";
    }
    List<String> words =
        Pattern.compile("\\W+").splitAsStream(wanted).filter(word -> word.length() > 2).toList();
    String nearest = "";
    long best = 0;
    for (String line : text.lines().limit(10_000).toList()) {
      long common = words.stream().filter(line::contains).count();
      if (common > best) {
        best = common;
        nearest = line.strip();
      }
    }
    return nearest;
  }
}
