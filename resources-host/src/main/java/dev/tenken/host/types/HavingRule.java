package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** {@code have_rule} and its chain words, of iptables and ip6tables. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HavingRule extends Refinable {
  private static final String DEFAULT_TABLE = "filter";

  private final Supplier<List<Data>> lines;
  private final String rule;
  private final Optional<String> table;
  private final Optional<String> chain;

  HavingRule(Supplier<List<Data>> lines, String rule) {
    this(lines, rule, Optional.empty(), Optional.empty());
  }

  private HavingRule(
      Supplier<List<Data>> lines, String rule, Optional<String> table, Optional<String> chain) {
    this.lines = lines;
    this.rule = rule;
    this.table = table;
    this.chain = chain;
  }

  /** Asks for this table: {@code nat}, {@code mangle} …; {@code filter} if not given. */
  public HavingRule withTable(String name) {
    return new HavingRule(lines, rule, Optional.of(name), chain);
  }

  /** Asks for this chain; any chain of the table if not given. */
  public HavingRule withChain(String name) {
    return new HavingRule(lines, rule, table, Optional.of(name));
  }

  @Override
  public Finding judge() {
    PacketRule written = PacketRule.written(rule);
    String wantedTable = table.or(written::table).orElse(DEFAULT_TABLE);
    PacketRule wanted =
        new PacketRule(
            Optional.of(wantedTable),
            chain.or(written::chain),
            written.policy(),
            written.options());
    List<Data> all = lines.get();
    List<String> rules =
        all.stream()
            .filter(line -> line.text("table").equals(wantedTable))
            .map(line -> line.text("rule"))
            .toList();
    for (String one : rules) {
      PacketRule actual = PacketRule.of(one);
      if (actual.in(wantedTable, actual.chain().orElse("")).matches(wanted)) {
        return Finding.yes(one);
      }
    }
    if (wanted.policy().equals(Optional.of("ACCEPT"))
        && PacketRules.isUntouched(all, wantedTable, wanted.chain().orElse(""))) {
      return Finding.yes("no rule and no policy: it accepts");
    }
    return Finding.no(
            rules.size() + " rules and chains in table " + wantedTable + ", none of them such")
        .nearest(Names.nearest(rule, rules).orElse(""));
  }
}
