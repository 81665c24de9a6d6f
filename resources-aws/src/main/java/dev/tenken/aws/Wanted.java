package dev.tenken.aws;

import dev.tenken.dsl.resource.NoSuchWord;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an author writes for a text: a regular expression is found in it, all else is equal. */
final class Wanted {
  private Wanted() {}

  static boolean is(Object wanted, String actual) {
    return wanted instanceof Pattern pattern
        ? isFound(pattern, actual)
        : text(wanted).equals(actual);
  }

  /**
   * Returns what can be looked for: looked at only where something has the name, what is nonsense
   * would pass negated elsewhere.
   */
  static Object checked(Object wanted) {
    is(wanted, "");
    return wanted;
  }

  private static boolean isFound(Pattern pattern, String actual) {
    if (pattern.matcher("").find()
        && pattern.matcher("\0").find()
        && !pattern.pattern().contains("(?")) {
      throw new IllegalArgumentException("every text has /" + pattern.pattern() + "/");
    }
    return pattern.matcher(actual).find();
  }

  /** Tells whether this is the name that is meant. */
  static boolean isName(Object wanted, String actual) {
    return wanted instanceof Pattern pattern
        ? isFound(pattern, actual)
        : name(wanted).equals(actual);
  }

  /** The same for names of RDS, which are stored in lower case and accepted in any. */
  static boolean isRdsName(Object wanted, String actual) {
    return isName(
        wanted instanceof Pattern ? wanted : name(wanted).toLowerCase(Locale.ROOT), actual);
  }

  /** Returns the one name or id that is meant; an empty one, perhaps of a variable, is none. */
  static String name(Object wanted) {
    String text = text(wanted);
    if (text.isBlank()) {
      throw new IllegalArgumentException("an empty text names nothing");
    }
    if (!text.equals(text.strip())) {
      throw new IllegalArgumentException("'" + text + "' starts or ends with a blank");
    }
    return text;
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
