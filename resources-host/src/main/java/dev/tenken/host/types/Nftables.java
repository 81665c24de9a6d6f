package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The kernel's packet filter as {@code nft} shows it: {@code nftables}, which takes no name.
 *
 * <p>A rule is compared as a whole, as {@code nft list ruleset} writes it; what a counter has
 * counted, the quotes around names, blanks, and the order of what stands in braces or between
 * commas do not count. A part of a rule is not the rule.
 *
 * <p>Rules that {@code iptables}, firewalld or ufw made by nftables are seen here too. Unknown:
 * there is no {@code nft}, or the asking user may not see the rules. Source: {@code nft -j list
 * ruleset}, and {@code nft -a list ruleset} for the rules.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Nftables extends Resource {
  private static final Probe RULESET = NftRuleset.KIND.probe();

  Nftables(Facts facts) {
    super(facts, TargetType.HOST, "nftables", "", RULESET);
  }

  /** Names the host's rules of nftables. */
  @Word
  public static Nftables nftables(Spec spec) {
    return new Nftables(spec.facts(TargetType.HOST));
  }

  /** Tells whether there is such a rule. */
  public HavingNftRule hasRule(String rule) {
    return new HavingNftRule(() -> present(RULESET).list("rules"), rule);
  }

  /** Tells whether there is a chain of this name. */
  public HavingNftChain hasChain(String name) {
    return new HavingNftChain(() -> present(RULESET).list("chains"), name);
  }

  /** Returns the tables, each as its family and name: {@code inet filter}. */
  public List<String> tables() {
    return present(RULESET).list("tables").stream().map(Data::text).toList();
  }

  /**
   * Returns the chains, each a map of {@code family}, {@code table}, {@code name} and, where it has
   * a hook, {@code type}, {@code hook}, {@code prio} and {@code policy}.
   */
  public List<Object> chains() {
    return present(RULESET).list("chains").stream().map(Data::value).toList();
  }

  /**
   * Returns the rules, each a map of {@code family}, {@code table}, {@code chain}, {@code rule}.
   */
  public List<Object> rules() {
    return present(RULESET).list("rules").stream().map(Data::value).toList();
  }

  /**
   * Returns the elements of the sets, by family, table and name: {@code ['inet filter trusted']}.
   */
  public Map<String, Object> sets() {
    Data sets = present(RULESET).get("sets");
    Map<String, Object> all = new LinkedHashMap<>();
    sets.names().forEach(name -> all.put(name, sets.get(name).value()));
    return all;
  }
}
