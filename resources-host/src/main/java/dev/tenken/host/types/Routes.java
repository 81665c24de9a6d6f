package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.HostKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The routes of a host, each a map of {@code destination}, {@code type}, {@code table}, {@code
 * metric} and where there are such {@code gateway}, {@code interface} and {@code source}. A route
 * by several gateways stands once for each of them.
 */
final class Routes {
  static final HostKind KIND =
      HostKind.ofAnswers(
              "routes",
              1,
              (probe, answer) -> Data.of(read(probe.argument(), answer.text("routes"))))
          .source("ip -o route show table all");

  static final Probe IPV4 = KIND.probe("4");
  static final Probe IPV6 = KIND.probe("6");

  /** Words before a destination; a route without one is {@code unicast}. */
  private static final Set<String> TYPES =
      Set.of(
          "unicast",
          "local",
          "broadcast",
          "anycast",
          "multicast",
          "throw",
          "unreachable",
          "prohibit",
          "blackhole",
          "nat");

  private static final Map<String, String> FIELDS =
      Map.of(
          "via",
          "gateway",
          "dev",
          "interface",
          "table",
          "table",
          "metric",
          "metric",
          "src",
          "source",
          "proto",
          "protocol");

  /** Words of a route without a value. */
  private static final Set<String> FLAGS =
      Set.of("onlink", "linkdown", "dead", "pervasive", "offload", "trap", "notify", "cache");

  private Routes() {}

  /** Returns the family of an address or network, empty for {@code default} alone. */
  static Optional<Probe> family(String destination) {
    return destination.equals("default")
        ? Optional.empty()
        : Optional.of(destination.contains(":") ? IPV6 : IPV4);
  }

  /**
   * Returns the network in the spelling of this table: the shortest address, with its prefix
   * length.
   */
  static String network(String written, Probe family) {
    boolean six = family.equals(IPV6);
    if (written.equals("default")) {
      return six ? "::/0" : "0.0.0.0/0";
    }
    IpAddress network = IpAddress.of(written);
    String prefix = network.prefix().isEmpty() ? (six ? "128" : "32") : network.prefix();
    return network.address().text() + "/" + prefix;
  }

  /** Writes a route as ip does. */
  static String line(Data route) {
    StringBuilder line = new StringBuilder(route.text("destination"));
    if (!route.text("type").equals("unicast")) {
      line.insert(0, route.text("type") + " ");
    }
    Map.of("gateway", "via", "interface", "dev").entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(field -> route.has(field.getKey()))
        .forEach(
            field ->
                line.append(' ')
                    .append(field.getValue())
                    .append(' ')
                    .append(route.text(field.getKey())));
    if (route.number("metric") != 0) {
      line.append(" metric ").append(route.number("metric"));
    }
    if (!route.text("table").equals("main")) {
      line.append(" table ").append(route.text("table"));
    }
    return line.toString();
  }

  private static List<Data> read(String family, String text) {
    List<Data> routes = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("\t")) {
        add(routes, KIND.probe(family), line);
      }
    }
    return routes;
  }

  private static void add(List<Data> routes, Probe family, String line) {
    // ip -o joins what belongs to one route, such as its next hops, by backslashes.
    String[] part = line.split("\\\\", -1);
    List<String> words = words(part[0]);
    Map<String, Object> route = new LinkedHashMap<>();
    boolean typed = TYPES.contains(words.get(0));
    route.put("destination", network(words.get(typed ? 1 : 0), family));
    route.put("type", typed ? words.get(0) : "unicast");
    route.put("table", "main");
    route.put("metric", 0L);
    fields(route, words.subList(typed ? 2 : 1, words.size()));
    boolean several = false;
    for (int i = 1; i < part.length; i++) {
      List<String> hop = words(part[i]);
      if (!hop.isEmpty() && hop.get(0).equals("nexthop")) {
        Map<String, Object> one = new LinkedHashMap<>(route);
        fields(one, hop.subList(1, hop.size()));
        routes.add(Data.of(one));
        several = true;
      }
    }
    if (!several) {
      routes.add(Data.of(route));
    }
  }

  private static void fields(Map<String, Object> route, List<String> words) {
    for (int i = 0; i + 1 < words.size(); i += FLAGS.contains(words.get(i)) ? 1 : 2) {
      String field = FIELDS.getOrDefault(words.get(i), "");
      // An IPv4 route may go by an IPv6 gateway: via inet6 fe80::1.
      if (field.equals("gateway") && words.get(i + 1).startsWith("inet")) {
        i++;
      }
      switch (field) {
        case "" -> {}
        case "gateway" -> route.put(field, Address.of(words.get(i + 1)).text());
        case "metric" -> route.put(field, Long.parseLong(words.get(i + 1)));
        default -> route.put(field, words.get(i + 1));
      }
    }
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
  }
}
