package dev.tenken.host.types;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** The natural type of a setting that is written as text. */
final class Natural {
  // 0644 and 007 are no numbers, but text that a number would lose the zeros of.
  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]*");

  private Natural() {}

  /** Returns a whole number, as large as it needs to be, for plain digits; else the text. */
  static Object of(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return text;
    }
    BigInteger number = new BigInteger(text);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }
}
