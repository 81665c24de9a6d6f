package dev.tenken.host.types;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The orders of versions that package managers of systems have. */
final class SystemVersions {
  private SystemVersions() {}

  static int compareRpm(String left, String right) {
    return RpmOrder.compare(left, right);
  }

  static int compareApk(String left, String right) {
    return ApkOrder.compare(left, right);
  }

  static int comparePacman(String left, String right) {
    return PacmanOrder.compare(left, right);
  }

  /** The order of rpmvercmp, tilde and caret included. */
  private static final class RpmOrder {
    static int compare(String left, String right) {
      int i = 0;
      int j = 0;
      while (true) {
        i = skipSeparators(left, i);
        j = skipSeparators(right, j);
        char a = i < left.length() ? left.charAt(i) : 0;
        char b = j < right.length() ? right.charAt(j) : 0;
        if (a == '~' || b == '~') {
          if (a != b) {
            return a == '~' ? -1 : 1;
          }
          i++;
          j++;
          continue;
        }
        if (a == '^' || b == '^') {
          if (a != b) {
            return a == 0 ? -1 : b == 0 ? 1 : a == '^' ? -1 : 1;
          }
          i++;
          j++;
          continue;
        }
        if (a == 0 || b == 0) {
          return Boolean.compare(a != 0, b != 0);
        }
        int order = compareParts(left, i, right, j);
        if (order != 0) {
          return order;
        }
        i = endOfPart(left, i);
        j = endOfPart(right, j);
      }
    }

    private static int skipSeparators(String text, int from) {
      int at = from;
      while (at < text.length()
          && !isDigit(text.charAt(at))
          && !isLetter(text.charAt(at))
          && text.charAt(at) != '~'
          && text.charAt(at) != '^') {
        at++;
      }
      return at;
    }
  }

  /**
   * The order of pacman's vercmp(8): as RPM once had it, but what letters end is no release yet.
   */
  private static final class PacmanOrder {
    static int compare(String left, String right) {
      int i = 0;
      int j = 0;
      while (i < left.length() && j < right.length()) {
        int fromLeft = i;
        int fromRight = j;
        i = skipSeparators(left, i);
        j = skipSeparators(right, j);
        if (i == left.length() || j == right.length()) {
          break;
        }
        if (i - fromLeft != j - fromRight) {
          return Integer.compare(i - fromLeft, j - fromRight);
        }
        int order = compareParts(left, i, right, j);
        if (order != 0) {
          return order;
        }
        i = endOfPart(left, i);
        j = endOfPart(right, j);
      }
      if (i == left.length() && j == right.length()) {
        return 0;
      }
      boolean letterLeft = i < left.length() && isLetter(left.charAt(i));
      boolean letterRight = j < right.length() && isLetter(right.charAt(j));
      return letterLeft || (i == left.length() && !letterRight) ? -1 : 1;
    }

    private static int skipSeparators(String text, int from) {
      int at = from;
      while (at < text.length() && !isDigit(text.charAt(at)) && !isLetter(text.charAt(at))) {
        at++;
      }
      return at;
    }
  }

  /** The order of apk-package(5): numbers, a letter, suffixes. */
  private static final class ApkOrder {
    private static final Pattern FORM =
        Pattern.compile("r?(\\d+(?:\\.\\d+)*)([a-z]?)((?:_[a-z]+\\d*)*)(?:~[0-9a-f]+)?");
    private static final Pattern SUFFIX = Pattern.compile("_([a-z]+)(\\d*)");
    private static final List<String> BEFORE_RELEASE = List.of("alpha", "beta", "pre", "rc");
    private static final List<String> AFTER_RELEASE = List.of("cvs", "svn", "git", "hg", "p");

    static int compare(String left, String right) {
      Matcher a = FORM.matcher(left);
      Matcher b = FORM.matcher(right);
      if (!a.matches() || !b.matches()) {
        return left.compareTo(right);
      }
      int order = numbers(a.group(1).split("\\.", -1), b.group(1).split("\\.", -1));
      if (order == 0) {
        order = a.group(2).compareTo(b.group(2));
      }
      return order != 0 ? order : suffixes(a.group(3), b.group(3));
    }

    private static int numbers(String[] left, String[] right) {
      for (int i = 0; i < Math.min(left.length, right.length); i++) {
        // After the first, a number with a leading zero is a decimal fraction.
        boolean fraction = i > 0 && (left[i].startsWith("0") || right[i].startsWith("0"));
        int order = fraction ? left[i].compareTo(right[i]) : number(left[i], right[i]);
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(left.length, right.length);
    }

    private static int suffixes(String left, String right) {
      Matcher a = SUFFIX.matcher(left);
      Matcher b = SUFFIX.matcher(right);
      while (true) {
        boolean more = a.find();
        boolean others = b.find();
        int order = Integer.compare(more ? rank(a.group(1)) : 0, others ? rank(b.group(1)) : 0);
        if (order != 0 || !more) {
          return order;
        }
        order = number("0" + a.group(2), "0" + b.group(2));
        if (order != 0) {
          return order;
        }
      }
    }

    private static int rank(String suffix) {
      int before = BEFORE_RELEASE.indexOf(suffix);
      return before >= 0 ? before - BEFORE_RELEASE.size() : AFTER_RELEASE.indexOf(suffix) + 1;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Compares the digits or letters that begin there; digits are later than letters. */
  private static int compareParts(String left, int fromLeft, String right, int fromRight) {
    boolean numeric = isDigit(left.charAt(fromLeft));
    if (numeric != isDigit(right.charAt(fromRight))) {
      return numeric ? 1 : -1;
    }
    String a = left.substring(fromLeft, endOfPart(left, fromLeft));
    String b = right.substring(fromRight, endOfPart(right, fromRight));
    return numeric ? number(a, b) : a.compareTo(b);
  }

  private static int endOfPart(String text, int from) {
    boolean numeric = isDigit(text.charAt(from));
    int at = from;
    while (at < text.length() && (numeric ? isDigit(text.charAt(at)) : isLetter(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static int number(String left, String right) {
    return new BigInteger(left).compareTo(new BigInteger(right));
  }
}
