package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel parameters that files set when a host starts. */
final class SysctlFiles {
  private static final HostKind KIND =
      HostKind.of("sysctl-files", 0, SysctlFiles::read)
          .quick()
          .source("/etc/sysctl.d, /run/sysctl.d, /usr/lib/sysctl.d, /etc/sysctl.conf");

  /** Asks for all settings of all files, in the order they are applied. */
  static final Probe PROBE = KIND.probe();

  private static final String CONF = "/etc/sysctl.conf";
  private static final Pattern SETTING =
      Pattern.compile("\\s*(-)?\\s*([^=\\s]+)\\s*(?:=\\s*(.*?))?\\s*");

  private SysctlFiles() {}

  /** Returns the setting that counts for this path below /proc/sys. */
  static Optional<Data> last(Data all, String path) {
    Optional<Data> exact = Optional.empty();
    Optional<Data> byPattern = Optional.empty();
    boolean excluded = false;
    for (Data one : all.list("settings")) {
      if (one.text("path").equals(path)) {
        exact = one.has("value") ? Optional.of(one) : exact;
        excluded |= !one.has("value");
      } else if (one.has("value") && isMatch(one.text("path"), path)) {
        byPattern = Optional.of(one);
      }
    }
    // What is set by its name is set by no pattern.
    return exact.isPresent() || excluded ? exact : byPattern;
  }

  /** Tells whether the values are the same to the kernel: any space separates numbers. */
  static boolean same(String set, String running) {
    return set.strip().replaceAll("\\s+", " ").equals(running.strip().replaceAll("\\s+", " "));
  }

  /** Tells whether the pattern stands for the path; a star stands for no slash. */
  private static boolean isMatch(String pattern, String path) {
    if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
      return false;
    }
    StringBuilder expression = new StringBuilder();
    for (String part : pattern.split("(?<=[*?])|(?=[*?])", -1)) {
      expression.append(
          switch (part) {
            case "*" -> "[^/]*";
            case "?" -> "[^/]";
            default -> Pattern.quote(part);
          });
    }
    return path.matches(expression.toString());
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Lines lines = Lines.of(section);
    Optional<String> denied = lines.first("denied");
    if (denied.isPresent()) {
      return Map.of(
          PROBE,
          section.unknown(
              Cause.Reason.PERMISSION_DENIED,
              "the asking user has no permission to read " + denied.get()));
    }
    // A file hides those of its name in the folders behind.
    Map<String, String> files = new TreeMap<>();
    Map<String, List<String>> contents = new TreeMap<>();
    String file = "";
    for (Lines.Line line : lines.all()) {
      if (line.tag().equals("file")) {
        file = line.text();
        files.putIfAbsent(file.substring(file.lastIndexOf('/') + 1), file);
        contents.put(file, new ArrayList<>());
      } else if (line.tag().equals("line")) {
        contents.getOrDefault(file, new ArrayList<>()).add(line.text());
      }
    }
    Set<String> order = new LinkedHashSet<>(files.values());
    order.remove(CONF);
    if (contents.containsKey(CONF) && lines.first("systemd").isEmpty()) {
      order.add(CONF);
    }
    List<Data> settings = new ArrayList<>();
    order.forEach(
        path -> contents.getOrDefault(path, List.of()).forEach(line -> add(settings, path, line)));
    return Map.of(
        PROBE,
        section.present(Data.map("settings", settings), "in order: " + String.join(", ", order)));
  }

  private static void add(List<Data> settings, String file, String line) {
    Matcher matcher = SETTING.matcher(line);
    String start = line.stripLeading();
    if (start.startsWith("#") || start.startsWith(";") || !matcher.matches()) {
      return;
    }
    String path = LinuxKernelParameter.path(matcher.group(2));
    String value = matcher.group(3);
    if (value != null) {
      settings.add(Data.map("path", path, "value", value, "file", file));
    } else if (matcher.group(1) != null) {
      settings.add(Data.map("path", path, "file", file));
    }
  }
}
