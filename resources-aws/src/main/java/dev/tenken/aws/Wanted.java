package dev.tenken.aws;

import java.util.regex.Pattern;

/** What an author writes for a text: a regular expression is found in it, all else is equal. */
final class Wanted {
  private Wanted() {}

  static boolean is(Object wanted, String actual) {
    return wanted instanceof Pattern pattern
        ? pattern.matcher(actual).find()
        : wanted.toString().equals(actual);
  }

  static String show(Object wanted) {
    return wanted instanceof Pattern ? "/" + wanted + "/" : wanted.toString();
  }
}
