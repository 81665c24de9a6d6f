package dev.tenken.aws;

import dev.tenken.aws.Rules.Peer;
import dev.tenken.aws.Rules.Ports;
import dev.tenken.aws.Rules.Rule;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds the one rule that a map describes: every key must be true of the same rule, exactly. */
final class RuleMap {
  private static final List<String> KEYS =
      List.of(
          "protocol",
          "ip_protocol",
          "port",
          "from_port",
          "to_port",
          "source",
          "target",
          "cidr",
          "group",
          "prefix_list",
          "description",
          "icmp_type",
          "icmp_code");

  private RuleMap() {}

  static Finding find(Rules rules, Map<?, ?> wanted, Function<String, Set<String>> idsOf) {
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("a rule needs at least one of " + String.join(", ", KEYS));
    }
    for (Object key : wanted.keySet()) {
      if (!KEYS.contains(key.toString())) {
        throw NoSuchWord.of("a rule has no", key.toString(), KEYS);
      }
    }
    boolean holds =
        rules.all().stream()
            .anyMatch(
                rule ->
                    wanted.entrySet().stream()
                        .allMatch(
                            entry -> is(rule, entry.getKey().toString(), entry.getValue(), idsOf)));
    return Finding.of(holds, rules.show());
  }

  private static boolean is(
      Rule rule, String key, Object value, Function<String, Set<String>> idsOf) {
    return switch (key) {
      case "protocol", "ip_protocol" -> rule.protocol().equals(Protocols.name(value));
      case "port" -> {
        Ports ports = SecurityGroup.ports(value);
        yield rule.from() == ports.from() && rule.to() == ports.to();
      }
      case "from_port", "icmp_type" -> is(rule.from(), rule, value);
      // What the API calls the last port of ICMP is the code.
      case "to_port" ->
          Protocols.isIcmp(rule.protocol())
              ? Wanted.is(value, String.valueOf(rule.code()))
              : is(rule.to(), rule, value);
      case "icmp_code" -> Wanted.is(value, String.valueOf(rule.code()));
      case "description" -> Wanted.is(value, rule.description());
      default -> isPeer(rule.peer(), Wanted.text(value), idsOf);
    };
  }

  /** The API says -1 for every port, and for every type of ICMP. */
  private static boolean is(long number, Rule rule, Object wanted) {
    return Wanted.is(wanted, String.valueOf(number))
        || (rule.isForEvery() && Wanted.is(wanted, "-1"));
  }

  private static boolean isPeer(Peer peer, String wanted, Function<String, Set<String>> idsOf) {
    return IpRange.isOne(wanted)
        ? peer.isRange() && IpRange.of(peer.value()).equals(IpRange.of(wanted))
        : idsOf.apply(wanted).contains(peer.value());
  }
}
