package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What process supervisors and monitors say of services. */
final class Supervisors {
  private static final Map<String, String> TOOLS =
      Map.of(
          "supervisor", "supervisorctl",
          "runit", "sv",
          "daemontools", "svstat",
          "upstart", "initctl");

  /** The names that a tool is asked for. */
  private static final Pattern ASKED = Pattern.compile("[A-Za-z0-9:_@+][A-Za-z0-9:_.@+-]*");

  private static final Pattern SUPERVISOR =
      Pattern.compile(
          "(\\S+) +(STOPPED|STARTING|RUNNING|BACKOFF|STOPPING|EXITED|FATAL|UNKNOWN)\\b.*");
  private static final Pattern SUPERVISOR_CONFIG =
      Pattern.compile("(\\S+) +(?:in use|avail) +(auto|manual) .*");
  private static final Pattern RUNIT = Pattern.compile("(run|down|finish): ([^:]+): .*");
  private static final Pattern RUNIT_ABSENT =
      Pattern.compile("(?:fail|warning): ([^:]+): .*: file does not exist");
  private static final Pattern DAEMONTOOLS = Pattern.compile("(?:.*/)?([^/:]+): (up|down) .*");
  private static final Pattern DAEMONTOOLS_ABSENT =
      Pattern.compile("(?:.*/)?([^/:]+): unable to .*: file does not exist");
  private static final Pattern UPSTART = Pattern.compile("(\\S+)(?: \\(.*\\))? (\\w+/[\\w-]+).*");
  private static final Pattern UPSTART_CONFIG = Pattern.compile("  start on .*");
  private static final Pattern MONIT = Pattern.compile("[A-Z][A-Za-z ]* '(.*)'");
  private static final Pattern MONIT_STATE = Pattern.compile(" *monitoring status +(.*)");
  private static final Pattern GOD = Pattern.compile(" *(\\S.*): (\\S.*)");

  private final Section section;
  private final ToolOutputs outputs;

  private Supervisors(Section section) {
    this.section = section;
    this.outputs = ToolOutputs.of(section);
  }

  /** Reads what supervisors say of each service. */
  static Map<Probe, Fact<Data>> supervised(List<Probe> probes, Section section) {
    Supervisors supervisors = new Supervisors(section);
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      String supervisor = probe.arguments().get(0);
      facts.put(
          probe,
          supervisors.fact(
              supervisor,
              TOOLS.getOrDefault(supervisor, supervisor),
              output -> supervisors.service(supervisor, probe.arguments().get(1), output)));
    }
    return facts;
  }

  /** Reads what monitors say of each service. */
  static Map<Probe, Fact<Data>> monitored(List<Probe> probes, Section section) {
    Supervisors monitors = new Supervisors(section);
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      String monitor = probe.arguments().get(0);
      facts.put(
          probe,
          monitors.fact(
              monitor,
              monitor,
              output -> monitors.watched(monitor, probe.arguments().get(1), output)));
    }
    return facts;
  }

  /** Makes a fact of what a tool printed. */
  private interface Reader {
    Fact<Data> read(ToolOutputs.Output output);
  }

  private Fact<Data> fact(String name, String tool, Reader reader) {
    Optional<ToolOutputs.Output> output = outputs.of(name);
    return outputs.missing(name).isPresent()
        ? section.unknown(Cause.Reason.TOOL_MISSING, tool + " is not on this host")
        : output
            .map(reader::read)
            .orElseGet(
                () -> section.unknown(Cause.Reason.OTHER, tool + " did not come to its end"));
  }

  private Fact<Data> service(String supervisor, String name, ToolOutputs.Output output) {
    return switch (supervisor) {
      case "supervisor" -> supervisor(name, output);
      case "upstart" -> upstart(name, output);
      case "runit" -> folder(name, output, "sv", RUNIT, 2, RUNIT_ABSENT);
      default -> folder(name, output, "svstat", DAEMONTOOLS, 1, DAEMONTOOLS_ABSENT);
    };
  }

  private Fact<Data> supervisor(String name, ToolOutputs.Output output) {
    String all = String.join("\n", output.lines()).strip();
    Optional<String> line =
        output.lines().stream().filter(one -> isOf(SUPERVISOR, one, 1, name)).findFirst();
    // It ends with 3 where one of the services does not run; what is no table is an error.
    boolean table =
        output.lines().stream().allMatch(one -> one.isBlank() || SUPERVISOR.matcher(one).matches());
    if (!table || (all.isEmpty() && output.status() != 0)) {
      return cannotTell("supervisorctl", all + " " + output.said());
    }
    if (line.isEmpty()) {
      return section.absent(all);
    }
    Optional<Boolean> enabled =
        outputs.of("supervisor.config").stream()
            .flatMap(config -> config.lines().stream())
            .map(SUPERVISOR_CONFIG::matcher)
            .filter(one -> one.matches() && one.group(1).equals(name))
            .map(one -> one.group(2).equals("auto"))
            .findFirst();
    return state(line.get(), line.get().contains(" RUNNING "), enabled);
  }

  private Fact<Data> upstart(String name, ToolOutputs.Output output) {
    String all = String.join("\n", output.lines()).strip();
    if (output.status() != 0) {
      return cannotTell("initctl", all + " " + output.said());
    }
    List<Matcher> jobs =
        output.lines().stream()
            .map(UPSTART::matcher)
            .filter(job -> job.matches() && job.group(1).equals(name))
            .toList();
    if (jobs.isEmpty()) {
      return section.absent("");
    }
    Optional<Boolean> enabled =
        outputs
            .of("upstart.config")
            .filter(config -> config.status() == 0)
            .map(config -> startsOn(name, config.lines()));
    Matcher job =
        jobs.stream()
            .filter(one -> one.group(2).endsWith("/running"))
            .findFirst()
            .orElse(jobs.get(0));
    return state(job.group(), job.group(2).equals("start/running"), enabled);
  }

  private static boolean startsOn(String name, List<String> config) {
    int from = config.indexOf(name);
    for (int i = from + 1; from >= 0 && i < config.size() && config.get(i).startsWith(" "); i++) {
      if (UPSTART_CONFIG.matcher(config.get(i)).matches()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads what sv or svstat says; each says also where that is not what it would be at the start.
   */
  private Fact<Data> folder(
      String name,
      ToolOutputs.Output output,
      String tool,
      Pattern there,
      int group,
      Pattern absent) {
    for (String line : output.lines()) {
      if (isOf(absent, line, 1, name)) {
        return section.absent(line);
      }
      if (isOf(there, line, group, name)) {
        boolean running = line.startsWith("run: ") || line.contains(": up (pid ");
        boolean differs =
            line.replaceFirst(";.*", "").contains(running ? ", normally down" : ", normally up");
        return state(line, running, Optional.of(running != differs));
      }
    }
    return ASKED.matcher(name).matches()
        ? cannotTell(tool, String.join(" ", output.lines()) + " " + output.said())
        : section.absent("no service can have such a name");
  }

  private Fact<Data> watched(String monitor, String name, ToolOutputs.Output output) {
    String all = String.join("\n", output.lines()).strip();
    boolean known = false;
    boolean current = false;
    for (String line : output.lines()) {
      Matcher service = MONIT.matcher(line);
      Matcher state = (monitor.equals("monit") ? MONIT_STATE : GOD).matcher(line);
      if (monitor.equals("monit") && service.matches()) {
        known = true;
        current = service.group(1).equals(name);
      } else if (monitor.equals("monit") && state.matches() && current) {
        return watched(state.group(1));
      } else if (monitor.equals("god") && state.matches()) {
        known = true;
        if (state.group(1).equals(name)) {
          return watched(state.group(2));
        }
      }
    }
    return known && output.status() == 0
        ? section.absent("")
        : cannotTell(monitor, all + " " + output.said());
  }

  private Fact<Data> watched(String state) {
    return section.present(
        Data.map("monitored", !state.matches("(?i)unmonitored|not monitored"), "state", state),
        state);
  }

  private Fact<Data> state(String line, boolean running, Optional<Boolean> enabled) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("running", running);
    data.put("state", line.strip());
    enabled.ifPresent(known -> data.put("enabled", known));
    return section.present(Data.of(data), line);
  }

  private Fact<Data> cannotTell(String tool, String said) {
    return section.unknown(Cause.Reason.OTHER, tool + " can't tell: " + said.strip());
  }

  private static boolean isOf(Pattern form, String line, int group, String name) {
    Matcher matcher = form.matcher(line);
    return matcher.matches() && matcher.group(group).equals(name);
  }
}
