package dev.tenken.host.types;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An option of a packet rule, in the one spelling that its others are turned into.
 *
 * @param not whether it is negated
 * @param name as {@code iptables -S} prints it, empty for a word that belongs to no option
 * @param values what stands behind the name
 */
record PacketOption(boolean not, String name, List<String> values) {
  private static final Map<String, String> NAMES =
      pairs(
          "--append -A, -I -A, --insert -A, --policy -P, --table -t, --protocol -p, --proto -p,"
              + " --source -s, --src -s, --destination -d, --dst -d, --jump -j, --goto -g,"
              + " --match -m, --in-interface -i, --out-interface -o, --fragment -f,"
              + " --destination-port --dport, --source-port --sport,"
              + " --destination-ports --dports, --source-ports --sports, --state --ctstate");

  private static final Map<String, String> PROTOCOLS =
      pairs(
          "0 all, 1 icmp, 2 igmp, 6 tcp, 17 udp, 47 gre, 50 esp, 51 ah, 58 ipv6-icmp,"
              + " icmpv6 ipv6-icmp, 89 ospf, 112 vrrp, 132 sctp");

  private static final Map<String, String> LOG_LEVELS =
      pairs("emerg 0, panic 0, alert 1, crit 2, error 3, warning 4, notice 5, info 6, debug 7");

  private static final Map<String, String> ICMP_TYPES =
      pairs(
          "echo-reply 0, pong 0, destination-unreachable 3, network-unreachable 3/0,"
              + " host-unreachable 3/1, protocol-unreachable 3/2, port-unreachable 3/3,"
              + " fragmentation-needed 3/4, source-route-failed 3/5, network-unknown 3/6,"
              + " host-unknown 3/7, network-prohibited 3/9, host-prohibited 3/10,"
              + " tos-network-unreachable 3/11, tos-host-unreachable 3/12,"
              + " communication-prohibited 3/13, host-precedence-violation 3/14,"
              + " precedence-cutoff 3/15, source-quench 4, redirect 5, network-redirect 5/0,"
              + " host-redirect 5/1, tos-network-redirect 5/2, tos-host-redirect 5/3,"
              + " echo-request 8, ping 8, router-advertisement 9, router-solicitation 10,"
              + " time-exceeded 11, ttl-exceeded 11, ttl-zero-during-transit 11/0,"
              + " ttl-zero-during-reassembly 11/1, parameter-problem 12, ip-header-bad 12/0,"
              + " required-option-missing 12/1, timestamp-request 13, timestamp-reply 14,"
              + " address-mask-request 17, address-mask-reply 18");

  private static final Map<String, String> ICMPV6_TYPES =
      pairs(
          "destination-unreachable 1, no-route 1/0, communication-prohibited 1/1,"
              + " beyond-scope 1/2, address-unreachable 1/3, port-unreachable 1/4,"
              + " failed-policy 1/5, reject-route 1/6, packet-too-big 2, time-exceeded 3,"
              + " ttl-exceeded 3, ttl-zero-during-transit 3/0, ttl-zero-during-reassembly 3/1,"
              + " parameter-problem 4, bad-header 4/0, unknown-header-type 4/1,"
              + " unknown-option 4/2, echo-request 128, ping 128, echo-reply 129, pong 129,"
              + " router-solicitation 133, router-advertisement 134, neighbour-solicitation 135,"
              + " neighbor-solicitation 135, neighbour-advertisement 136,"
              + " neighbor-advertisement 136, redirect 137");

  private static final Map<String, String> REJECTIONS =
      pairs(
          "net-unreach icmp-net-unreachable, host-unreach icmp-host-unreachable,"
              + " proto-unreach icmp-proto-unreachable, port-unreach icmp-port-unreachable,"
              + " net-prohib icmp-net-prohibited, host-prohib icmp-host-prohibited,"
              + " admin-prohib icmp-admin-prohibited, tcp-rst tcp-reset,"
              + " no-route icmp6-no-route, adm-prohibited icmp6-adm-prohibited,"
              + " addr-unreach icmp6-addr-unreachable");

  /** Options whose value is a list, in any order. */
  private static final Set<String> LISTS = Set.of("--dports", "--sports", "--ports", "--ctstate");

  private static final Set<String> PORTS =
      Set.of("--dport", "--sport", "--dports", "--sports", "--ports");

  private static final Pattern NETWORK =
      Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(?:/(\\S+))?");

  private static final String ALL_FLAGS = "FIN,SYN,RST,PSH,ACK,URG";

  /** Options that say what is so anyway. */
  private static final Set<String> DEFAULTS =
      Set.of(
          "--reject-with icmp-port-unreachable",
          "--reject-with icmp6-port-unreachable",
          "--log-level 4",
          "--limit-burst 5",
          "--hashlimit-burst 5",
          // Of -m recent.
          "--name DEFAULT",
          "--mask 255.255.255.255",
          "--rsource",
          "-s 0.0.0.0/0",
          "-d 0.0.0.0/0",
          "-s ::/0",
          "-d ::/0",
          "-i +",
          "-o +",
          "-p all");

  private static Map<String, String> pairs(String text) {
    return Arrays.stream(text.split(", ", -1))
        .map(pair -> pair.split(" ", -1))
        .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
  }

  /** Returns the option in the spelling that tells the most without the rest of its rule. */
  static PacketOption of(boolean not, String written, List<String> values) {
    return new PacketOption(not, NAMES.getOrDefault(written, written), values).plain();
  }

  /** Tells whether the text of an option says what is so without it. */
  static boolean isDefault(String text) {
    return DEFAULTS.contains(text);
  }

  String value() {
    return String.join(" ", values);
  }

  private PacketOption plain() {
    return switch (name) {
      case "-p" -> with(plain(PROTOCOLS));
      case "-s", "-d" -> with(network(value()));
      case "-m" -> with(value().equals("state") ? "conntrack" : value());
      case "--log-level" -> with(plain(LOG_LEVELS));
      case "--reject-with" -> with(plain(REJECTIONS));
      case "--limit" -> with(value().replaceFirst("/([smhd])[a-z]*$", "/$1"));
      case "--syn" -> of(not, "--tcp-flags", List.of("FIN,SYN,RST,ACK", "SYN"));
      case "--tcp-flags" ->
          with(values.stream().map(flags -> flags.equals("ALL") ? ALL_FLAGS : flags).toList())
              .withSortedLists();
      case "--dport", "--sport" -> with(values.stream().map(PacketOption::range).toList());
      case "--mac-source" -> with(value().toLowerCase(Locale.ROOT));
      default -> LISTS.contains(name) ? withSortedLists() : this;
    };
  }

  /**
   * Tells whether iptables makes another value of it, or several: a name that it looks up, a list
   * of networks, a shortened address.
   */
  boolean isNeverPrinted() {
    return PORTS.contains(name)
        ? value().matches(".*[a-zA-Z].*")
        : (name.equals("-s") || name.equals("-d")) && !NETWORK.matcher(value()).matches();
  }

  /** Returns it with what its value means for the rule's protocol. */
  PacketOption normal(String protocol) {
    return switch (name) {
      case "--icmp-type" -> with(plain(ICMP_TYPES));
      case "--icmpv6-type" -> with(plain(ICMPV6_TYPES));
      // A module that is named as the protocol is loaded with it.
      case "-m" -> with(value().equals("icmp6") ? protocol : value());
      default -> this;
    };
  }

  private String plain(Map<String, String> spellings) {
    String lower = value().toLowerCase(Locale.ROOT);
    return spellings.getOrDefault(lower, lower);
  }

  /** Returns a range of ports with both ends, or the only port in it. */
  private static String range(String ports) {
    String[] end = ports.split(":", 2);
    if (end.length < 2) {
      return ports;
    }
    String first = end[0].isEmpty() ? "0" : end[0];
    String last = end[1].isEmpty() ? "65535" : end[1];
    return first.equals(last) ? first : first + ":" + last;
  }

  private PacketOption with(String value) {
    return with(List.of(value));
  }

  private PacketOption with(List<String> newValues) {
    return new PacketOption(not, name, newValues);
  }

  private PacketOption withSortedLists() {
    return with(
        values.stream()
            .map(
                list ->
                    Arrays.stream(list.split(",", -1)).sorted().collect(Collectors.joining(",")))
            .toList());
  }

  /** Returns the network's first address with its prefix length; a mask is turned into one. */
  private static String network(String written) {
    Matcher matcher = NETWORK.matcher(written);
    if (!matcher.matches()) {
      return written;
    }
    try {
      Address address = Address.of(matcher.group(1));
      String whole = address.text().contains(":") ? "128" : "32";
      String prefix = matcher.group(2) == null ? whole : length(matcher.group(2));
      return prefix.matches("\\d+")
          ? address.network(Integer.parseInt(prefix)).text() + "/" + prefix
          : address.text() + "/" + prefix;
    } catch (IllegalArgumentException e) {
      return written;
    }
  }

  /** Returns the length of a mask of ones before zeros; what is none as it is written. */
  private static String length(String mask) {
    if (!mask.contains(".") && !mask.contains(":")) {
      return mask;
    }
    byte[] bytes = Address.of(mask).bytes();
    int zeros = new BigInteger(1, bytes).getLowestSetBit();
    int ones = new BigInteger(1, bytes).bitCount();
    int length = zeros < 0 ? 0 : bytes.length * Byte.SIZE - zeros;
    return length == ones ? Integer.toString(length) : mask;
  }

  @Override
  public String toString() {
    return (not ? "! " : "") + (name + " " + value()).strip();
  }
}
