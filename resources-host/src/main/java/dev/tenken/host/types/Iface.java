package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A network interface, by its exact name.
 *
 * <p>Absent: the kernel has no such interface. Unknown: there is neither {@code ip} nor {@code
 * /sys}; for addresses, there is no {@code ip}; for the speed, {@code /sys} shows another network
 * namespace.
 *
 * <p>Source: {@code ip -o link}, {@code ip -o address}, {@code /sys/class/net}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Iface extends Resource {
  Iface(Facts facts, String name) {
    super(facts, TargetType.HOST, "Interface", name, Interfaces.ALL);
  }

  /** Names a network interface. */
  @Word(peer = "interface")
  public static Iface iface(Spec spec, String name) {
    return new Iface(spec.facts(TargetType.HOST), ExactName.withoutBlanks("iface", name));
  }

  /** Tells whether there is such an interface. */
  public Finding exists() {
    return there()
        .map(found -> Finding.yes("state " + found.text("operstate")))
        .orElseGet(this::noSuch);
  }

  /**
   * Tells whether the interface is up. One without a carrier state of its own ({@code lo}) is up
   * when it is switched on.
   */
  public Finding isUp() {
    return there()
        .map(found -> Finding.of(found.flag("up"), "state " + found.text("operstate")))
        .orElseGet(this::noSuch);
  }

  /**
   * Tells whether the interface has this IPv4 address.
   *
   * @param address with or without its prefix length, which is compared only where given
   */
  public Finding hasIpv4Address(String address) {
    return hasAddress(ipv4Addresses(), address, "IPv4");
  }

  /**
   * Tells whether the interface has this IPv6 address, in any spelling.
   *
   * @param address with or without its prefix length, which is compared only where given
   */
  public Finding hasIpv6Address(String address) {
    return hasAddress(ipv6Addresses(), address, "IPv6");
  }

  /** Returns the IPv4 addresses with their prefix lengths: {@code 10.0.0.1/24}. */
  @Form(value = Forms.IPV4_PREFIX, words = Forms.IPV4_PREFIX_WORDS)
  public List<String> ipv4Addresses() {
    return addresses("ipv4");
  }

  /** Returns the IPv6 addresses with their prefix lengths. */
  @Form(value = Forms.IPV6_PREFIX, words = Forms.IPV6_PREFIX_WORDS)
  public List<String> ipv6Addresses() {
    return addresses("ipv6");
  }

  /** Returns the first IPv4 address with its prefix length. */
  @Form(value = Forms.IPV4_PREFIX, words = Forms.IPV4_PREFIX_WORDS)
  public String ipv4Address() {
    return first(ipv4Addresses(), "IPv4");
  }

  /** Returns the first IPv6 address with its prefix length. */
  @Form(value = Forms.IPV6_PREFIX, words = Forms.IPV6_PREFIX_WORDS)
  public String ipv6Address() {
    return first(ipv6Addresses(), "IPv6");
  }

  /** Returns the speed in Mbit/s, where the driver tells it. */
  public long speed() {
    Data found = present();
    if (!found.flag("known_to_sys")) {
      throw Unknowns.part(
          facts(),
          fact(Interfaces.ALL),
          Cause.Reason.OTHER,
          "/sys/class/net shows another network namespace, and nothing else tells a speed");
    }
    // Drivers say -1 for a speed that they don't know.
    if (found.number("speed") <= 0) {
      throw Missing.value(this + " has no speed");
    }
    return found.number("speed");
  }

  /** Returns the largest packet in bytes. */
  public long mtu() {
    return present().number("mtu");
  }

  /** Returns the hardware address, in lower case. */
  @Form(
      value = "[0-9a-f]{2}(:[0-9a-f]{2})+",
      words = "pairs of small hexadecimal digits with colons, such as 'ab:01:…'")
  public String macAddress() {
    return Optional.of(present().text("address"))
        .filter(address -> !address.isEmpty())
        .orElseThrow(() -> Missing.value(this + " has no hardware address"));
  }

  /** Returns the kernel's word for the state: {@code up}, {@code down}, {@code unknown} …. */
  @Form(value = Forms.STATE, words = Forms.STATE_WORDS)
  public String state() {
    return present().text("operstate");
  }

  private Optional<Data> there() {
    return all().filter(one -> one.text("name").equals(resourceName())).findFirst();
  }

  private Stream<Data> all() {
    return present(Interfaces.ALL).list("interfaces").stream();
  }

  private Finding noSuch() {
    List<String> names = all().map(one -> one.text("name")).toList();
    return Finding.no("no such interface").nearest(Names.nearest(resourceName(), names).orElse(""));
  }

  private Data present() {
    return there().orElseThrow(() -> Missing.resource(this + " does not exist"));
  }

  private List<String> addresses(String family) {
    Data found = present();
    String problem = present(Interfaces.ALL).text("problem");
    if (!problem.isEmpty()) {
      throw Unknowns.part(
          facts(),
          fact(Interfaces.ALL),
          problem.startsWith("there is no") ? Cause.Reason.TOOL_MISSING : Cause.Reason.OTHER,
          problem);
    }
    return found.list(family).stream().map(Data::text).toList();
  }

  private String first(List<String> addresses, String family) {
    return addresses.stream()
        .findFirst()
        .orElseThrow(() -> Missing.value(this + " has no " + family + " address"));
  }

  private static Finding hasAddress(List<String> actual, String wanted, String family) {
    IpAddress address = IpAddress.of(wanted);
    if (address.address().isIpv4() != family.equals("IPv4")) {
      throw new IllegalArgumentException("'" + wanted + "' is no " + family + " address");
    }
    return Finding.of(
        actual.stream().map(IpAddress::of).anyMatch(one -> one.matches(address)),
        actual.isEmpty() ? "no " + family + " address" : String.join(", ", actual));
  }
}
