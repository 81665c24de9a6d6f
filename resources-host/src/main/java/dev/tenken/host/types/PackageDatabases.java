package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code package.sh} says of the package databases of a host. */
final class PackageDatabases {
  private static final Map<PackageFormat, String> SOURCES =
      Map.of(
          PackageFormat.DPKG, "dpkg-query -W",
          PackageFormat.RPM, "rpm -q",
          PackageFormat.APK, "apk's database of installed packages");

  private final Section section;

  /** By database, in the order of asking: the records of packages. */
  private final Map<PackageFormat, List<String>> records = new LinkedHashMap<>();

  private final Map<PackageFormat, String> errors = new LinkedHashMap<>();

  private PackageDatabases(Section section) {
    this.section = section;
    PackageFormat current = PackageFormat.DPKG;
    for (String line : section.text().split("\n", -1)) {
      if (line.startsWith("database ")) {
        current = PackageFormat.of(line.substring("database ".length()));
        records.put(current, new ArrayList<>());
      } else if (line.startsWith("error ")) {
        errors.put(current, line.substring("error ".length()).strip());
      } else if (line.startsWith("r\t")) {
        records.getOrDefault(current, new ArrayList<>()).add(line.substring(2));
      }
    }
  }

  /** Reads what the host's own database says of each name. */
  static Map<Probe, Fact<Data>> own(List<Probe> probes, Section section) {
    PackageDatabases databases = new PackageDatabases(section);
    Set<PackageFormat> there = databases.records.keySet();
    return probes.stream()
        .collect(
            Collectors.toMap(
                probe -> probe,
                probe ->
                    there.isEmpty()
                        ? section.unknown(
                            Cause.Reason.TOOL_MISSING,
                            "this host has no package database that is known here: neither dpkg's"
                                + " nor rpm's nor apk's")
                        : databases.fact(there.iterator().next(), probe.argument())));
  }

  /** Reads what the database that each probe names says of the name. */
  static Map<Probe, Fact<Data>> named(List<Probe> probes, Section section) {
    PackageDatabases databases = new PackageDatabases(section);
    return probes.stream()
        .collect(
            Collectors.toMap(
                probe -> probe,
                probe -> {
                  PackageFormat format = PackageFormat.of(probe.arguments().get(0));
                  return databases.records.containsKey(format)
                      ? databases.fact(format, probe.arguments().get(1))
                      : section.unknown(
                          Cause.Reason.TOOL_MISSING,
                          "this host has no package database of " + format.word());
                }));
  }

  private Fact<Data> fact(PackageFormat format, String name) {
    String error = errors.get(format);
    if (error != null) {
      return section.unknown(
          Cause.Reason.OTHER,
          "the package database of " + format.word() + " can't be read: " + error);
    }
    List<String> lines = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (String line : records.getOrDefault(format, List.of())) {
      Entry entry = Entry.of(format, line);
      if (entry.isCalled(format, name) && !entry.status.endsWith(" not-installed")) {
        lines.add(line);
        entries.add(entry);
      }
    }
    String raw = String.join("\n", lines);
    if (entries.isEmpty()) {
      return new Fact.Absent<>(section.evidence(source(format), raw));
    }
    entries.sort(Comparator.comparing(Entry::full, format::compareFull).thenComparing(Entry::arch));
    Data data =
        Data.map("provider", format.word(), "entries", entries.stream().map(Entry::data).toList());
    return new Fact.Present<>(data, section.evidence(source(format), raw));
  }

  private static String source(PackageFormat format) {
    return SOURCES.getOrDefault(format, format.word());
  }

  /** One package of one version and architecture. */
  private record Entry(String name, String arch, String epoch, String version, String status) {
    static Entry of(PackageFormat format, String line) {
      String[] part = line.split("\t", -1);
      return switch (format) {
        case DPKG -> new Entry(part[0], part[1], "", part[2], part[3]);
        case RPM ->
            new Entry(
                part[0], part[1], part[2].equals("(none)") ? "" : part[2], part[3], "installed");
        case APK -> new Entry(part[0], part[1], "", part[2], "installed");
      };
    }

    boolean isCalled(PackageFormat format, String wanted) {
      return name.equals(wanted)
          || (format == PackageFormat.DPKG ? name + ":" + arch : name + "." + arch).equals(wanted);
    }

    String full() {
      return epoch.isEmpty() ? version : epoch + ":" + version;
    }

    Data data() {
      return Data.map(
          "version",
          version,
          "epoch",
          epoch,
          "arch",
          arch,
          "status",
          status,
          "installed",
          status.equals("installed") || status.endsWith(" ok installed"));
    }
  }
}
