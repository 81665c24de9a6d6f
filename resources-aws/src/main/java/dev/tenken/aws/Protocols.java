package dev.tenken.aws;

import dev.tenken.dsl.resource.NoSuchWord;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The protocols of security group rules, by the names that authors use. */
final class Protocols {
  /** Every protocol. */
  static final String ALL = "all";

  private static final Map<String, String> NUMBERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(ALL, "-1"),
              Map.entry("icmp", "1"),
              Map.entry("igmp", "2"),
              Map.entry("ipip", "4"),
              Map.entry("tcp", "6"),
              Map.entry("udp", "17"),
              Map.entry("dccp", "33"),
              Map.entry("gre", "47"),
              Map.entry("esp", "50"),
              Map.entry("ah", "51"),
              Map.entry("icmpv6", "58"),
              Map.entry("sctp", "132"),
              Map.entry("udplite", "136")));

  private static final Set<String> WITH_PORTS =
      Set.of(ALL, "tcp", "udp", "dccp", "sctp", "udplite");

  private Protocols() {}

  /**
   * Returns a protocol's name, or the number of one that has no name here.
   *
   * @throws NoSuchWord for what is no protocol: by it nothing would ever be opened
   */
  static String name(Object given) {
    String text = Wanted.text(given).toLowerCase(Locale.ROOT);
    if (NUMBERS.containsKey(text)) {
      return text;
    }
    if (!text.matches("-1|\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]")) {
      throw NoSuchWord.of("there is no protocol", text, NUMBERS.keySet());
    }
    return NUMBERS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(text))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(text);
  }

  static boolean isIcmp(String name) {
    return name.startsWith("icmp");
  }

  /** Tells whether a port means something in it: not in ICMP, nor in that of a tunnel. */
  static boolean hasPorts(String name) {
    return WITH_PORTS.contains(name);
  }
}
