package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.host.batch.HostKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code iptables-save} and {@code ip6tables-save} say: chains with policies, and rules. */
final class PacketRules {
  static final HostKind KIND =
      HostKind.ofAnswers(
              "packet-rules",
              1,
              (probe, answer) -> Data.of(read(answer.text("rules") + "\n" + answer.text("legacy"))))
          .source("iptables-save, ip6tables-save");

  /** The chains that the kernel has by itself; they accept until a policy says otherwise. */
  private static final Map<String, Set<String>> BUILT_IN =
      Map.of(
          "filter", Set.of("INPUT", "FORWARD", "OUTPUT"),
          "nat", Set.of("PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"),
          "mangle", Set.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"),
          "raw", Set.of("PREROUTING", "OUTPUT"),
          "security", Set.of("INPUT", "FORWARD", "OUTPUT"));

  private PacketRules() {}

  /** Returns lines as iptables -S prints them, each with its table. */
  private static List<Data> read(String text) {
    Set<Data> lines = new LinkedHashSet<>();
    String table = "";
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("*")) {
        table = line.substring(1).strip();
      } else if (line.startsWith(":")) {
        String[] word = line.substring(1).split(" ", -1);
        lines.add(
            Data.map(
                "table",
                table,
                "rule",
                word.length > 1 && !word[1].equals("-")
                    ? "-P " + word[0] + " " + word[1]
                    : "-N " + word[0]));
      } else if (line.startsWith("-A") || line.startsWith("[")) {
        lines.add(Data.map("table", table, "rule", line.replaceFirst("^\\[[0-9:]*] ", "")));
      }
    }
    return new ArrayList<>(lines);
  }

  /** Tells whether the policy is that of a built-in chain that nothing was ever said of. */
  static boolean isUntouched(List<Data> lines, String table, String chain) {
    return BUILT_IN.getOrDefault(table, Set.of()).contains(chain)
        && lines.stream()
            .noneMatch(
                line ->
                    line.text("table").equals(table)
                        && line.text("rule").startsWith("-P " + chain + " "));
  }
}
