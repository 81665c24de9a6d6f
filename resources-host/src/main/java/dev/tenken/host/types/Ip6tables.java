package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The packet filter's rules for IPv6, as {@code ip6tables} shows them: {@code ip6tables}, which
 * takes no name.
 *
 * <p>A rule is compared as a whole and by meaning: neither the order of its options, nor the
 * spelling of their names, nor {@code -m tcp} beside {@code -p tcp}, nor a default that is written
 * out counts; {@code -m state --state} is {@code -m conntrack --ctstate}, {@code --syn} the flags
 * that it stands for; addresses and networks, names of ICMP types, ranges of ports, lists of ports
 * and of states are compared as such. A network is written in full ({@code 2001:db8::/32}), ports
 * as numbers: what is looked up, or makes several rules, is an error. Marks are to be written as
 * {@code ip6tables -S} does. A part of a rule is not the rule. {@code -P CHAIN POLICY} asks for a
 * chain's policy.
 *
 * <p>Where both sorts of the kernel's tables are in use, both count. Rules that {@code nft} or
 * firewalld made by themselves are not seen by {@code ip6tables}: ask for them by {@code nftables}.
 * Unknown: there is no {@code ip6tables-save}, or the asking user may not see the rules. Source:
 * {@code ip6tables-save}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Ip6tables extends Resource {
  private static final Probe RULES = PacketRules.KIND.probe("ip6tables");

  Ip6tables(Facts facts) {
    super(facts, TargetType.HOST, "ip6tables", "", RULES);
  }

  /** Names the rules for IPv6. */
  @Word
  public static Ip6tables ip6tables(Spec spec) {
    return new Ip6tables(spec.facts(TargetType.HOST));
  }

  /** Tells whether there is such a rule. */
  public HavingRule hasRule(String rule) {
    return new HavingRule(() -> present(RULES).list(), rule);
  }

  /**
   * Returns all rules and policies of table {@code filter}, as {@code ip6tables -S} writes them.
   */
  public List<String> rules() {
    return present(RULES).list().stream()
        .filter(line -> line.text("table").equals("filter"))
        .map(line -> line.text("rule"))
        .toList();
  }
}
