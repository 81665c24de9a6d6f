package dev.tenken.host.types;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The orders of versions of package managers of languages. */
final class LanguageVersions {
  private static final Pattern WORD_OR_NUMBER = Pattern.compile("\\d+|[A-Za-z]+");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** PEP 440: release, pre-release, post-release, development release. */
  private static final Pattern PYTHON =
      Pattern.compile(
          "v?(\\d+(?:\\.\\d+)*)(?:[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\\d*))?"
              + "(?:-(\\d+)|([-_.]?(?:post|rev|r)[-_.]?(\\d*)))?([-_.]?dev[-_.]?(\\d*))?");

  /** What PHP's words begin with, in their order; {@code #} stands for a number. */
  private static final List<List<String>> PHP_WORDS =
      List.of(
          List.of("dev"),
          List.of("alpha", "a"),
          List.of("beta", "b"),
          List.of("RC", "rc"),
          List.of("#"),
          List.of("pl", "p"));

  private LanguageVersions() {}

  /** {@code Gem::Version}: a part with letters makes a pre-release. */
  static int compareRuby(String left, String right) {
    List<String> a = rubySegments(left);
    List<String> b = rubySegments(right);
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      String one = i < a.size() ? a.get(i) : "0";
      String other = i < b.size() ? b.get(i) : "0";
      int order =
          isNumber(one) == isNumber(other)
              ? compareSame(one, other)
              : Boolean.compare(isNumber(one), isNumber(other));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Returns the segments without the zeros that end the release, and those that end the rest. */
  private static List<String> rubySegments(String version) {
    List<String> segments = tokens(version.replace("-", ".pre."));
    int release = 0;
    while (release < segments.size() && isNumber(segments.get(release))) {
      release++;
    }
    List<String> canonical = withoutFinalZeros(segments.subList(0, release));
    canonical.addAll(withoutFinalZeros(segments.subList(release, segments.size())));
    return canonical;
  }

  private static List<String> withoutFinalZeros(List<String> segments) {
    List<String> rest = new ArrayList<>(segments);
    while (!rest.isEmpty() && rest.get(rest.size() - 1).matches("0+")) {
      rest.remove(rest.size() - 1);
    }
    return rest;
  }

  /** Semantic versioning, as npm has it: build metadata doesn't count. */
  static int compareNpm(String left, String right) {
    String[] a = left.replaceFirst("^[v=]+", "").replaceFirst("\\+.*", "").split("-", 2);
    String[] b = right.replaceFirst("^[v=]+", "").replaceFirst("\\+.*", "").split("-", 2);
    int order = compareNumbers(a[0].split("\\.", -1), b[0].split("\\.", -1));
    if (order != 0 || a.length + b.length == 2) {
      return order;
    }
    if (a.length != b.length) {
      return Integer.compare(b.length, a.length);
    }
    String[] one = a[1].split("\\.", -1);
    String[] other = b[1].split("\\.", -1);
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      order =
          isNumber(one[i]) == isNumber(other[i])
              ? compareSame(one[i], other[i])
              : Boolean.compare(isNumber(other[i]), isNumber(one[i]));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.length, other.length);
  }

  /** PEP 440, of the public part; a local part, as {@code cpu} or {@code cu118.1}, by its words. */
  static int comparePython(String left, String right) {
    Matcher a = PYTHON.matcher(left.toLowerCase(Locale.ROOT));
    Matcher b = PYTHON.matcher(right.toLowerCase(Locale.ROOT));
    if (!a.matches() || !b.matches()) {
      return compareRuby(left, right);
    }
    int order = compareNumbers(a.group(1).split("\\.", -1), b.group(1).split("\\.", -1));
    List<BigInteger> one = pythonStage(a);
    List<BigInteger> other = pythonStage(b);
    for (int i = 0; i < one.size() && order == 0; i++) {
      order = one.get(i).compareTo(other.get(i));
    }
    return order;
  }

  /**
   * Returns what follows the release: stage and number of it, post-release, development release.
   */
  private static List<BigInteger> pythonStage(Matcher version) {
    boolean post = version.group(4) != null || version.group(5) != null;
    boolean dev = version.group(7) != null;
    String pre = version.group(2) == null ? "" : version.group(2);
    int stage =
        switch (pre) {
          case "a", "alpha" -> 1;
          case "b", "beta" -> 2;
          case "" -> dev && !post ? 0 : 4;
          default -> 3;
        };
    return List.of(
        BigInteger.valueOf(stage),
        numberOf(version.group(3)),
        post
            ? numberOf(version.group(4) == null ? version.group(6) : version.group(4))
            : BigInteger.ONE.negate(),
        BigInteger.valueOf(dev ? 0 : 1),
        numberOf(version.group(8)));
  }

  private static BigInteger numberOf(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
  }

  /** PHP's {@code version_compare}. */
  static int comparePhp(String left, String right) {
    List<String> a = tokens(left);
    List<String> b = tokens(right);
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      if (i >= a.size() || i >= b.size()) {
        // A further number makes it later; a word, as its place among the words says.
        String more = i < a.size() ? a.get(i) : b.get(i);
        int order = isNumber(more) ? 1 : Integer.compare(phpRank(more), phpRank("#"));
        return i < a.size() ? order : -order;
      }
      String one = a.get(i);
      String other = b.get(i);
      int order =
          isNumber(one) && isNumber(other)
              ? compareSame(one, other)
              : Integer.compare(
                  phpRank(isNumber(one) ? "#" : one), phpRank(isNumber(other) ? "#" : other));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int phpRank(String word) {
    for (int i = 0; i < PHP_WORDS.size(); i++) {
      if (PHP_WORDS.get(i).stream().anyMatch(word::startsWith)) {
        return i;
      }
    }
    return -1;
  }

  /** Perl's {@code version}: 1.5 is 1.500, and v1.500.0. */
  static int comparePerl(String left, String right) {
    return compareNumbers(perlNumbers(left), perlNumbers(right));
  }

  private static String[] perlNumbers(String version) {
    String plain = version.replace("_", "");
    String[] parts = plain.replaceFirst("^v", "").split("\\.", -1);
    if (plain.startsWith("v") || parts.length != 2) {
      return parts;
    }
    List<String> numbers = new ArrayList<>(List.of(parts[0]));
    for (int i = 0; i < parts[1].length(); i += 3) {
      String group = parts[1].substring(i, Math.min(i + 3, parts[1].length()));
      numbers.add((group + "00").substring(0, 3));
    }
    return numbers.toArray(new String[0]);
  }

  /** Compares lists of numbers, a missing one being 0. */
  private static int compareNumbers(String[] left, String[] right) {
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      String one = i < left.length ? left[i] : "0";
      String other = i < right.length ? right[i] : "0";
      int order = isNumber(one) && isNumber(other) ? compareSame(one, other) : one.compareTo(other);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareSame(String one, String other) {
    return isNumber(one)
        ? new BigInteger(one).compareTo(new BigInteger(other))
        : one.compareTo(other);
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  private static List<String> tokens(String version) {
    return WORD_OR_NUMBER.matcher(version).results().map(found -> found.group()).toList();
  }
}
