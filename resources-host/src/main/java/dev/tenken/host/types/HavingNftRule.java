package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** {@code have_rule} and its chain words, of nftables. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HavingNftRule extends Refinable {
  private final Supplier<List<Data>> rules;
  private final String rule;
  private final Map<String, String> wanted;

  HavingNftRule(Supplier<List<Data>> rules, String rule) {
    this(rules, rule, Map.of());
  }

  private HavingNftRule(Supplier<List<Data>> rules, String rule, Map<String, String> wanted) {
    this.rules = rules;
    this.rule = rule;
    this.wanted = wanted;
  }

  /** Asks for this family: {@code inet}, {@code ip}, {@code ip6}, {@code bridge} …. */
  public HavingNftRule withFamily(String name) {
    return with("family", name);
  }

  /** Asks for this table. */
  public HavingNftRule withTable(String name) {
    return with("table", name);
  }

  /** Asks for this chain. */
  public HavingNftRule withChain(String name) {
    return with("chain", name);
  }

  private HavingNftRule with(String member, String value) {
    Map<String, String> more = new LinkedHashMap<>(wanted);
    more.put(member, value);
    return new HavingNftRule(rules, rule, more);
  }

  @Override
  public Finding judge() {
    String normal = NftRuleset.normal(rule);
    if (normal.isEmpty()) {
      throw new IllegalArgumentException("have_rule needs a rule, such as 'tcp dport 22 accept'");
    }
    List<Data> there =
        rules.get().stream()
            .filter(
                one ->
                    wanted.entrySet().stream()
                        .allMatch(field -> one.text(field.getKey()).equals(field.getValue())))
            .toList();
    return there.stream()
        .filter(one -> NftRuleset.normal(one.text("rule")).equals(normal))
        .findFirst()
        .map(
            one ->
                Finding.yes(
                    String.join(
                        " ",
                        one.text("family"),
                        one.text("table"),
                        one.text("chain") + ":",
                        one.text("rule"))))
        .orElseGet(
            () ->
                Finding.no(there.size() + " rules, none of them such")
                    .nearest(
                        Names.nearest(rule, there.stream().map(one -> one.text("rule")).toList())
                            .orElse("")));
  }
}
