package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code process.sh} says of the processes of a host. */
final class ProcessTable {
  /** The probe's first argument for a name that must be met exactly. */
  static final String EXACT = "name";

  /** The probe's first argument for a regular expression, searched in name and arguments. */
  static final String PATTERN = "pattern";

  /** The member that says of a process that there may be others, which can't be seen. */
  static final String HIDDEN = "others_hidden";

  static final String HIDDEN_MESSAGE =
      "/proc hides other users' processes (hidepid) from the asking user";

  /** The bytes of a process's name that the kernel keeps. */
  private static final int KERNEL_NAME_LENGTH = 15;

  private static final Set<String> LOGIN =
      Set.of(
          "sh", "ash", "dash", "bash", "zsh", "ksh", "mksh", "csh", "tcsh", "fish", "busybox",
          "sudo", "su", "doas", "setsid", "timeout");

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)\\s+(\\S+)"
              + "\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(.*?)\\s+\\1(?: (.*))?");

  private static final Pattern STATUS = Pattern.compile("(\\d+)/status:(\\w+):\\s*(.*)");

  private final Section section;
  private final Map<Long, Entry> entries = new TreeMap<>();
  private long own;
  private boolean hidden;
  private final boolean told;

  private ProcessTable(Section section) {
    this.section = section;
    Map<String, List<String>> parts = new HashMap<>();
    String form = "";
    for (String line : section.text().split("\n", -1)) {
      if (!form.isEmpty()) {
        if (form.equals("procps")) {
          add(line);
        } else if (line.length() > 2) {
          parts
              .computeIfAbsent(line.substring(0, 1), key -> new ArrayList<>())
              .add(line.substring(2));
        }
      } else if (line.startsWith("own ")) {
        own = Long.parseLong(line.substring(4));
      } else if (line.equals("hidden")) {
        hidden = true;
      } else if (line.startsWith("form ")) {
        form = line.substring(5);
      }
    }
    if (form.equals("proc")) {
      addAll(parts);
    }
    told = !entries.isEmpty();
    dropOwn();
  }

  static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    ProcessTable table = new ProcessTable(section);
    Map<Probe, Fact<Data>> facts = new HashMap<>();
    for (Probe probe : probes) {
      facts.put(probe, table.fact(probe.arguments().get(0), probe.arguments().get(1)));
    }
    return facts;
  }

  private Fact<Data> fact(String mode, String wanted) {
    if (!told) {
      return section.unknown(Cause.Reason.OTHER, "neither ps nor /proc told of any process");
    }
    List<Entry> found =
        entries.values().stream()
            .filter(
                mode.equals(PATTERN)
                    ? entry -> entry.isFoundBy(Pattern.compile(wanted))
                    : entry -> entry.isNamed(wanted))
            .toList();
    if (found.isEmpty()) {
      return hidden
          ? section.unknown(Cause.Reason.PERMISSION_DENIED, HIDDEN_MESSAGE)
          : section.absent("");
    }
    return section.present(
        Data.of(found.stream().map(this::data).toList()),
        String.join("\n", found.stream().map(Entry::raw).toList()));
  }

  private Object data(Entry entry) {
    if (!hidden) {
      return entry.data;
    }
    Map<String, Object> data = new LinkedHashMap<>();
    entry.data.names().forEach(name -> data.put(name, entry.data.get(name)));
    data.put(HIDDEN, true);
    return data;
  }

  private void add(String line) {
    Matcher part = LINE.matcher(line);
    if (part.matches()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("pid", Long.valueOf(part.group(1)));
      data.put("ppid", Long.valueOf(part.group(2)));
      data.put("pgid", Long.valueOf(part.group(3)));
      data.put("sid", Long.valueOf(part.group(4)));
      data.put("rss", Long.parseLong(part.group(5)) * 1024);
      data.put("vsz", Long.parseLong(part.group(6)) * 1024);
      data.put("etimes", Long.valueOf(part.group(7)));
      data.put("nice", part.group(8));
      data.put("tty", part.group(9));
      data.put("stat", part.group(10));
      data.put("user", part.group(11));
      data.put("group", part.group(12));
      data.put("comm", part.group(13));
      data.put("args", part.group(14) == null ? "" : part.group(14));
      put(data);
    }
  }

  private void addAll(Map<String, List<String>> parts) {
    Map<String, String> users = names(parts.getOrDefault("u", List.of()));
    Map<String, String> groups = names(parts.getOrDefault("g", List.of()));
    Map<Long, String> arguments = new HashMap<>();
    for (String line : parts.getOrDefault("a", List.of())) {
      String[] word = line.split(" ", 2);
      // busybox puts the kernel's name in braces where the arguments begin otherwise.
      arguments.put(
          Long.valueOf(word[0]), word.length < 2 ? "" : word[1].replaceFirst("^\\{[^}]*\\} ", ""));
    }
    Map<Long, Map<String, String>> statuses = new TreeMap<>();
    for (String line : parts.getOrDefault("s", List.of())) {
      Matcher part = STATUS.matcher(line);
      if (part.matches()) {
        statuses
            .computeIfAbsent(Long.valueOf(part.group(1)), key -> new HashMap<>())
            .put(part.group(2), part.group(3));
      }
    }
    statuses.forEach(
        (pid, status) -> {
          if (status.containsKey("Name") && status.containsKey("State")) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("pid", pid);
            data.put("ppid", Long.valueOf(status.getOrDefault("PPid", "0")));
            data.put("rss", kibibytes(status.getOrDefault("VmRSS", "0 kB")));
            data.put("vsz", kibibytes(status.getOrDefault("VmSize", "0 kB")));
            data.put("stat", status.get("State").substring(0, 1));
            data.put("user", effective(status.getOrDefault("Uid", ""), users));
            data.put("group", effective(status.getOrDefault("Gid", ""), groups));
            data.put("comm", status.get("Name"));
            data.put("args", arguments.getOrDefault(pid, ""));
            put(data);
          }
        });
  }

  /** Returns the names by id of lines of /etc/passwd or /etc/group. */
  private static Map<String, String> names(List<String> lines) {
    Map<String, String> names = new HashMap<>();
    for (String line : lines) {
      String[] part = line.split(":", -1);
      if (part.length > 2) {
        names.putIfAbsent(part[2], part[0]);
      }
    }
    return names;
  }

  private static String effective(String ids, Map<String, String> names) {
    String[] id = ids.split("\\s+", -1);
    String effective = id.length > 1 ? id[1] : "";
    return names.getOrDefault(effective, effective);
  }

  private static long kibibytes(String text) {
    return Long.parseLong(text.replaceAll("\\D", "")) * 1024;
  }

  private void put(Map<String, Object> data) {
    Entry entry = new Entry(Data.of(data));
    entries.put(entry.data.number("pid"), entry);
  }

  /** Leaves out the batch itself, and the shells and sudo that it was started by. */
  private void dropOwn() {
    Set<Long> mine = new HashSet<>(Set.of(own));
    boolean more = true;
    while (more) {
      more = false;
      for (Entry entry : entries.values()) {
        more |= mine.contains(entry.data.number("ppid")) && mine.add(entry.data.number("pid"));
      }
    }
    Entry above = entries.get(own);
    while (above != null) {
      mine.add(above.data.number("pid"));
      above = entries.get(above.data.number("ppid"));
      if (above != null && !LOGIN.contains(above.data.text("comm"))) {
        above = null;
      }
    }
    mine.forEach(entries::remove);
  }

  /** One process. */
  private record Entry(Data data) {
    boolean isNamed(String name) {
      String comm = data.text("comm");
      return comm.equals(name)
          || (comm.getBytes(StandardCharsets.UTF_8).length == KERNEL_NAME_LENGTH
              && name.startsWith(comm)
              && program().equals(name));
    }

    boolean isFoundBy(Pattern pattern) {
      return pattern.matcher(data.text("args")).find() || pattern.matcher(data.text("comm")).find();
    }

    /** Returns the file name of the program, as its first argument says. */
    private String program() {
      String first = data.text("args").split(" ", 2)[0];
      return first.substring(first.lastIndexOf('/') + 1);
    }

    String raw() {
      return data.text("pid") + " " + data.text("user") + " " + data.text("args");
    }
  }
}
