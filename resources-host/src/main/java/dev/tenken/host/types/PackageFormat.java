package dev.tenken.host.types;

import dev.tenken.dsl.Versions;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The package formats, each with its own order of versions. */
enum PackageFormat {
  /** Debian's: {@code [epoch:]upstream[-revision]}. */
  DPKG {
    @Override
    int comparePart(String left, String right) {
      return Versions.compare(left, right);
    }
  },
  /** RPM's: {@code [epoch:]version[-release]}. */
  RPM {
    @Override
    int comparePart(String left, String right) {
      return RpmOrder.compare(left, right);
    }
  },
  /** Alpine's: {@code version[-rN]}. */
  APK {
    @Override
    int comparePart(String left, String right) {
      return ApkOrder.compare(left, right);
    }

    @Override
    Version parse(String text) {
      return parted(text, APK_REVISION);
    }
  },
  /** Arch's: {@code [epoch:]version-release}. */
  PACMAN {
    @Override
    int comparePart(String left, String right) {
      return PacmanOrder.compare(left, right);
    }
  },
  /** RubyGems'. */
  GEM {
    @Override
    int comparePart(String left, String right) {
      return LanguageVersions.compareRuby(left, right);
    }

    @Override
    Version parse(String text) {
      return whole(text);
    }
  },
  /** Ruby's own: {@code version[-pN]}. */
  RVM {
    @Override
    int comparePart(String left, String right) {
      return LanguageVersions.compareRuby(left, right);
    }

    @Override
    Version parse(String text) {
      return parted(text, RUBY_PATCH);
    }
  },
  /** npm's. */
  NPM {
    @Override
    int comparePart(String left, String right) {
      return LanguageVersions.compareNpm(left, right);
    }

    @Override
    Version parse(String text) {
      return whole(text);
    }
  },
  /** Python's: {@code [epoch!]public[+local]}. */
  PIP {
    @Override
    int comparePart(String left, String right) {
      return LanguageVersions.comparePython(left, right);
    }

    @Override
    Version parse(String text) {
      int bang = text.indexOf('!');
      Version rest = parted(text.substring(bang + 1), LOCAL);
      return bang > 0 && text.substring(0, bang).chars().allMatch(Character::isDigit)
          ? new Version(Optional.of(text.substring(0, bang)), rest.upstream(), rest.revision())
          : rest;
    }
  },
  /** PEAR's and PECL's. */
  PEAR {
    @Override
    int comparePart(String left, String right) {
      return LanguageVersions.comparePhp(left, right);
    }

    @Override
    Version parse(String text) {
      return whole(text);
    }
  },
  /** Perl's. */
  CPAN {
    @Override
    int comparePart(String left, String right) {
      return LanguageVersions.comparePerl(left, right);
    }

    @Override
    Version parse(String text) {
      return whole(text);
    }
  };

  private static final String NO_REVISION = "0";
  private static final Pattern APK_REVISION = Pattern.compile("(.+)-(r\\d+)");
  private static final Pattern RUBY_PATCH = Pattern.compile("(.+)-(p\\d+)");
  private static final Pattern LOCAL = Pattern.compile("([^+]+)\\+(.+)");

  /** Compares two upstream versions, or two revisions. */
  abstract int comparePart(String left, String right);

  /** Returns the format of a package database or package manager, by its name. */
  static PackageFormat of(String database) {
    return switch (database) {
      case "td_agent_gem" -> GEM;
      case "pip2", "pip3" -> PIP;
      case "pecl" -> PEAR;
      default -> valueOf(database.toUpperCase(Locale.ROOT));
    };
  }

  private static Version whole(String text) {
    return new Version(Optional.empty(), text, Optional.empty());
  }

  private static Version parted(String text, Pattern form) {
    Matcher parts = form.matcher(text);
    return parts.matches()
        ? new Version(Optional.empty(), parts.group(1), Optional.of(parts.group(2)))
        : whole(text);
  }

  /** Takes a version apart. */
  Version parse(String text) {
    int colon = text.indexOf(':');
    boolean epoch = colon > 0 && text.substring(0, colon).chars().allMatch(Character::isDigit);
    String rest = epoch ? text.substring(colon + 1) : text;
    int dash = rest.lastIndexOf('-');
    return new Version(
        epoch ? Optional.of(text.substring(0, colon)) : Optional.empty(),
        dash > 0 ? rest.substring(0, dash) : rest,
        dash > 0 ? Optional.of(rest.substring(dash + 1)) : Optional.empty());
  }

  /**
   * Compares a version as written in a spec with an installed one: an epoch and a revision count
   * only where the written one has them.
   */
  int compare(String installed, String written) {
    Version actual = parse(installed);
    Version wanted = parse(written);
    int order = wanted.epoch().map(epoch -> number(actual.epoch().orElse("0"), epoch)).orElse(0);
    if (order == 0) {
      order = comparePart(actual.upstream(), wanted.upstream());
    }
    if (order == 0) {
      order =
          wanted
              .revision()
              .map(revision -> comparePart(actual.revision().orElse(NO_REVISION), revision))
              .orElse(0);
    }
    return order;
  }

  /** Compares two whole versions; a missing epoch or revision is 0. */
  int compareFull(String left, String right) {
    Version a = parse(left);
    Version b = parse(right);
    int order = number(a.epoch().orElse("0"), b.epoch().orElse("0"));
    if (order == 0) {
      order = comparePart(a.upstream(), b.upstream());
    }
    return order != 0
        ? order
        : comparePart(a.revision().orElse(NO_REVISION), b.revision().orElse(NO_REVISION));
  }

  /**
   * Tells whether an installed version is the one written in a spec: the full version, or its
   * upstream part when the written one has no revision; with the epoch only where written.
   */
  boolean matches(String installed, String written) {
    return compare(installed, written) == 0 || parse(installed).upstream().equals(written);
  }

  private static int number(String left, String right) {
    return new BigInteger(left).compareTo(new BigInteger(right));
  }

  /** A version taken apart. */
  record Version(Optional<String> epoch, String upstream, Optional<String> revision) {}

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
        boolean numeric = isDigit(a);
        int endLeft = numeric ? endOfDigits(left, i) : endOfLetters(left, i);
        int endRight = numeric ? endOfDigits(right, j) : endOfLetters(right, j);
        if (endRight == j) {
          return numeric ? 1 : -1;
        }
        int order =
            numeric
                ? digits(left, i, endLeft).compareTo(digits(right, j, endRight))
                : left.substring(i, endLeft).compareTo(right.substring(j, endRight));
        if (order != 0) {
          return order;
        }
        i = endLeft;
        j = endRight;
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
        boolean numeric = isDigit(left.charAt(i));
        int endLeft = numeric ? endOfDigits(left, i) : endOfLetters(left, i);
        int endRight = numeric ? endOfDigits(right, j) : endOfLetters(right, j);
        if (endRight == j) {
          return numeric ? 1 : -1;
        }
        int order =
            numeric
                ? digits(left, i, endLeft).compareTo(digits(right, j, endRight))
                : left.substring(i, endLeft).compareTo(right.substring(j, endRight));
        if (order != 0) {
          return order;
        }
        i = endLeft;
        j = endRight;
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

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int endOfLetters(String text, int from) {
    int at = from;
    while (at < text.length() && isLetter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static BigInteger digits(String text, int from, int to) {
    return from == to ? BigInteger.ZERO : new BigInteger(text.substring(from, to));
  }

  /** Returns the name, as {@code be_installed.by} takes it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
