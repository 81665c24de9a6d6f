package dev.tenken.host.types;

import dev.tenken.dsl.Versions;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The package formats, each with its own order of versions. */
@SuppressWarnings("ImmutableEnumChecker") // Functions without a state of their own.
enum PackageFormat {
  /** Debian's: {@code [epoch:]upstream[-revision]}. */
  DPKG(Versions::compare, Version::ofSystem),
  /** RPM's: {@code [epoch:]version[-release]}. */
  RPM(SystemVersions::compareRpm, Version::ofSystem),
  /** Alpine's: {@code version[-rN]}. */
  APK(SystemVersions::compareApk, Version::ofAlpine),
  /** Arch's: {@code [epoch:]version-release}. */
  PACMAN(SystemVersions::comparePacman, Version::ofSystem),
  /** RubyGems'. */
  GEM(LanguageVersions::compareRuby, Version::whole),
  /** Ruby's own: {@code version[-pN]}. */
  RVM(LanguageVersions::compareRuby, Version::ofRuby),
  /** npm's. */
  NPM(LanguageVersions::compareNpm, Version::whole),
  /** Python's: {@code [epoch!]public[+local]}. */
  PIP(LanguageVersions::comparePython, Version::ofPython),
  /** PEAR's and PECL's. */
  PEAR(LanguageVersions::comparePhp, Version::whole),
  /** Perl's. */
  CPAN(LanguageVersions::comparePerl, Version::whole);

  private static final String NO_REVISION = "0";

  /** The order of two upstream versions, or of two revisions. */
  private final Comparator<String> order;

  private final Function<String, Version> parser;

  PackageFormat(Comparator<String> order, Function<String, Version> parser) {
    this.order = order;
    this.parser = parser;
  }

  /** Returns the format of a package database or package manager, by its name. */
  static PackageFormat of(String database) {
    return switch (database) {
      case "td_agent_gem" -> GEM;
      case "pip2", "pip3" -> PIP;
      case "pecl" -> PEAR;
      default -> valueOf(database.toUpperCase(Locale.ROOT));
    };
  }

  /** Takes a version apart. */
  Version parse(String text) {
    return parser.apply(text);
  }

  /**
   * Compares a version as written in a spec with an installed one: an epoch and a revision count
   * only where the written one has them.
   */
  int compare(String installed, String written) {
    Version actual = parse(installed);
    Version wanted = parse(written);
    int result = wanted.epoch().map(epoch -> number(actual.epoch().orElse("0"), epoch)).orElse(0);
    if (result == 0) {
      result = order.compare(actual.upstream(), wanted.upstream());
    }
    if (result == 0) {
      result =
          wanted
              .revision()
              .map(revision -> order.compare(actual.revision().orElse(NO_REVISION), revision))
              .orElse(0);
    }
    return result;
  }

  /** Compares two whole versions; a missing epoch or revision is 0. */
  int compareFull(String left, String right) {
    Version a = parse(left);
    Version b = parse(right);
    int result = number(a.epoch().orElse("0"), b.epoch().orElse("0"));
    if (result == 0) {
      result = order.compare(a.upstream(), b.upstream());
    }
    return result != 0
        ? result
        : order.compare(a.revision().orElse(NO_REVISION), b.revision().orElse(NO_REVISION));
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

  /** Returns the name, as {@code be_installed.by} takes it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A version taken apart. */
  record Version(Optional<String> epoch, String upstream, Optional<String> revision) {
    private static final Pattern ALPINE = Pattern.compile("(.+)-(r\\d+)");
    private static final Pattern RUBY = Pattern.compile("(.+)-(p\\d+)");
    private static final Pattern PYTHON = Pattern.compile("([^+]+)\\+(.+)");

    static Version whole(String text) {
      return new Version(Optional.empty(), text, Optional.empty());
    }

    static Version ofSystem(String text) {
      int epoch = endOfEpoch(text, ':');
      String rest = text.substring(epoch + 1);
      int dash = rest.lastIndexOf('-');
      return new Version(
          epoch > 0 ? Optional.of(text.substring(0, epoch)) : Optional.empty(),
          dash > 0 ? rest.substring(0, dash) : rest,
          dash > 0 ? Optional.of(rest.substring(dash + 1)) : Optional.empty());
    }

    static Version ofAlpine(String text) {
      return parted(text, ALPINE);
    }

    static Version ofRuby(String text) {
      return parted(text, RUBY);
    }

    static Version ofPython(String text) {
      int epoch = endOfEpoch(text, '!');
      Version rest = parted(text.substring(epoch + 1), PYTHON);
      return epoch > 0
          ? new Version(Optional.of(text.substring(0, epoch)), rest.upstream(), rest.revision())
          : rest;
    }

    /** Returns where the mark behind the epoch stands, -1 where there is none. */
    private static int endOfEpoch(String text, char mark) {
      int end = text.indexOf(mark);
      return end > 0 && text.substring(0, end).chars().allMatch(Character::isDigit) ? end : -1;
    }

    private static Version parted(String text, Pattern form) {
      Matcher parts = form.matcher(text);
      return parts.matches()
          ? new Version(Optional.empty(), parts.group(1), Optional.of(parts.group(2)))
          : whole(text);
    }
  }
}
