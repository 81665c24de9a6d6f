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

/** {@code have_chain} and its chain words, of nftables. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HavingNftChain extends Refinable {
  private final Supplier<List<Data>> chains;
  private final String name;
  private final Map<String, String> wanted;

  HavingNftChain(Supplier<List<Data>> chains, String name) {
    this(chains, name, Map.of("name", name));
  }

  private HavingNftChain(Supplier<List<Data>> chains, String name, Map<String, String> wanted) {
    this.chains = chains;
    this.name = name;
    this.wanted = wanted;
  }

  /** Asks for this family: {@code inet}, {@code ip}, {@code ip6}, {@code bridge} …. */
  public HavingNftChain withFamily(String family) {
    return with("family", family);
  }

  /** Asks for this table. */
  public HavingNftChain withTable(String table) {
    return with("table", table);
  }

  /** Asks for this hook: {@code input}, {@code forward} …. */
  public HavingNftChain withHook(String hook) {
    return with("hook", hook);
  }

  /** Asks for this policy: {@code accept} or {@code drop}. */
  public HavingNftChain withPolicy(String policy) {
    return with("policy", policy);
  }

  private HavingNftChain with(String member, String value) {
    Map<String, String> more = new LinkedHashMap<>(wanted);
    more.put(member, value);
    return new HavingNftChain(chains, name, more);
  }

  @Override
  public Finding judge() {
    List<Data> all = chains.get();
    return all.stream()
        .filter(
            one ->
                wanted.entrySet().stream()
                    .allMatch(field -> one.text(field.getKey()).equals(field.getValue())))
        .findFirst()
        .map(one -> Finding.yes(line(one)))
        .orElseGet(
            () ->
                Finding.no(all.size() + " chains, none of them such")
                    .nearest(
                        all.stream()
                            .filter(one -> one.text("name").equals(name))
                            .findFirst()
                            .map(HavingNftChain::line)
                            .or(
                                () ->
                                    Names.nearest(
                                        name, all.stream().map(one -> one.text("name")).toList()))
                            .orElse("")));
  }

  private static String line(Data chain) {
    String line = chain.text("family") + " " + chain.text("table") + " " + chain.text("name");
    return chain.has("hook")
        ? line + ", hook " + chain.text("hook") + ", policy " + chain.text("policy")
        : line;
  }
}
