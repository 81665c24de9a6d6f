package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Another host as this one sees it: by its name or its IP address.
 *
 * <p>Absent: the name has no address, by an answer of the DNS or the lack of an entry; or nothing
 * accepts the connection. Unknown: the DNS does not answer; the tool that would ask is missing; a
 * datagram (UDP) was neither answered nor refused.
 *
 * <p>Source: {@code getent ahosts}, {@code /etc/hosts}, where these find nothing {@code dig},
 * {@code nslookup} or {@code perl}; for reachability {@code ping}, {@code bash}, {@code perl} or
 * {@code nc}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Host extends Resource {
  static final HostKind BY_HOST =
      HostKind.ofAnswers("host-address", 1, Host::addresses)
          .using("addresses")
          .source("getent ahosts");
  static final HostKind BY_DNS =
      HostKind.ofAnswers("dns-address", 1, Host::addresses)
          .using("addresses")
          .source("getent -s hosts:dns ahosts");
  static final HostKind HOSTS_FILE =
      HostKind.ofAnswers("hosts-file", 0, Host::entries).source("/etc/hosts");
  static final HostKind REACH =
      HostKind.ofAnswers("reach", 4, (probe, answer) -> Data.map("how", answer.text("how")))
          .source("an attempt to reach it");

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  private final String name;
  private final boolean possible;

  Host(Facts facts, String name) {
    super(facts, TargetType.HOST, "Host", name);
    this.name = name;
    this.possible = IpAddress.isOne(name) || NAME.matcher(name).matches();
    if (possible) {
      want(BY_HOST.probe(name));
    }
  }

  /** Names a host. */
  @Word
  public static Host host(Spec spec, String name) {
    return new Host(spec.facts(TargetType.HOST), name);
  }

  /** Tells whether the name has an address, by whatever the resolver of this host asks. */
  public Resolvable isResolvable() {
    return new Resolvable(this, "");
  }

  /** Tells whether the host can be reached: by ping, or with a port by a connection. */
  public Reachable isReachable() {
    return new Reachable(this, Map.of());
  }

  /** Returns the address that this host would use first. */
  @Form(value = Forms.ADDRESS, words = Forms.ADDRESS_WORDS)
  public String ipaddress() {
    return addresses().get(0);
  }

  /** Returns the first IPv4 address. */
  @Form(value = Forms.IPV4, words = Forms.ADDRESS_WORDS)
  public String ipv4Address() {
    return first(address -> !address.contains(":"), "IPv4");
  }

  /** Returns the first IPv6 address. */
  @Form(value = Forms.IPV6, words = Forms.ADDRESS_WORDS)
  public String ipv6Address() {
    return first(address -> address.contains(":"), "IPv6");
  }

  /** Returns all addresses, the one that this host would use first in front. */
  @Form(value = Forms.ADDRESS, words = Forms.ADDRESS_WORDS)
  public List<String> addresses() {
    return addresses(BY_HOST).orElseThrow(() -> Missing.resource(this + " has no address"));
  }

  private String first(Predicate<String> family, String what) {
    return addresses().stream()
        .filter(family)
        .findFirst()
        .orElseThrow(() -> Missing.value(this + " has no " + what + " address"));
  }

  private Optional<List<String>> addresses(HostKind kind) {
    // No tool is asked for what can't be a name.
    return possible
        ? find(kind.probe(name))
            .map(data -> data.list("addresses").stream().map(Data::text).toList())
        : Optional.empty();
  }

  private Optional<List<String>> addressesInFile() {
    List<String> addresses =
        find(HOSTS_FILE.probe()).map(file -> file.list("entries")).orElse(List.of()).stream()
            .filter(
                entry ->
                    entry.list("names").stream().anyMatch(one -> one.text().equalsIgnoreCase(name)))
            .map(entry -> entry.text("address"))
            .toList();
    return addresses.isEmpty() ? Optional.empty() : Optional.of(addresses);
  }

  private static Data addresses(Probe probe, Answer answer) {
    return Data.map("addresses", Arrays.asList(answer.text("addresses").strip().split("\\s+")));
  }

  private static Data entries(Probe probe, Answer answer) {
    return Data.map(
        "entries",
        answer
            .text("content")
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip().split("\\s+"))
            .filter(words -> words.length > 1)
            .map(
                words ->
                    Data.map(
                        "address",
                        words[0],
                        "names",
                        Arrays.asList(words).subList(1, words.length)))
            .toList());
  }

  /** The predicate of a name's addresses. */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1")
  public static final class Resolvable extends Refinable {
    private final Host host;
    private final String service;

    private Resolvable(Host host, String service) {
      this.host = host;
      this.service = service;
    }

    /**
     * Asks one service alone.
     *
     * @param name {@code dns}, or {@code hosts} for {@code /etc/hosts}
     */
    public Resolvable by(String name) {
      if (!List.of("dns", "hosts").contains(name)) {
        throw NoSuchWord.of("be_resolvable.by has no service", name, List.of("dns", "hosts"));
      }
      return new Resolvable(host, name);
    }

    @Override
    public Finding judge() {
      Optional<List<String>> addresses =
          switch (service) {
            case "hosts" -> host.addressesInFile();
            case "dns" -> host.addresses(BY_DNS);
            default -> host.addresses(BY_HOST);
          };
      return addresses
          .map(found -> Finding.yes(String.join(", ", found)))
          .orElse(Finding.no("no address"));
    }
  }

  /** The predicate of reachability. */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1")
  public static final class Reachable extends Refinable {
    private static final List<String> PROTOCOLS = List.of("tcp", "udp", "icmp");

    private final Host host;
    private final Map<String, Object> options;

    private Reachable(Host host, Map<String, Object> options) {
      this.host = host;
      this.options = options;
    }

    /**
     * Says how.
     *
     * @param newOptions {@code port}; {@code proto}: tcp (where a port is given), udp or icmp;
     *     {@code timeout}: seconds or a duration (5 seconds)
     */
    public Reachable with(Map<String, Object> newOptions) {
      Options.of("be_reachable.with", newOptions, "port", "proto", "timeout");
      return new Reachable(host, newOptions);
    }

    @Override
    public Finding judge() {
      String port = port();
      String protocol = protocol(!port.equals("0"));
      Probe probe = REACH.probe(host.name, protocol, port, seconds());
      boolean literal = IpAddress.isOne(host.name);
      if (host.possible) {
        host.want(probe);
      }
      // Whether a name has an address is a question of its own: without one, nothing was tried.
      if (!literal && host.addresses(BY_HOST).isEmpty()) {
        return Finding.no("no address");
      }
      return host.find(probe)
          .map(data -> Finding.yes(data.text("how")))
          .orElseGet(() -> Finding.no(host.fact(probe).evidence().raw()));
    }

    private String port() {
      Object port = options.getOrDefault("port", 0);
      String text = port.toString();
      if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
        throw new IllegalArgumentException("port: takes a number up to 65535, not " + port);
      }
      return text;
    }

    private String protocol(boolean hasPort) {
      Object given = options.get("proto");
      String protocol =
          given == null ? (hasPort ? "tcp" : "icmp") : given.toString().toLowerCase(Locale.ROOT);
      if (!PROTOCOLS.contains(protocol)) {
        throw NoSuchWord.of("be_reachable.with has no proto", protocol, PROTOCOLS);
      }
      if (hasPort == protocol.equals("icmp")) {
        throw new IllegalArgumentException(
            hasPort ? "icmp takes no port:" : protocol + " needs a port:");
      }
      return protocol;
    }

    private String seconds() {
      Object given = options.getOrDefault("timeout", DEFAULT_TIMEOUT);
      long seconds =
          given instanceof Duration duration
              ? Math.max(1, duration.toSeconds())
              : given.toString().matches("[1-9]\\d{0,2}") ? Long.parseLong(given.toString()) : 0;
      if (seconds < 1 || seconds > 50) {
        throw new IllegalArgumentException(
            "timeout: takes 1 to 50 seconds, or a duration such as 5.seconds, not " + given);
      }
      return Long.toString(seconds);
    }
  }
}
