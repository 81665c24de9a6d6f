package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What nft tells: tables, chains and sets by its JSON; rules by its text, which is what people
 * write.
 */
final class NftRuleset {
  static final HostKind KIND =
      HostKind.ofAnswers("nftables", 0, NftRuleset::read)
          .source("nft -j list ruleset; nft -a list ruleset");

  private static final Pattern TABLE = Pattern.compile("table (\\S+) (\\S+) \\{.*");
  private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{.*");
  private static final Pattern RULE = Pattern.compile("(.*?) # handle \\d+");
  private static final Pattern COUNTER = Pattern.compile("\\bcounter packets \\d+ bytes \\d+");
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern LIST = Pattern.compile("[\\w-]+(,[\\w-]+)+");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\S+");

  private NftRuleset() {}

  /**
   * Returns a rule in one spelling: without what its counter has counted and the quotes of names,
   * with one blank between words, and with the order of what stands in braces or between commas
   * settled.
   */
  static String normal(String rule) {
    String text = COUNTER.matcher(rule.strip()).replaceAll("counter");
    text =
        BRACES
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        "{ "
                            + String.join(
                                ", ",
                                Arrays.stream(found.group(1).split(",", -1))
                                    .map(String::strip)
                                    .filter(item -> !item.isEmpty())
                                    .sorted()
                                    .toList())
                            + " }"));
    List<String> words = new ArrayList<>();
    Matcher word = QUOTED.matcher(text);
    while (word.find()) {
      String one = word.group();
      boolean plain = one.matches("\"[\\w.:@-]+\"");
      words.add(
          plain
              ? one.substring(1, one.length() - 1)
              : LIST.matcher(one).matches()
                  ? String.join(",", Arrays.stream(one.split(",", -1)).sorted().toList())
                  : one);
    }
    return String.join(" ", words);
  }

  private static Data read(Probe probe, Answer answer) {
    List<Object> tables = new ArrayList<>();
    List<Object> chains = new ArrayList<>();
    Map<String, Object> sets = new LinkedHashMap<>();
    Data json = Data.of(ConfigFormat.JSON.parse(answer.text("json")));
    for (Data object : json.list("nftables")) {
      object.find("table").ifPresent(table -> tables.add(named(table)));
      object
          .find("chain")
          .ifPresent(
              chain -> {
                Map<String, Object> one = new LinkedHashMap<>();
                for (String member :
                    List.of("family", "table", "name", "type", "hook", "prio", "policy")) {
                  chain.find(member).ifPresent(value -> one.put(member, value.value()));
                }
                chains.add(one);
              });
      object
          .find("set")
          .ifPresent(
              set ->
                  sets.put(
                      set.text("family") + " " + set.text("table") + " " + set.text("name"),
                      set.list("elem").stream().map(NftRuleset::element).toList()));
    }
    return Data.map(
        "tables", tables, "chains", chains, "sets", sets, "rules", rules(answer.text("rules")));
  }

  private static String named(Data table) {
    return table.text("family") + " " + table.text("name");
  }

  private static String element(Data element) {
    if (element.has("prefix")) {
      Data prefix = element.get("prefix");
      return prefix.text("addr") + "/" + prefix.text("len");
    }
    if (element.has("range")) {
      return String.join("-", element.list("range").stream().map(NftRuleset::element).toList());
    }
    if (element.has("concat")) {
      return String.join(" . ", element.list("concat").stream().map(NftRuleset::element).toList());
    }
    return element.has("elem") ? element(element.get("elem").get("val")) : element.text();
  }

  /** A rule may go over several lines; it ends with its handle. */
  private static List<Data> rules(String text) {
    List<Data> rules = new ArrayList<>();
    String family = "";
    String table = "";
    String chain = "";
    StringBuilder rule = new StringBuilder();
    for (String raw : text.split("\n", -1)) {
      String line = raw.strip();
      Matcher opensTable = TABLE.matcher(line);
      Matcher opensChain = CHAIN.matcher(line);
      if (!raw.startsWith("\t") && opensTable.matches()) {
        family = opensTable.group(1);
        table = opensTable.group(2);
      } else if (opensChain.matches() && chain.isEmpty()) {
        chain = opensChain.group(1);
      } else if (!chain.isEmpty() && raw.equals("\t}")) {
        chain = "";
      } else if (!chain.isEmpty() && !isOfTheChain(line, rule)) {
        rule.append(rule.isEmpty() ? "" : " ").append(line);
        Matcher ends = RULE.matcher(rule);
        if (ends.matches()) {
          rules.add(
              Data.map("family", family, "table", table, "chain", chain, "rule", ends.group(1)));
          rule.setLength(0);
        }
      }
    }
    return rules;
  }

  private static boolean isOfTheChain(String line, StringBuilder rule) {
    return rule.isEmpty()
        && (line.isEmpty()
            || (line.startsWith("type ") && line.endsWith(";"))
            || (line.startsWith("comment ") && !RULE.matcher(line).matches()));
  }
}
