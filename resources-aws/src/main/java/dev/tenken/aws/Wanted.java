package dev.tenken.aws;

import dev.tenken.dsl.resource.NoSuchWord;
import java.util.Collection;
import java.util.regex.Pattern;

/** What an author writes for a text: a regular expression is found in it, all else is equal. */
final class Wanted {
  private Wanted() {}

  static boolean is(Object wanted, String actual) {
    return wanted instanceof Pattern pattern
        ? pattern.matcher(actual).find()
        : text(wanted).equals(actual);
  }

  /**
   * Returns the one name or id that is meant. As text, a list or a regular expression would be the
   * name of nothing, and a negated check of it could not fail.
   */
  static String text(Object wanted) {
    if (wanted instanceof CharSequence || wanted instanceof Number || wanted instanceof Boolean) {
      return wanted.toString();
    }
    throw new IllegalArgumentException(
        "one text is asked for here, not "
            + (wanted instanceof Pattern ? "a regular expression" : wanted));
  }

  /**
   * Returns one of few texts.
   *
   * @param what what there is of it, such as {@code a record has no type}
   */
  static String oneOf(Object wanted, String what, Collection<String> known) {
    String text = text(wanted);
    if (!known.contains(text)) {
      throw NoSuchWord.of(what, text, known);
    }
    return text;
  }
}
