package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code firewall-cmd --list-all-zones} prints. */
final class FirewalldZones {
  static final HostKind KIND =
      HostKind.ofAnswers("firewalld", 1, FirewalldZones::read)
          .source("firewall-cmd --list-all-zones");

  static final Probe RUNTIME = KIND.probe("runtime");
  static final Probe PERMANENT = KIND.probe("permanent");

  private FirewalldZones() {}

  private static Data read(Probe probe, Answer answer) {
    Map<String, Map<String, Object>> zones = new LinkedHashMap<>();
    Map<String, Object> zone = Map.of();
    List<String> below = new ArrayList<>();
    for (String line : answer.text("zones").split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      if (line.startsWith("\t")) {
        below.add(line.strip());
      } else if (line.startsWith("  ")) {
        String[] part = line.strip().split(":", 2);
        String value = part.length > 1 ? part[1].strip() : "";
        below = new ArrayList<>(value.isEmpty() ? List.of() : List.of(value.split(" +", -1)));
        zone.put(
            part[0].replace('-', '_').replace(' ', '_'), part[0].equals("target") ? value : below);
      } else {
        // NAME, or NAME (active), NAME (default, active).
        String[] part = line.strip().split(" ", 2);
        zone = new LinkedHashMap<>();
        zone.put("active", part.length > 1 && part[1].contains("active"));
        zones.put(part[0], zone);
      }
    }
    return Data.map(
        "state", answer.text("state"), "default", answer.text("default").strip(), "zones", zones);
  }
}
