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
 * The packet filter's rules for IPv4, as {@code iptables} shows them: {@code iptables}, which takes
 * no name.
 *
 * <p>A rule is compared as a whole and by meaning: neither the order of its options, nor the
 * spelling of their names, nor {@code -m tcp} beside {@code -p tcp}, nor a default that is written
 * out counts; {@code -m state --state} is {@code -m conntrack --ctstate}, {@code --syn} the flags
 * that it stands for; addresses and networks, names of ICMP types, ranges of ports, lists of ports
 * and of states are compared as such. A network is written in full ({@code 10.0.0.0/8}), ports as
 * numbers: what is looked up, or makes several rules, is an error. Marks are to be written as
 * {@code iptables -S} does. A part of a rule is not the rule. {@code -P CHAIN POLICY} asks for a
 * chain's policy.
 *
 * <p>Where both sorts of the kernel's tables are in use, both count. Rules that {@code nft} or
 * firewalld made by themselves are not seen by {@code iptables}: ask for them by {@code nftables}.
 * Unknown: there is no {@code iptables-save}, or the asking user may not see the rules. Source:
 * {@code iptables-save}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Iptables extends Resource {
  private static final Probe RULES = PacketRules.KIND.probe("iptables");

  Iptables(Facts facts) {
    super(facts, TargetType.HOST, "iptables", "", RULES);
  }

  /** Names the rules for IPv4. */
  @Word
  public static Iptables iptables(Spec spec) {
    return new Iptables(spec.facts(TargetType.HOST));
  }

  /** Tells whether there is such a rule. */
  public HavingRule hasRule(String rule) {
    return new HavingRule(() -> present(RULES).list(), rule);
  }

  /** Returns all rules and policies of table {@code filter}, as {@code iptables -S} writes them. */
  public List<String> rules() {
    return present(RULES).list().stream()
        .filter(line -> line.text("table").equals("filter"))
        .map(line -> line.text("rule"))
        .toList();
  }
}
