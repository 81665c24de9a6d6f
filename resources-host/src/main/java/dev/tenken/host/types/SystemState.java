package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the machine: memory, processors, disks, mounts, and what it runs on. */
final class SystemState {
  /** The machine. */
  static final Probe PROBE =
      HostKind.of("system", 0, SystemState::read)
          .source("/proc, /sys, systemd-detect-virt")
          .probe();

  /** Sizes and use of the mounted file systems. */
  static final Probe FILESYSTEMS =
      HostKind.of("filesystems", 0, SystemState::filesystems).source("df -P").probe();

  /** The fully qualified name. */
  static final Probe FQDN = HostKind.of("fqdn", 0, SystemState::fqdn).source("hostname -f").probe();

  private static final Pattern MEMORY = Pattern.compile("(\\w+):\\s+(\\d+) kB");
  private static final Pattern PROCESSOR = Pattern.compile("([^:]*?)\\s*:\\s*(.*)");
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
  private static final Pattern DF =
      Pattern.compile("(.+?)\\s+(\\d+|-)\\s+(\\d+|-)\\s+(-?\\d+|-)\\s+(\\d+%|-)\\s+(/.*)");
  private static final Map<Pattern, String> MACHINES = machines();

  private SystemState() {}

  private static Map<Pattern, String> machines() {
    // The words are those of systemd-detect-virt.
    Map<Pattern, String> machines = new LinkedHashMap<>();
    machines.put(Pattern.compile("Amazon EC2"), "amazon");
    machines.put(Pattern.compile("Google"), "google");
    machines.put(Pattern.compile("VMware"), "vmware");
    machines.put(Pattern.compile("VirtualBox|innotek"), "oracle");
    machines.put(Pattern.compile("Xen"), "xen");
    machines.put(Pattern.compile("Virtual Machine|Hyper-V"), "microsoft");
    machines.put(Pattern.compile("KVM"), "kvm");
    machines.put(Pattern.compile("QEMU"), "qemu");
    return machines;
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Lines lines = Lines.of(section);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("memory", memory(lines.texts("/proc/meminfo")));
    data.put("cpu", cpu(lines.texts("/proc/cpuinfo")));
    lines
        .first("/proc/uptime")
        .map(line -> new BigDecimal(line.split(" ", 2)[0]))
        .ifPresent(seconds -> data.put("uptime", seconds));
    lines
        .first("/proc/loadavg")
        .map(line -> Arrays.stream(line.split(" ", 4)).limit(3).map(BigDecimal::new).toList())
        .ifPresent(load -> data.put("load", load));
    data.put("virtualization", virtualization(lines));
    timezone(lines).ifPresent(zone -> data.put("timezone", zone));
    lines.first("offset").ifPresent(offset -> data.put("utc_offset", offset));
    data.put("mounts", lines.texts("/proc/self/mounts").stream().map(SystemState::mount).toList());
    data.put("devices", devices(lines));
    return Map.of(probes.get(0), section.present(Data.of(data), section.text()));
  }

  private static Data memory(List<String> lines) {
    Map<String, Object> bytes = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher matcher = MEMORY.matcher(line);
      if (matcher.matches()) {
        bytes.put(matcher.group(1), Long.parseLong(matcher.group(2)) * 1024);
      }
    }
    return Data.of(bytes);
  }

  private static Data cpu(List<String> lines) {
    Map<String, String> first = new HashMap<>();
    Set<String> sockets = new HashSet<>();
    Set<String> cores = new HashSet<>();
    String socket = "";
    long total = 0;
    for (String line : lines) {
      Matcher matcher = PROCESSOR.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      first.putIfAbsent(matcher.group(1), matcher.group(2));
      switch (matcher.group(1)) {
        case "processor" -> total++;
        case "physical id" -> {
          socket = matcher.group(2);
          sockets.add(socket);
        }
        case "core id" -> cores.add(socket + "/" + matcher.group(2));
        default -> {}
      }
    }
    Map<String, Object> cpu = new LinkedHashMap<>();
    cpu.put("total", total);
    cpu.put("cores", (long) cores.size());
    cpu.put("sockets", (long) sockets.size());
    // Processors other than x86 name themselves in other lines, or not at all.
    cpu.put("model", first.getOrDefault("model name", first.getOrDefault("Processor", "")));
    cpu.put("vendor", first.getOrDefault("vendor_id", first.getOrDefault("CPU implementer", "")));
    return Data.of(cpu);
  }

  private static String virtualization(Lines lines) {
    Optional<String> told =
        lines.first("virtualization").filter(word -> !word.isEmpty()).or(() -> container(lines));
    if (told.isPresent()) {
      return told.get();
    }
    for (String machine : lines.texts("dmi")) {
      for (Map.Entry<Pattern, String> known : MACHINES.entrySet()) {
        if (known.getKey().matcher(machine).find()) {
          return known.getValue();
        }
      }
    }
    return lines
        .first("hypervisor")
        .or(() -> lines.first("guest").map(yes -> "vm-other"))
        .orElse("none");
  }

  private static Optional<String> container(Lines lines) {
    return lines.first("container").filter(word -> !word.isEmpty());
  }

  private static Optional<String> timezone(Lines lines) {
    return lines
        .first("localtime")
        .filter(link -> link.contains("zoneinfo/"))
        .map(link -> link.substring(link.indexOf("zoneinfo/") + "zoneinfo/".length()))
        .or(() -> lines.first("timezone"));
  }

  private static Data mount(String line) {
    String[] words = line.split(" ", -1);
    return Data.map(
        "device",
        unescaped(words[0]),
        "path",
        unescaped(words[1]),
        "type",
        words[2],
        "options",
        Arrays.asList(words[3].split(",", -1)));
  }

  private static String unescaped(String word) {
    return OCTAL
        .matcher(word)
        .replaceAll(
            octal ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(octal.group(1), 8))));
  }

  private static List<Map<String, Object>> devices(Lines lines) {
    List<Map<String, Object>> devices = new ArrayList<>();
    for (Lines.Line line : lines.all()) {
      if (line.tag().equals("device")) {
        devices.add(new LinkedHashMap<>(Map.of("name", line.text())));
      } else if (!devices.isEmpty()) {
        Map<String, Object> device = devices.get(devices.size() - 1);
        switch (line.tag()) {
          // The kernel counts in units of 512 bytes whatever the disk's own are.
          case "size" -> device.put("size", Long.parseLong(line.text()) * 512);
          case "removable", "ro", "rotational" -> device.put(line.tag(), line.text().equals("1"));
          case "model", "vendor" -> device.put(line.tag(), line.text().strip());
          default -> {}
        }
      }
    }
    return devices;
  }

  private static Map<Probe, Fact<Data>> filesystems(List<Probe> probes, Section section) {
    Lines lines = Lines.of(section);
    Optional<String> failure = lines.first("failed");
    if (failure.isPresent()) {
      return Unknowns.all(probes, section, Cause.Reason.TOOL_MISSING, failure.get());
    }
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    for (String line : lines.texts("blocks")) {
      Matcher matcher = DF.matcher(line);
      if (matcher.matches()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("device", matcher.group(1));
        put(one, "size", matcher.group(2), 1024);
        put(one, "used", matcher.group(3), 1024);
        put(one, "available", matcher.group(4), 1024);
        put(one, "used_percent", matcher.group(5).replace("%", ""), 1);
        // The last one mounted at a place is the one that is seen.
        all.put(matcher.group(6), one);
      }
    }
    for (String line : lines.texts("inodes")) {
      Matcher matcher = DF.matcher(line);
      if (matcher.matches() && all.containsKey(matcher.group(6))) {
        Map<String, Object> one = all.getOrDefault(matcher.group(6), Map.of());
        put(one, "inodes", matcher.group(2), 1);
        put(one, "inodes_used", matcher.group(3), 1);
        put(one, "inodes_used_percent", matcher.group(5).replace("%", ""), 1);
      }
    }
    return Map.of(probes.get(0), section.present(Data.of(all), section.text()));
  }

  private static void put(Map<String, Object> map, String name, String digits, long unit) {
    if (digits.matches("-?\\d{1,15}")) {
      map.put(name, Long.parseLong(digits) * unit);
    }
  }

  private static Map<Probe, Fact<Data>> fqdn(List<Probe> probes, Section section) {
    Lines lines = Lines.of(section);
    return Map.of(
        probes.get(0),
        lines
            .first("fqdn")
            .map(name -> section.present(Data.map("fqdn", name), name))
            .orElseGet(
                () ->
                    section.unknown(
                        Cause.Reason.OTHER, lines.first("failed").orElse("no answer"))));
  }
}
