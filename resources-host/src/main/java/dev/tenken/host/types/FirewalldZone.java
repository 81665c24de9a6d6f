package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A zone of firewalld, by its exact name: {@code firewalld_zone('public')}, as it is in force; or
 * {@code firewalld_zone('public', permanent: true)}, as it is configured.
 *
 * <p>Absent: firewalld does not run, or has no such zone. Unknown: there is no {@code
 * firewall-cmd}, or the asking user may not ask. Source: {@code firewall-cmd --list-all-zones}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FirewalldZone extends Resource {
  private static final Pattern PORT = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?/(\\w+)");

  private final Probe zones;

  FirewalldZone(Facts facts, String name, Probe zones) {
    super(facts, TargetType.HOST, "firewalld zone", name, zones);
    this.zones = zones;
  }

  /** Names a zone as it is in force. */
  @Word
  public static FirewalldZone firewalld_zone(Spec spec, String name) {
    return firewalld_zone(spec, Map.of(), name);
  }

  /**
   * Names a zone.
   *
   * @param options {@code permanent}: whether it is read as it is configured
   */
  @Word
  public static FirewalldZone firewalld_zone(Spec spec, Map<String, Object> options, String name) {
    Options known = Options.of("firewalld_zone", options, "permanent");
    return new FirewalldZone(
        spec.facts(TargetType.HOST),
        name,
        known.flag("permanent") ? FirewalldZones.PERMANENT : FirewalldZones.RUNTIME);
  }

  /** Tells whether there is such a zone. */
  public Finding exists() {
    return zone()
        .map(there -> Finding.yes(there.flag("active") ? "a zone, active" : "a zone"))
        .orElseGet(this::noSuch);
  }

  /** Tells whether an interface or a source is in the zone. */
  public Finding isActive() {
    return zone()
        .map(there -> Finding.of(there.flag("active"), there.flag("active") ? "active" : "unused"))
        .orElseGet(this::noSuch);
  }

  /** Tells whether the zone masquerades what it sends on. */
  public Finding isMasquerading() {
    return Finding.of(
        list("masquerade").contains("yes"), "masquerade: " + String.join(" ", list("masquerade")));
  }

  /** Tells whether the zone lets in the service, by its name. */
  public Finding hasService(String name) {
    return has("services", name);
  }

  /**
   * Tells whether the zone lets in the port, alone or within a range; those of services do not
   * count.
   *
   * @param port with its protocol: {@code 8080/tcp}, {@code 5000-5010/udp}
   */
  public Finding hasPort(String port) {
    Matcher wanted = PORT.matcher(port);
    if (!wanted.matches()) {
      throw new IllegalArgumentException(
          "have_port needs a port with its protocol, such as '8080/tcp', not '" + port + "'");
    }
    return any("ports", one -> within(wanted, PORT.matcher(one)));
  }

  /** Tells whether the source is in the zone: an address, a network, a set. */
  public Finding hasSource(String source) {
    return has("sources", source);
  }

  /** Tells whether the interface is in the zone. */
  public Finding hasInterface(String name) {
    return has("interfaces", name);
  }

  /** Tells whether the zone has this rich rule; blanks and quotes do not count. */
  public Finding hasRichRule(String rule) {
    List<String> wanted = PacketRule.words(rule);
    return any("rich_rules", one -> PacketRule.words(one).equals(wanted));
  }

  /** Returns what becomes of what no rule is for: {@code default}, {@code DROP} …. */
  public String target() {
    return there().text("target");
  }

  /** Returns the services. */
  public List<String> services() {
    return list("services");
  }

  /** Returns the ports, each with its protocol. */
  public List<String> ports() {
    return list("ports");
  }

  /** Returns the sources. */
  public List<String> sources() {
    return list("sources");
  }

  /** Returns the interfaces. */
  public List<String> interfaces() {
    return list("interfaces");
  }

  /** Returns the rich rules. */
  public List<String> richRules() {
    return list("rich_rules");
  }

  /** Returns the forwarded ports, as firewalld writes them. */
  public List<String> forwardPorts() {
    return list("forward_ports");
  }

  private static boolean within(Matcher wanted, Matcher actual) {
    return actual.matches()
        && actual.group(3).equals(wanted.group(3))
        && port(actual, 1) <= port(wanted, 1)
        && port(wanted, 2) <= port(actual, 2);
  }

  private static int port(Matcher port, int group) {
    return Integer.parseInt(port.group(group) == null ? port.group(1) : port.group(group));
  }

  private Finding has(String member, String wanted) {
    return any(member, wanted::equals);
  }

  private Finding any(String member, Predicate<String> isWanted) {
    List<String> all = list(member);
    return Finding.of(
        all.stream().anyMatch(isWanted),
        all.isEmpty() ? "no " + member.replace('_', ' ') : String.join(", ", all));
  }

  private List<String> list(String member) {
    return there().list(member).stream().map(Data::text).toList();
  }

  private Data there() {
    return zone().orElseThrow(() -> Missing.resource(this + ": " + noSuch().found()));
  }

  private Optional<Data> zone() {
    return present(zones).get("zones").find(resourceName());
  }

  private Finding noSuch() {
    Data all = present(zones);
    return all.text("state").equals("running")
        ? Finding.no("no such zone")
            .nearest(Names.nearest(resourceName(), all.get("zones").names()).orElse(""))
        : Finding.no("firewalld is not running");
  }
}
