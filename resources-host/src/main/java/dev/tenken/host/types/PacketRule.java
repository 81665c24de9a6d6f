package dev.tenken.host.types;

import java.util.ArrayList;
import java.util.List;
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
  /** Reads a rule as it would stand behind iptables, or as iptables -S prints it. */
  static PacketRule of(String text) {
    return new Reader(words(text)).rule();
  }

  /**
   * Reads a rule that somebody wrote.
   *
   * @throws IllegalArgumentException when none that iptables prints could ever be equal
   */
  static PacketRule written(String text) {
    Reader reader = new Reader(words(text));
    PacketRule rule = reader.rule();
    if (rule.options.isEmpty() && rule.policy.isEmpty()) {
      throw new IllegalArgumentException(
          "have_rule needs a rule, such as '-p tcp --dport 22 -j ACCEPT', not '" + text + "'");
    }
    reader.options.stream()
        .filter(PacketOption::isNeverPrinted)
        .findFirst()
        .ifPresent(
            option -> {
              throw new IllegalArgumentException(
                  "have_rule takes one network in full, and ports as numbers, as iptables -S"
                      + " prints them, not '"
                      + option
                      + "'");
            });
    return rule;
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
    private final List<PacketOption> options = new ArrayList<>();
    private int next;
    private String protocol = "";

    Reader(List<String> words) {
      this.words = words;
    }

    PacketRule rule() {
      Optional<String> table = Optional.empty();
      Optional<String> chain = Optional.empty();
      Optional<String> policy = Optional.empty();
      while (next < words.size()) {
        PacketOption option = option();
        switch (option.name()) {
          case "-t" -> table = Optional.of(option.value());
          case "-A" -> chain = option.values().stream().findFirst();
          case "-P" -> {
            chain = option.values().stream().findFirst();
            policy = option.values().stream().skip(1).findFirst();
          }
          case "-p" -> {
            protocol = option.value();
            options.add(option);
          }
          default -> options.add(option);
        }
      }
      List<String> texts = new ArrayList<>();
      for (PacketOption option : options) {
        String said = option.normal(protocol).toString();
        if (!PacketOption.isDefault(said) && !isImplied(option)) {
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
    private boolean isImplied(PacketOption option) {
      String icmp = protocol.equals("ipv6-icmp") ? "icmp6" : protocol;
      return option.name().equals("-m")
          && !protocol.isEmpty()
          && (option.value().equals(protocol) || option.value().equals(icmp));
    }

    private PacketOption option() {
      boolean not = isNot();
      String word = words.get(next++);
      if (!word.startsWith("-")) {
        return new PacketOption(not, "", List.of(word));
      }
      // The older way to negate: -s ! 10.0.0.1. What stands before an option negates that one.
      not |= next + 1 < words.size() && !words.get(next + 1).startsWith("-") && isNot();
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
      return PacketOption.of(not, name, values);
    }

    private boolean isNot() {
      boolean not = next + 1 < words.size() && words.get(next).equals("!");
      next += not ? 1 : 0;
      return not;
    }
  }
}
