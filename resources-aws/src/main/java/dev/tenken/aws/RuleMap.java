package dev.tenken.aws;

import dev.tenken.aws.Rules.Ports;
import dev.tenken.aws.Rules.Rule;
import dev.tenken.aws.lookup.IpRange;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
    // All first: a port that can't be is an error, even where no rule has the source.
    List<Predicate<Rule>> each = new ArrayList<>();
    wanted.forEach((key, value) -> each.add(is(key.toString(), value, idsOf)));
    boolean holds =
        rules.all().stream().anyMatch(rule -> each.stream().allMatch(one -> one.test(rule)));
    return Finding.of(holds, rules.show());
  }

  private static Predicate<Rule> is(
      String key, @Nullable Object value, Function<String, Set<String>> idsOf) {
    if (value == null) {
      throw new IllegalArgumentException("a rule's " + key + " is not null");
    }
    return switch (key) {
      case "protocol", "ip_protocol" -> {
        String name = Protocols.name(value);
        yield rule -> rule.protocol().equals(name);
      }
      case "port" -> {
        Ports ports = SecurityGroup.ports(value);
        yield rule -> rule.from() == ports.from() && rule.to() == ports.to();
      }
      case "from_port", "icmp_type" -> {
        long number = number(key, value);
        yield rule -> is(rule.from(), rule, number);
      }
      case "to_port" -> {
        long number = number(key, value);
        // What the API calls the last port of ICMP is the code.
        yield rule ->
            Protocols.isIcmp(rule.protocol()) ? rule.code() == number : is(rule.to(), rule, number);
      }
      case "icmp_code" -> {
        long number = number(key, value);
        yield rule -> rule.code() == number;
      }
      case "description" -> {
        Object description = Wanted.checked(value);
        yield rule -> Wanted.is(description, rule.description());
      }
      default -> isPeer(Wanted.text(value), idsOf);
    };
  }

  private static long number(String key, Object value) {
    String text = Wanted.text(value);
    if (!text.matches("-1|\\d{1,5}") || Long.parseLong(text) > Ports.LAST) {
      throw new IllegalArgumentException("'" + text + "' is no " + key + ": a number, or -1");
    }
    return Long.parseLong(text);
  }

  /** The API says -1 for every port, and for every type of ICMP. */
  private static boolean is(long number, Rule rule, long wanted) {
    return number == wanted || (rule.isForEvery() && wanted == -1);
  }

  private static Predicate<Rule> isPeer(String wanted, Function<String, Set<String>> idsOf) {
    if (IpRange.isOne(wanted)) {
      IpRange range = IpRange.of(wanted);
      return rule -> rule.peer().isRange() && IpRange.of(rule.peer().value()).equals(range);
    }
    Set<String> ids = idsOf.apply(wanted);
    return rule -> ids.contains(rule.peer().value());
  }
}
