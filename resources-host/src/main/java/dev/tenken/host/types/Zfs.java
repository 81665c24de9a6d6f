package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A dataset of ZFS: a file system, volume or snapshot, by its name: {@code
 * zfs('tank/home').its('quota')}.
 *
 * <p>{@code its} reaches every property, user properties too; sizes are bytes and other plain
 * digits numbers.
 *
 * <p>Absent: ZFS says that the dataset does not exist. Unknown: {@code zfs} is not on the host, or
 * can't tell.
 *
 * <p>Source: {@code zfs get}, once for all datasets in each of its two spellings of values.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Zfs extends Resource implements OpenProperties {
  static final HostKind KIND = HostKind.of("zfs", 1, Zfs::read).source("zfs get -H -p all");

  private final Probe probe;

  Zfs(Facts facts, String name) {
    super(facts, TargetType.HOST, "ZFS dataset", name, KIND.probe(name));
    probe = KIND.probe(name);
  }

  /** Names a dataset. */
  @Word
  public static Zfs zfs(Spec spec, String name) {
    return new Zfs(spec.facts(TargetType.HOST), name);
  }

  /** Tells whether there is such a dataset. */
  public Finding exists() {
    return isThere(probe) ? Finding.yes("there") : Finding.no("no such dataset");
  }

  /**
   * Tells whether all these properties have these values.
   *
   * @param wanted names with values, as {@code zfs get} writes them for people ({@code 10G}) or
   *     exactly ({@code 10737418240})
   */
  public Finding hasProperty(Map<String, Object> wanted) {
    Data data = present(probe);
    StringBuilder found = new StringBuilder();
    boolean holds = true;
    for (Map.Entry<String, Object> entry : wanted.entrySet()) {
      String value = data.get("values").text(entry.getKey());
      String text = Wanted.text(entry.getValue());
      holds &=
          data.get("values").has(entry.getKey())
              && (text.equals(value) || text.equals(data.get("exact").text(entry.getKey())));
      found
          .append(found.isEmpty() ? "" : ", ")
          .append(entry.getKey())
          .append(value.isEmpty() ? " is not there" : " is " + value);
    }
    return Finding.of(holds, found.toString());
  }

  @Override
  public Object property(List<String> path) {
    String name = String.join(".", path);
    return present(probe)
        .get("exact")
        .find(name)
        .map(value -> Natural.of(value.text()))
        .orElseThrow(() -> Missing.value(this + " has no property " + name));
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of();
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    if (section.text().startsWith("missing")) {
      return Unknowns.all(probes, section, Reason.TOOL_MISSING, "tool zfs not found");
    }
    Map<String, Map<String, Object>> values = new HashMap<>();
    Map<String, Map<String, Object>> exact = new HashMap<>();
    for (String line : section.text().split("\n", -1)) {
      String[] words = line.split("\t", 4);
      if (words.length == 4) {
        (words[0].equals("exact") ? exact : values)
            .computeIfAbsent(words[1], dataset -> new LinkedHashMap<>())
            .put(words[2], words[3]);
      }
    }
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      facts.put(probe, fact(probe.argument(), values, exact, section));
    }
    return facts;
  }

  private static Fact<Data> fact(
      String name,
      Map<String, Map<String, Object>> values,
      Map<String, Map<String, Object>> exact,
      Section section) {
    if (values.containsKey(name) && exact.containsKey(name)) {
      return section.present(
          Data.map("values", values.get(name), "exact", exact.get(name)),
          "type " + values.get(name).get("type"));
    }
    List<String> errors = section.stderr().lines().toList();
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.:/@% -]*")
        || errors.contains("cannot open '" + name + "': dataset does not exist")) {
      return section.absent("dataset does not exist");
    }
    return section.unknown(
        Reason.OTHER,
        "zfs can't tell" + errors.stream().reduce((a, b) -> b).map(e -> ": " + e).orElse(""));
  }
}
