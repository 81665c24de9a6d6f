package dev.tenken.aws;

import dev.tenken.aws.lookup.DnsName;
import dev.tenken.aws.lookup.Escapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The values of a record set in the form in which equal ones are equal. */
final class RecordValues {
  private static final Set<String> NAME_VALUED = Set.of("CNAME", "NS", "PTR", "MX", "SRV");
  private static final Set<String> QUOTED = Set.of("TXT", "SPF");
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*");

  private RecordValues() {}

  /** Reads what an author gives: a list, or one text with a line each. */
  static List<String> wanted(String type, Object values) {
    List<String> wanted = new ArrayList<>();
    for (Object value : values instanceof Iterable<?> several ? several : List.of(values)) {
      Arrays.stream(Wanted.text(value).split("\n", -1))
          .map(String::trim)
          .filter(line -> !line.isEmpty())
          .forEach(wanted::add);
    }
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("a record of type " + type + " has at least one value");
    }
    return plain(type, wanted.stream());
  }

  /** Returns the values in one form and order. */
  static List<String> plain(String type, Stream<String> values) {
    return values.map(value -> plain(type, value)).sorted().toList();
  }

  private static String plain(String type, String value) {
    if (NAME_VALUED.contains(type)) {
      return DnsName.plain(value.replaceAll("\\s+", " "));
    }
    if (QUOTED.contains(type)) {
      return unquoted(value);
    }
    return type.equals("AAAA")
        ? IpRange.of(value).from().toString()
        : value.replaceAll("\\s+", " ");
  }

  /** The strings of a quoted text, put together as resolvers do. */
  private static String unquoted(String value) {
    if (!value.startsWith("\"")) {
      return value;
    }
    StringBuilder text = new StringBuilder();
    Matcher matcher = STRING.matcher(value);
    while (matcher.find()) {
      text.append(Escapes.unescape(matcher.group(1)));
    }
    return text.toString();
  }
}
