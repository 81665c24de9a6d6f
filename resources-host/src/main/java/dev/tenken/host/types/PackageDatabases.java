package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code package.sh} and {@code package.by.sh} say of the package databases of a host. */
final class PackageDatabases {
  private static final Map<String, String> SOURCES =
      Map.ofEntries(
          Map.entry("dpkg", "dpkg-query -W"),
          Map.entry("rpm", "rpm -q"),
          Map.entry("apk", "apk's database of installed packages"),
          Map.entry("pacman", "pacman's database of installed packages"),
          Map.entry("gem", "gem list --local"),
          Map.entry("td_agent_gem", "td-agent-gem list --local"),
          Map.entry("npm", "npm ls --global --json"),
          Map.entry("pip", "pip list --format=json"),
          Map.entry("pip2", "pip2 list --format=json"),
          Map.entry("pip3", "pip3 list --format=json"),
          Map.entry("pear", "pear list -a"),
          Map.entry("pecl", "pecl list"),
          Map.entry("cpan", "Perl's @INC, Module::Metadata"),
          Map.entry("rvm", "the rubies of rvm"));

  /** The database that administers a host, by the family of its operating system. */
  private static final Map<String, String> BY_FAMILY =
      Map.of("debian", "dpkg", "redhat", "rpm", "suse", "rpm", "alpine", "apk", "arch", "pacman");

  private final Section section;
  private final List<String> like = new ArrayList<>();

  /** By database, in the order of asking: the records of packages. */
  private final Map<String, List<String>> records = new LinkedHashMap<>();

  private final Map<String, String> errors = new HashMap<>();

  /** Of the package managers of languages. */
  private final ToolOutputs outputs;

  private PackageDatabases(Section section) {
    this.section = section;
    this.outputs = ToolOutputs.of(section);
    List<String> current = new ArrayList<>();
    String database = "";
    for (String line : section.text().split("\n", -1)) {
      if (line.startsWith("r\t")) {
        current.add(line.substring(2));
      } else if (line.startsWith("like ")) {
        like.addAll(OsRelease.words(line.substring("like ".length())).toList());
      } else if (line.startsWith("database ")) {
        database = line.substring("database ".length());
        current = records.computeIfAbsent(database, name -> new ArrayList<>());
      } else if (line.startsWith("error ")) {
        errors.put(database, line.substring("error ".length()).strip());
      }
    }
  }

  /** Reads what the host's own database says of each name. */
  static Map<Probe, Fact<Data>> own(List<Probe> probes, Section section) {
    PackageDatabases databases = new PackageDatabases(section);
    Optional<String> own = databases.own();
    return probes.stream()
        .collect(
            Collectors.toMap(
                probe -> probe,
                probe ->
                    own.isEmpty()
                        ? section.unknown(
                            Cause.Reason.TOOL_MISSING,
                            "this host has no package database that is known here: neither dpkg's"
                                + " nor rpm's nor apk's nor pacman's")
                        : databases.fact(own.get(), probe.argument())));
  }

  /**
   * Returns the database that administers the host: another may be there besides. Of a family that
   * is known no other database tells.
   */
  private Optional<String> own() {
    Optional<String> ofFamily = OsRelease.family(like.stream()).map(BY_FAMILY::get);
    return ofFamily.isPresent()
        ? ofFamily.filter(records::containsKey)
        : records.keySet().stream().findFirst();
  }

  /** Reads what the database that each probe names says of the name. */
  static Map<Probe, Fact<Data>> named(List<Probe> probes, Section section) {
    PackageDatabases databases = new PackageDatabases(section);
    return probes.stream()
        .collect(
            Collectors.toMap(
                probe -> probe,
                probe -> databases.named(probe.arguments().get(0), probe.arguments().get(1))));
  }

  private Fact<Data> named(String database, String name) {
    return records.containsKey(database) || outputs.of(database).isPresent()
        ? fact(database, name)
        : section.unknown(
            Cause.Reason.TOOL_MISSING,
            outputs
                .missing(database)
                .map(tool -> "tool " + tool + " not found")
                .orElse("this host has no package database of " + database));
  }

  private Fact<Data> fact(String database, String name) {
    String error = errors.get(database);
    if (error != null) {
      return section.unknown(
          Cause.Reason.OTHER, "the package database of " + database + " can't be read: " + error);
    }
    List<Entry> entries;
    try {
      entries = entries(database);
    } catch (LanguagePackages.Unreadable e) {
      return section.unknown(
          Cause.Reason.OTHER, SOURCES.get(database) + " does not tell: " + e.getMessage());
    }
    PackageFormat format = PackageFormat.of(database);
    entries.removeIf(
        entry -> !entry.isCalled(format, name) || entry.status.endsWith(" not-installed"));
    String raw = entries.stream().map(Entry::line).collect(Collectors.joining("\n"));
    String source = SOURCES.getOrDefault(database, database);
    if (entries.isEmpty()) {
      return new Fact.Absent<>(section.evidence(source, raw));
    }
    entries.sort(Comparator.comparing(Entry::full, format::compareFull).thenComparing(Entry::arch));
    Data data =
        Data.map("provider", database, "entries", entries.stream().map(Entry::data).toList());
    return new Fact.Present<>(data, section.evidence(source, raw));
  }

  private List<Entry> entries(String database) throws LanguagePackages.Unreadable {
    List<Entry> entries = new ArrayList<>();
    Optional<ToolOutputs.Output> output = outputs.of(database);
    if (output.isPresent()) {
      LanguagePackages.read(database, output.get()).forEach(one -> entries.add(Entry.of(one)));
    } else {
      PackageFormat format = PackageFormat.of(database);
      records
          .getOrDefault(database, List.of())
          .forEach(line -> entries.add(Entry.of(format, line)));
    }
    return entries;
  }

  /** One package of one version and architecture. */
  private record Entry(
      String name, String arch, String epoch, String version, String status, String line) {
    static Entry of(PackageFormat format, String line) {
      String[] part = line.split("\t", -1);
      return switch (format) {
        case DPKG -> new Entry(part[0], part[1], "", part[2], part[3], line);
        case RPM ->
            new Entry(
                part[0],
                part[1],
                part[2].equals("(none)") ? "" : part[2],
                part[3],
                "installed",
                line);
        default -> new Entry(part[0], part[1], "", part[2], "installed", line);
      };
    }

    static Entry of(LanguagePackages.Installed one) {
      return new Entry(
          one.name(), "", "", one.version(), "installed", one.name() + " " + one.version());
    }

    boolean isCalled(PackageFormat format, String wanted) {
      return switch (format) {
        case DPKG -> wanted.equals(name) || wanted.equals(name + ":" + arch);
        case RPM, APK, PACMAN -> wanted.equals(name) || wanted.equals(name + "." + arch);
        case RVM -> wanted.equals(name) || wanted.equals(name + "-" + version);
        case PIP -> LanguagePackages.pythonName(wanted).equals(name);
        default -> wanted.equals(name);
      };
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
