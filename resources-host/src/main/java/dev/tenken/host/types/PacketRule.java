package dev.tenken.host.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule of iptables or ip6tables, compared by meaning: neither the order of its options nor the
 * spelling of their names counts, nor do a protocol's own {@code -m}, defaults that are written
 * out, and the order of listed ports and states.
 *
 * @param table the table that was written, if one was
 * @param chain the chain that was written, if one was
 * @param policy the chain's policy, for {@code -P CHAIN POLICY}
 * @param options what is left, one text for each option, sorted
 */
record PacketRule(
    Optional<String> table, Optional<String> chain, Optional<String> policy, List<String> options) {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("--append", "-A"),
          Map.entry("-I", "-A"),
          Map.entry("--insert", "-A"),
          Map.entry("--policy", "-P"),
          Map.entry("--table", "-t"),
          Map.entry("--protocol", "-p"),
          Map.entry("--proto", "-p"),
          Map.entry("--source", "-s"),
          Map.entry("--src", "-s"),
          Map.entry("--destination", "-d"),
          Map.entry("--dst", "-d"),
          Map.entry("--jump", "-j"),
          Map.entry("--goto", "-g"),
          Map.entry("--match", "-m"),
          Map.entry("--in-interface", "-i"),
          Map.entry("--out-interface", "-o"),
          Map.entry("--fragment", "-f"),
          Map.entry("--destination-port", "--dport"),
          Map.entry("--source-port", "--sport"),
          Map.entry("--destination-ports", "--dports"),
          Map.entry("--source-ports", "--sports"),
          Map.entry("--state", "--ctstate"));

  private static final Map<String, String> PROTOCOLS =
      Map.of(
          "6",
          "tcp",
          "17",
          "udp",
          "1",
          "icmp",
          "58",
          "ipv6-icmp",
          "icmpv6",
          "ipv6-icmp",
          "47",
          "gre",
          "50",
          "esp",
          "51",
          "ah",
          "132",
          "sctp");

  private static final Map<String, String> LOG_LEVELS =
      Map.of(
          "emerg", "0", "alert", "1", "crit", "2", "error", "3", "warning", "4", "notice", "5",
          "info", "6", "debug", "7");

  private static final Map<String, String> ICMP_TYPES =
      Map.of(
          "echo-request",
          "8",
          "echo-reply",
          "0",
          "destination-unreachable",
          "3",
          "time-exceeded",
          "11");

  private static final Map<String, String> ICMPV6_TYPES =
      Map.of(
          "echo-request",
          "128",
          "echo-reply",
          "129",
          "destination-unreachable",
          "1",
          "packet-too-big",
          "2",
          "time-exceeded",
          "3");

  /** Options whose value is a list, in any order. */
  private static final Set<String> LISTS =
      Set.of("--dports", "--sports", "--ports", "--ctstate", "--tcp-flags");

  /** Options that say what is so anyway. */
  private static final Set<String> DEFAULTS =
      Set.of(
          "--reject-with icmp-port-unreachable",
          "--reject-with icmp6-port-unreachable",
          "--log-level 4",
          "--limit-burst 5",
          "-s 0.0.0.0/0",
          "-d 0.0.0.0/0",
          "-s ::/0",
          "-d ::/0",
          "-p all");

  /** Reads a rule as it would stand behind iptables, or as iptables -S prints it. */
  static PacketRule of(String text) {
    return new Reader(words(text)).rule();
  }

  /** Returns this rule, of this table and chain, without its own. */
  PacketRule in(String ownTable, String ownChain) {
    return new PacketRule(Optional.of(ownTable), Optional.of(ownChain), policy, options);
  }

  /** Tells whether this is the wanted rule; table and chain count where that one has them. */
  boolean matches(PacketRule wanted) {
    return (wanted.table.isEmpty() || wanted.table.equals(table))
        && (wanted.chain.isEmpty() || wanted.chain.equals(chain))
        && wanted.policy.equals(policy)
        && wanted.options.equals(options);
  }

  /**
   * Parts a line at blanks, as iptables-restore does: quotes and backslashes keep text together.
   */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        word.append(text.charAt(++i));
        begun = true;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        begun = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }

  /** Reads the words of one rule. */
  private static final class Reader {
    private final List<String> words;
    private int next;
    private String protocol = "";

    Reader(List<String> words) {
      this.words = words;
    }

    PacketRule rule() {
      Optional<String> table = Optional.empty();
      Optional<String> chain = Optional.empty();
      Optional<String> policy = Optional.empty();
      List<Option> options = new ArrayList<>();
      while (next < words.size()) {
        Option option = option();
        switch (option.name) {
          case "-t" -> table = Optional.of(option.value());
          case "-A" -> chain = option.values.stream().findFirst();
          case "-P" -> {
            chain = option.values.stream().findFirst();
            policy = option.values.stream().skip(1).findFirst();
          }
          case "-p" -> {
            protocol = option.value();
            options.add(option);
          }
          default -> options.add(option);
        }
      }
      List<String> texts = new ArrayList<>();
      for (Option option : options) {
        String said = option.normal(protocol).toString();
        if (!DEFAULTS.contains(said) && !isImplied(option)) {
          texts.add(said);
        }
      }
      // With a match named twice, it is the order that tells which option is whose.
      List<String> matches = texts.stream().filter(text -> text.startsWith("-m ")).toList();
      if (Set.copyOf(matches).size() == matches.size()) {
        texts.sort(null);
      }
      return new PacketRule(table, chain, policy, List.copyOf(texts));
    }

    /** Tells whether the protocol brings this match with it. */
    private boolean isImplied(Option option) {
      String icmp = protocol.equals("ipv6-icmp") ? "icmp6" : protocol;
      return option.name.equals("-m")
          && !protocol.isEmpty()
          && (option.value().equals(protocol) || option.value().equals(icmp));
    }

    private Option option() {
      boolean not = isNot();
      String word = words.get(next++);
      if (!word.startsWith("-")) {
        return new Option(not, "", List.of(word));
      }
      // The older way to negate: -s ! 10.0.0.1.
      not |= isNot();
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      List<String> values = new ArrayList<>();
      if (equals >= 0) {
        values.add(word.substring(equals + 1));
      }
      while (next < words.size()
          && !words.get(next).startsWith("-")
          && !words.get(next).equals("!")) {
        values.add(words.get(next++));
      }
      return new Option(not, NAMES.getOrDefault(name, name), values).plain();
    }

    private boolean isNot() {
      boolean not = next + 1 < words.size() && words.get(next).equals("!");
      next += not ? 1 : 0;
      return not;
    }
  }

  private record Option(boolean not, String name, List<String> values) {
    String value() {
      return String.join(" ", values);
    }

    /** Returns it with what its value means alone. */
    Option plain() {
      return switch (name) {
        case "-p" -> with(PROTOCOLS.getOrDefault(lower(), lower()));
        case "-s", "-d" -> with(network(value()));
        case "-m" -> with(value().equals("state") ? "conntrack" : value());
        case "--log-level" -> with(LOG_LEVELS.getOrDefault(lower(), lower()));
        case "--limit" -> with(value().replaceFirst("/([smhd])[a-z]*$", "/$1"));
        default -> LISTS.contains(name) ? with(values.stream().map(Option::sorted).toList()) : this;
      };
    }

    /** Returns it with what its value means for the protocol. */
    Option normal(String protocol) {
      return switch (name) {
        case "--icmp-type" -> with(ICMP_TYPES.getOrDefault(value(), value()));
        case "--icmpv6-type" -> with(ICMPV6_TYPES.getOrDefault(value(), value()));
        // A module that is named as the protocol is loaded with it.
        case "-m" -> with(value().equals("icmp6") ? protocol : value());
        default -> this;
      };
    }

    private Option with(String value) {
      return with(List.of(value));
    }

    private Option with(List<String> newValues) {
      return new Option(not, name, newValues);
    }

    private String lower() {
      return value().toLowerCase(Locale.ROOT);
    }

    private static String sorted(String list) {
      return String.join(",", Arrays.stream(list.split(",", -1)).sorted().toList());
    }

    /** Returns the network with its prefix length; a mask is turned into one. */
    private static String network(String written) {
      String[] part = written.split("/", 2);
      try {
        Address address = Address.of(part[0]);
        int bits = address.text().contains(":") ? 128 : 32;
        String prefix = part.length < 2 ? Integer.toString(bits) : part[1];
        return address.text() + "/" + (prefix.contains(".") ? length(prefix) : prefix);
      } catch (IllegalArgumentException e) {
        return written;
      }
    }

    private static String length(String mask) {
      long bits = 0;
      for (String octet : Address.of(mask).text().split("\\.", -1)) {
        bits = bits << 8 | Long.parseLong(octet);
      }
      int length = Long.bitCount(bits);
      boolean whole = bits == (0xFFFFFFFFL << (32 - length) & 0xFFFFFFFFL);
      return whole ? Integer.toString(length) : mask;
    }

    @Override
    public String toString() {
      return (not ? "! " : "") + (name + " " + value()).strip();
    }
  }
}
