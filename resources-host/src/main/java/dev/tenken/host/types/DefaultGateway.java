package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The default route: {@code default_gateway}, or {@code default_gateway(family: 'ipv6')}.
 *
 * <p>Of several, the one with the smallest metric, in the main table. Absent: there is no default
 * route. Unknown: there is no {@code ip}; for its properties, the route has several gateways.
 * Source: {@code ip -o route show table all}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DefaultGateway extends Resource implements OpenProperties {
  private static final List<String> FAMILIES = List.of("ipv4", "ipv6");

  /** A keyword of Java can't be a method. */
  private static final String INTERFACE = "interface";

  private final Probe routes;

  DefaultGateway(Facts facts, String name, Probe routes) {
    super(facts, TargetType.HOST, "Default gateway", name, routes);
    this.routes = routes;
  }

  /** Names the default route of IPv4. */
  @Word
  public static DefaultGateway default_gateway(Spec spec) {
    return new DefaultGateway(spec.facts(TargetType.HOST), "", Routes.IPV4);
  }

  /**
   * Names the default route.
   *
   * @param options {@code family}: {@code ipv4} or {@code ipv6}
   */
  @Word
  public static DefaultGateway default_gateway(Spec spec, Map<String, Object> options) {
    String family = Options.of("default_gateway", options, "family").text("family").orElse("ipv4");
    if (!FAMILIES.contains(family)) {
      throw NoSuchWord.of("default_gateway knows no family", family, FAMILIES);
    }
    return family.equals("ipv6")
        ? new DefaultGateway(spec.facts(TargetType.HOST), family, Routes.IPV6)
        : default_gateway(spec);
  }

  /** Tells whether there is a default route. */
  public Finding exists() {
    List<Data> best = best();
    return Finding.of(
        !best.isEmpty(), best.isEmpty() ? "no default route" : Routes.line(best.get(0)));
  }

  /** Returns the gateway's address. */
  @Form(value = Forms.ADDRESS, words = Forms.ADDRESS_WORDS)
  public String ipaddress() {
    return told("gateway", "has no gateway, only an interface");
  }

  /** Returns the metric; 0 where none is set. */
  public long metric() {
    return Long.parseLong(told("metric", "has no metric"));
  }

  @Override
  public Object property(List<String> path) {
    if (!path.equals(List.of(INTERFACE))) {
      throw NoSuchWord.of(
          "Default gateway has no property",
          path.get(0),
          List.of("ipaddress", "metric", INTERFACE));
    }
    return told(INTERFACE, "has no interface");
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of(INTERFACE);
  }

  private String told(String field, String none) {
    List<Data> best = best();
    if (best.isEmpty()) {
      throw Missing.resource("there is no default route");
    }
    List<String> values = best.stream().map(route -> route.text(field)).distinct().toList();
    if (values.size() > 1) {
      throw Unknowns.part(
          facts(),
          fact(routes),
          Cause.Reason.AMBIGUOUS,
          "the default route has several gateways: "
              + String.join(", ", best.stream().map(Routes::line).toList()));
    }
    if (values.get(0).isEmpty()) {
      throw Missing.value("the default route " + none);
    }
    return values.get(0);
  }

  /** Returns the default route with the smallest metric: an entry for each of its gateways. */
  private List<Data> best() {
    List<Data> all =
        present(routes).list().stream()
            .filter(route -> route.text("table").equals("main"))
            .filter(route -> route.text("type").equals("unicast"))
            .filter(route -> route.text("destination").equals(Routes.network("default", routes)))
            .toList();
    Optional<Long> metric =
        all.stream().map(route -> route.number("metric")).min(Comparator.naturalOrder());
    return all.stream()
        .filter(route -> metric.map(least -> route.number("metric") == least).orElse(false))
        .toList();
  }
}
