package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what operating system a host has. */
final class OsRelease {
  /** The operating system and its kernel. */
  static final Probe PROBE =
      HostKind.of("os", 0, OsRelease::read).quick().source("/etc/os-release; uname").probe();

  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z][A-Z0-9_]*)=(.*)");
  private static final Pattern RED_HAT = Pattern.compile("(.*?) (?:Linux )?release ([0-9.]+).*");
  private static final Map<String, String> FAMILIES =
      Map.ofEntries(
          Map.entry("debian", "debian"),
          Map.entry("ubuntu", "debian"),
          Map.entry("rhel", "redhat"),
          Map.entry("fedora", "redhat"),
          Map.entry("centos", "redhat"),
          Map.entry("amzn", "redhat"),
          Map.entry("suse", "suse"),
          Map.entry("opensuse", "suse"),
          Map.entry("sles", "suse"),
          Map.entry("arch", "arch"),
          Map.entry("alpine", "alpine"));

  private OsRelease() {}

  /** Returns the family of the first of these distributions that is of a known one. */
  static Optional<String> family(Stream<String> distributions) {
    return distributions.map(FAMILIES::get).filter(family -> family != null).findFirst();
  }

  /** Returns the words of a value as os-release has it. */
  static Stream<String> words(String value) {
    return Stream.of(unquoted(value).split(" ", -1)).filter(word -> !word.isEmpty());
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Lines lines = Lines.of(section);
    Map<String, String> release = new HashMap<>();
    for (String line : lines.texts("release")) {
      Matcher matcher = ASSIGNMENT.matcher(line);
      if (matcher.matches()) {
        release.put(matcher.group(1), unquoted(matcher.group(2)));
      }
    }
    Map<String, String> files = new HashMap<>();
    for (String line : lines.texts("file")) {
      String[] words = line.split(" ", 2);
      files.put(words[0], words[1]);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    String kernel = lines.first("kernel").orElse("");
    String name = release.getOrDefault("ID", nameByFiles(files, kernel));
    List<String> like = words(release.getOrDefault("ID_LIKE", "")).toList();
    data.put("name", name);
    data.put("id_like", like);
    data.put("family", family(Stream.concat(Stream.of(name), like.stream())).orElse(name));
    data.put("version_id", release.getOrDefault("VERSION_ID", ""));
    data.put("release", release(release.getOrDefault("VERSION_ID", ""), files));
    data.put("codename", release.getOrDefault("VERSION_CODENAME", ""));
    data.put("pretty_name", release.getOrDefault("PRETTY_NAME", name));
    data.put("kernel", kernel);
    for (String word :
        Arrays.asList("kernel_release", "kernel_version", "architecture", "hostname")) {
      data.put(word, lines.first(word).orElse(""));
    }
    return Map.of(probes.get(0), section.present(Data.of(data), section.text()));
  }

  private static String nameByFiles(Map<String, String> files, String kernel) {
    if (files.containsKey("redhat-release")) {
      Matcher matcher = RED_HAT.matcher(files.getOrDefault("redhat-release", ""));
      String product = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
      return product.startsWith("centos") ? "centos" : "rhel";
    }
    return files.containsKey("alpine-release")
        ? "alpine"
        : files.containsKey("debian_version")
            ? "debian"
            : files.containsKey("SuSE-release") ? "suse" : kernel.toLowerCase(Locale.ROOT);
  }

  /** Returns the version with its point release, which os-release mostly leaves out. */
  private static String release(String versionId, Map<String, String> files) {
    for (String file : List.of("debian_version", "alpine-release")) {
      String version = Optional.ofNullable(files.get(file)).orElse("");
      if (version.matches("\\d.*") && version.startsWith(versionId)) {
        return version;
      }
    }
    Matcher matcher = RED_HAT.matcher(Optional.ofNullable(files.get("redhat-release")).orElse(""));
    return matcher.matches() && matcher.group(2).startsWith(versionId)
        ? matcher.group(2)
        : versionId;
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.matches("\"(?s:.*)\"|'(?s:.*)'")
        ? value.substring(1, value.length() - 1).replaceAll("\\\\([\\\\\"'$`])", "$1")
        : value;
  }
}
