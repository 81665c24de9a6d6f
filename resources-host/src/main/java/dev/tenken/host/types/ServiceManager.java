package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Section;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What {@code service.sh} says of the service manager of a host and its services. */
final class ServiceManager {
  /** The states for which {@code systemctl is-enabled} exits with 0. */
  private static final Set<String> ENABLED =
      Set.of("enabled", "enabled-runtime", "static", "alias", "indirect", "generated", "transient");

  private static final Set<String> IDLE = Set.of("", "inactive");

  private final Section section;
  private String manager = "none";
  private String init = "";
  private String defaultLevel = "";
  private final Map<Integer, String> units = new HashMap<>();
  private final Map<Integer, List<String>> levels = new HashMap<>();
  private final Map<Integer, String> statuses = new HashMap<>();

  /** What is known of the process of a service that OpenRC says is started. */
  private final Map<Integer, String> daemons = new HashMap<>();

  private final Map<String, String> failures = new HashMap<>();

  /** The properties of a unit by each of its names. */
  private final Map<String, Map<String, String>> shown = new HashMap<>();

  private ServiceManager(Section section) {
    this.section = section;
    Map<String, String> properties = new LinkedHashMap<>();
    for (String line : section.text().split("\n", -1)) {
      String[] word = line.split(" ", 3);
      if (line.startsWith("status ")
          || line.startsWith("daemon ")
          || (properties.isEmpty() && !line.contains("="))) {
        read(line, word);
      } else if (line.isEmpty()) {
        for (String name : properties.getOrDefault("Names", "").split(" ", -1)) {
          shown.put(name, properties);
        }
        properties = new LinkedHashMap<>();
      } else {
        int equals = line.indexOf('=');
        if (equals > 0) {
          properties.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    }
  }

  private void read(String line, String[] word) {
    switch (word[0]) {
      case "manager" -> {
        manager = word[1];
        init = word.length > 2 ? word[2] : "";
      }
      case "default" -> defaultLevel = word[1];
      case "unit" -> units.put(Integer.valueOf(word[1]), word[2]);
      case "levels" ->
          levels.put(
              Integer.valueOf(word[1]),
              word.length > 2 ? List.of(word[2].strip().split(" +", -1)) : List.of());
      case "daemon" -> daemons.put(Integer.valueOf(word[1]), word[2]);
      case "status" -> statuses.put(Integer.valueOf(word[1]), word[2]);
      case "failed" -> failures.put(word[1], line.substring(line.indexOf(word[1])));
      default -> {}
    }
  }

  static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    ServiceManager manager = new ServiceManager(section);
    Map<Probe, Fact<Data>> facts = new HashMap<>();
    for (int i = 0; i < probes.size(); i++) {
      facts.put(probes.get(i), manager.fact(i));
    }
    return facts;
  }

  private Fact<Data> fact(int index) {
    return switch (manager) {
      case "systemd" -> unit(index);
      case "openrc", "sysvinit" -> script(index);
      case "other" ->
          section.unknown(
              Cause.Reason.TOOL_MISSING,
              "systemd does not run on this host (process 1 is '" + init + "')");
      default ->
          section.unknown(
              Cause.Reason.TOOL_MISSING,
              "no service manager that is known here runs on this host (process 1 is '"
                  + init
                  + "')");
    };
  }

  private Fact<Data> unit(int index) {
    String unit = units.get(index);
    if (unit == null) {
      return new Fact.Absent<>(section.evidence("systemctl show", ""));
    }
    Map<String, String> properties = shown.get(unit);
    if (properties == null) {
      String failure = failures.getOrDefault(unit, "systemctl did not tell of it");
      boolean impossible =
          failure.toLowerCase(Locale.ROOT).contains("invalid unit name")
              || failure.contains("is neither a valid");
      return impossible
          ? new Fact.Absent<>(section.evidence("systemctl show", failure))
          : section.unknown(Cause.Reason.OTHER, failure.strip());
    }
    String raw = String.join("\n", properties.entrySet().stream().map(Object::toString).toList());
    // A unit may still run when its file is gone.
    if (property(properties, "LoadState").equals("not-found")
        && IDLE.contains(property(properties, "ActiveState"))) {
      return new Fact.Absent<>(section.evidence("systemctl show", raw));
    }
    String state = property(properties, "UnitFileState");
    boolean alias = !property(properties, "Id").equals(unit) && !state.isEmpty();
    List<String> runLevels = levels.getOrDefault(index, List.of());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("manager", manager);
    data.put("unit", property(properties, "Id"));
    data.put("alias", alias);
    // What a System V script was generated from is enabled by its links, not by having been read.
    data.put(
        "enabled",
        (state.equals("generated") && isSystemV(properties))
            ? started(runLevels)
            : ENABLED.contains(state));
    data.put("enabled_state", alias ? "alias" : state);
    data.put("unit_file_state", state);
    data.put("active_state", property(properties, "ActiveState"));
    data.put("sub_state", property(properties, "SubState"));
    data.put("load_state", property(properties, "LoadState"));
    data.put("levels", runLevels);
    data.put("properties", properties);
    return new Fact.Present<>(Data.of(data), section.evidence("systemctl show", raw));
  }

  private static boolean started(List<String> levels) {
    return levels.stream().anyMatch(level -> "2345S".contains(level));
  }

  private static boolean isSystemV(Map<String, String> properties) {
    return property(properties, "SourcePath").contains("/init.d/");
  }

  private static String property(Map<String, String> properties, String name) {
    return properties.getOrDefault(name, "");
  }

  private Fact<Data> script(int index) {
    String source = manager.equals("openrc") ? "rc-service status" : "/etc/init.d status";
    String status = statuses.get(index);
    if (status == null) {
      return new Fact.Absent<>(section.evidence(source, ""));
    }
    String[] part = status.split(" ", 2);
    int code = Integer.parseInt(part[0]);
    String said = part.length > 1 ? part[1].strip() : "";
    List<String> runLevels = levels.getOrDefault(index, List.of());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("manager", manager);
    data.put("levels", runLevels);
    data.put("default_level", defaultLevel);
    boolean enabled =
        manager.equals("openrc")
            ? !runLevels.isEmpty()
            : runLevels.contains(defaultLevel) || runLevels.contains("S");
    data.put("enabled", enabled);
    data.put("enabled_state", enabled ? "enabled" : "disabled");
    String daemon = daemons.getOrDefault(index, "");
    if (!daemon.isEmpty()) {
      said += "; " + daemon;
    }
    String state =
        daemon.startsWith("dead ")
            ? "crashed"
            : manager.equals("openrc") ? openrcState(code) : lsbState(code, said);
    if (daemon.startsWith("unsure ")) {
      data.put("doubt", daemon.substring("unsure ".length()));
    } else if (!state.isEmpty()) {
      data.put("active_state", state);
    }
    data.put("status", code);
    data.put("said", said);
    return new Fact.Present<>(
        Data.of(data), section.evidence(source, "exit status " + code + "\n" + said));
  }

  /** Returns the state by the exit status of {@code rc-service NAME status}. */
  private static String openrcState(int code) {
    return switch (code) {
      case 0 -> "started";
      case 3 -> "stopped";
      case 4 -> "stopping";
      case 8 -> "starting";
      case 16 -> "inactive";
      case 32 -> "crashed";
      default -> "";
    };
  }

  /**
   * Returns the state by the exit status that the Linux Standard Base gives a script's {@code
   * status}; empty when it can't be told, as of a script that prints its usage.
   */
  private static String lsbState(int code, String said) {
    if (said.toLowerCase(Locale.ROOT).contains("usage:")) {
      return "";
    }
    return switch (code) {
      case 0 -> "running";
      case 1, 2 -> "dead";
      case 3 -> "stopped";
      default -> "";
    };
  }
}
