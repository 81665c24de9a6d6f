package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The kernel's routes, IPv4 and IPv6: {@code routing_table}, which takes no name.
 *
 * <p>A route by several gateways is an entry for each of them. Unknown: there is no {@code ip}, or
 * it can't tell. Source: {@code ip -o route show table all}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RoutingTable extends Resource {
  private static final List<String> FIELDS =
      List.of("destination", "gateway", "interface", "type", "metric", "source", "table");

  RoutingTable(Facts facts) {
    super(facts, TargetType.HOST, "Routing table", "", Routes.IPV4, Routes.IPV6);
  }

  /** Names the host's routes. */
  @Word
  public static RoutingTable routing_table(Spec spec) {
    return new RoutingTable(spec.facts(TargetType.HOST));
  }

  /**
   * Tells whether one route has all these fields: {@code destination} (a network, an address, or
   * {@code default} for either family), {@code gateway}, {@code interface}, {@code type} ({@code
   * unicast} for one to a gateway or interface, {@code unreachable}, {@code blackhole} …), {@code
   * metric}, {@code source}, {@code table} ({@code main} if not given). Networks and addresses are
   * compared by meaning, and a network is not found in a larger one.
   */
  public Finding hasEntry(Map<?, ?> wanted) {
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "have_entry needs a field, such as destination: '10.0.0.0/8'");
    }
    for (Object key : wanted.keySet()) {
      if (!FIELDS.contains(String.valueOf(key))) {
        throw NoSuchWord.of("have_entry knows no field", String.valueOf(key), FIELDS);
      }
    }
    String table = text(wanted, "table").orElse("main");
    Optional<String> destination = text(wanted, "destination");
    List<Data> others = new ArrayList<>();
    int count = 0;
    for (Probe family : families(destination)) {
      for (Data route : present(family).list()) {
        if (!route.text("table").equals(table)) {
          continue;
        }
        count++;
        if (!destination
            .map(network -> Routes.network(network, family).equals(route.text("destination")))
            .orElse(true)) {
          continue;
        }
        if (meets(route, wanted)) {
          return Finding.yes(Routes.line(route));
        }
        others.add(route);
      }
    }
    return Finding.no(count + " routes, none of them such")
        .nearest(
            destination.flatMap(given -> others.stream().map(Routes::line).findFirst()).orElse(""));
  }

  /** Returns the routes of the main table, each a map of the fields that it has. */
  public List<Object> entries() {
    List<Object> entries = new ArrayList<>();
    for (Probe family : List.of(Routes.IPV4, Routes.IPV6)) {
      present(family).list().stream()
          .filter(route -> route.text("table").equals("main"))
          .map(Data::value)
          .forEach(entries::add);
    }
    return entries;
  }

  private static List<Probe> families(Optional<String> destination) {
    return destination
        .flatMap(Routes::family)
        .map(List::of)
        .orElse(List.of(Routes.IPV4, Routes.IPV6));
  }

  private static boolean meets(Data route, Map<?, ?> wanted) {
    return wanted.entrySet().stream()
        .allMatch(
            field -> {
              String name = String.valueOf(field.getKey());
              return switch (name) {
                case "destination", "table" -> true;
                case "gateway", "source" ->
                    Address.of(Wanted.text(field.getValue())).text().equals(route.text(name));
                default -> Wanted.of(field.getValue()).matches(route.text(name));
              };
            });
  }

  private static Optional<String> text(Map<?, ?> wanted, String field) {
    return wanted.entrySet().stream()
        .filter(entry -> String.valueOf(entry.getKey()).equals(field))
        .map(entry -> Wanted.text(entry.getValue()))
        .findFirst();
  }
}
