package dev.tenken.aws;

import dev.tenken.aws.lookup.DnsName;
import dev.tenken.aws.lookup.Escapes;
import dev.tenken.aws.lookup.IpRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of a record set in the form in which equal ones are equal. */
final class RecordValues {
  private static final Set<String> NAMES = Set.of("CNAME", "NS", "PTR");
  private static final Set<String> QUOTED = Set.of("TXT", "SPF");
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*");

  /** What a value of other types looks like, and an example of one. */
  private static final Map<String, List<String>> FORMS =
      Map.of(
          "MX", List.of("\\d+ \\S+", "10 mail.example.com"),
          "SRV", List.of("\\d+ \\d+ \\d+ \\S+", "1 10 5269 xmpp.example.com"),
          "CAA", List.of("\\d+ \\w+ .+", "0 issue \"ca.example.com\""),
          "DS", List.of("\\d+ \\d+ \\d+ [0-9A-Fa-f ]+", "12345 13 2 ABCDEF"),
          "SOA",
              List.of(
                  "\\S+ \\S+( \\d+){5}",
                  "ns-1.example.com hostmaster.example.com 1 7200 900 1209600 86400"));

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
    wanted.forEach(value -> check(type, value));
    return plain(type, wanted.stream());
  }

  /** Returns the values in one form and order. */
  static List<String> plain(String type, Stream<String> values) {
    return values.map(value -> plain(type, value)).sorted().toList();
  }

  /** Refuses what no record of the type has: that it is not there would be no finding. */
  private static void check(String type, String value) {
    if (NAMES.contains(type)) {
      name(value);
    } else if (QUOTED.contains(type)) {
      if (value.startsWith("\"") && !value.matches("(" + STRING.pattern() + ")+")) {
        throw new IllegalArgumentException(value + " has a quote too many or too few");
      }
    } else if (type.equals("A") || type.equals("AAAA")) {
      if (value.indexOf('/') >= 0 || IpRange.of(value).isIpv6() != type.equals("AAAA")) {
        throw new IllegalArgumentException(
            "'" + value + "' is no IPv" + (type.equals("A") ? "4" : "6") + " address");
      }
    } else if (FORMS.containsKey(type)
        && !value.replaceAll("\\s+", " ").matches(FORMS.get(type).get(0))) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is no value of a record of type "
              + type
              + "; one looks like "
              + FORMS.get(type).get(1));
    }
  }

  /** Returns the plain form of a name that is no address. */
  static String name(String value) {
    if (IpRange.isOne(value)) {
      throw new IllegalArgumentException("'" + value + "' is an address, and no DNS name");
    }
    return DnsName.check(value);
  }

  private static String plain(String type, String value) {
    String single = value.replaceAll("\\s+", " ");
    return switch (type) {
      case "CNAME", "NS", "PTR", "MX", "SRV" -> DnsName.plain(single);
      case "TXT", "SPF" -> unquoted(value);
      case "AAAA" -> IpRange.of(value).from().toString();
      case "CAA" -> single.replace("\"", "");
      case "DS" -> single.toUpperCase(Locale.ROOT);
      case "SOA" ->
          Arrays.stream(single.split(" "))
              .map(part -> part.matches("\\d+") ? part : DnsName.plain(part))
              .collect(Collectors.joining(" "));
      default -> single;
    };
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
