package dev.tenken.dsl;

import java.math.BigInteger;
import org.apiguardian.api.API;

/**
 * Order of version texts: runs of digits compare as numbers, the rest as text; {@code ~} sorts
 * before everything, even the end; an epoch before a colon counts first.
 *
 * <p>The order of deb-version(7), which agrees with what people mean by 1.9 and 1.10 anywhere.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Versions {
  private Versions() {}

  /** Tells whether the text starts like a version: with a digit, or a {@code v} and a digit. */
  public static boolean isVersion(String text) {
    return text.matches("(?s)v?\\d.*") && text.length() <= 200;
  }

  /** Compares two versions. */
  public static int compare(String left, String right) {
    String a = strip(left);
    String b = strip(right);
    BigInteger epochA = epoch(a);
    BigInteger epochB = epoch(b);
    int order = epochA.compareTo(epochB);
    return order != 0 ? order : parts(afterEpoch(a), afterEpoch(b));
  }

  private static String strip(String version) {
    return version.startsWith("v") ? version.substring(1) : version;
  }

  private static BigInteger epoch(String version) {
    int colon = version.indexOf(':');
    return colon > 0 && version.substring(0, colon).matches("\\d+")
        ? new BigInteger(version.substring(0, colon))
        : BigInteger.ZERO;
  }

  private static String afterEpoch(String version) {
    int colon = version.indexOf(':');
    return colon > 0 && version.substring(0, colon).matches("\\d+")
        ? version.substring(colon + 1)
        : version;
  }

  private static int parts(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() || j < b.length()) {
      while ((i < a.length() && !isDigit(a, i)) || (j < b.length() && !isDigit(b, j))) {
        int order = Integer.compare(weight(a, i), weight(b, j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      int endA = digits(a, i);
      int endB = digits(b, j);
      int order = number(a, i, endA).compareTo(number(b, j, endB));
      if (order != 0) {
        return order;
      }
      i = endA;
      j = endB;
    }
    return 0;
  }

  private static BigInteger number(String text, int from, int to) {
    return to > from ? new BigInteger(text.substring(from, to)) : BigInteger.ZERO;
  }

  private static int digits(String text, int from) {
    int at = Math.min(from, text.length());
    while (at < text.length() && isDigit(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int weight(String text, int at) {
    if (at >= text.length() || isDigit(text, at)) {
      return 0;
    }
    char c = text.charAt(at);
    if (c == '~') {
      return -1;
    }
    return Character.isLetter(c) ? c : c + 256;
  }
}
