package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The network interfaces of a host: {@code ip} asks the kernel, {@code /sys} may show another
 * network namespace.
 */
final class Interfaces {
  static final HostKind KIND =
      HostKind.of("interfaces", 0, Interfaces::read)
          .quick()
          .source("ip -o link; ip -o address; /sys/class/net");
  static final Probe ALL = KIND.probe();
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\d+: (\\S+?)(?:@\\S+)?\\s+inet(6?) (\\S+?)(/\\d+)?(?: peer \\S+?(/\\d+)?)? .*");
  private static final Pattern LINK =
      Pattern.compile(
          "(\\d+): (\\S+?)(?:@\\S+)?: <(\\S*?)> mtu (\\d+)(?:.*? state (\\S+))?"
              + "(?:.*?link/\\S+ ([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2})+))?.*");
  private static final Pattern MASTER = Pattern.compile("[^\\\\]*? master (\\S+) .*");
  private static final int FLAG_UP = 1;

  private final Map<String, Map<String, Object>> links = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> files = new LinkedHashMap<>();
  private final Map<String, List<String>> ipv4 = new LinkedHashMap<>();
  private final Map<String, List<String>> ipv6 = new LinkedHashMap<>();
  private Map<String, Object> file = new LinkedHashMap<>();
  private final Map<String, String> kinds = new LinkedHashMap<>();
  private boolean untold;
  private String problem = "";

  private Interfaces() {}

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Interfaces found = new Interfaces();
    Lines.of(section).all().forEach(found::take);
    return Map.of(
        probes.get(0),
        found.isNothing()
            ? section.unknown(Cause.Reason.TOOL_MISSING, "there is neither ip nor /sys/class/net")
            : section.present(found.data(), section.text()));
  }

  private void take(Lines.Line line) {
    switch (line.tag()) {
      case "link" -> link(line.text());
      case "inet" -> address(line.text());
      case "failed", "missing" -> problem = line.text();
      case "interface" -> {
        file = new LinkedHashMap<>();
        files.put(line.text(), file);
      }
      case "bond", "bridge" -> {
        Matcher matcher = LINK.matcher(line.text());
        if (matcher.matches()) {
          kinds.put(matcher.group(2), line.tag());
        }
      }
      case "untold" -> untold = true;
      case "operstate", "address", "kind" -> file.put(line.tag(), line.text());
      case "flags" -> file.put("up", (Integer.decode(line.text()) & FLAG_UP) != 0);
      case "speed", "mtu", "ifindex", "master_index" ->
          file.put(line.tag(), Long.parseLong(line.text()));
      default -> {}
    }
  }

  private void link(String line) {
    Matcher matcher = LINK.matcher(line);
    if (!matcher.matches()) {
      return;
    }
    Map<String, Object> link = new LinkedHashMap<>();
    List<String> flags = List.of(matcher.group(3).split(",", -1));
    String state = Optional.ofNullable(matcher.group(5)).orElse("").toLowerCase(Locale.ROOT);
    if (state.isEmpty()) {
      // The ip of busybox does not tell the state.
      state = flags.contains("LOWER_UP") ? "up" : "down";
    }
    link.put("ifindex", Long.parseLong(matcher.group(1)));
    link.put("up", flags.contains("UP"));
    link.put("operstate", state);
    link.put("mtu", Long.parseLong(matcher.group(4)));
    if (matcher.group(6) != null) {
      link.put("address", matcher.group(6).toLowerCase(Locale.ROOT));
    }
    Matcher master = MASTER.matcher(line);
    if (master.matches()) {
      link.put("master", master.group(1));
    }
    links.put(matcher.group(2), link);
  }

  private void address(String line) {
    Matcher matcher = ADDRESS.matcher(line);
    if (matcher.matches()) {
      String prefix = Optional.ofNullable(matcher.group(4)).orElse(matcher.group(5));
      (matcher.group(2).isEmpty() ? ipv4 : ipv6)
          .computeIfAbsent(matcher.group(1), name -> new ArrayList<>())
          .add(matcher.group(3) + (prefix == null ? "" : prefix));
    }
  }

  private boolean isNothing() {
    return links.isEmpty() && files.isEmpty();
  }

  private Data data() {
    files.values().forEach(this::nameMaster);
    List<Map<String, Object>> all = new ArrayList<>();
    (links.isEmpty() ? files : links)
        .forEach(
            (name, one) -> {
              Map<String, Object> whole = new LinkedHashMap<>(one);
              Map<String, Object> told = files.getOrDefault(name, Map.of());
              boolean same =
                  Objects.equals(told.get("ifindex"), one.get("ifindex"))
                      && Objects.equals(told.get("address"), one.get("address"));
              whole.put("name", name);
              whole.put("known_to_sys", same);
              whole.put("speed", same ? told.getOrDefault("speed", 0L) : 0L);
              whole.put("up", isUp(one));
              kind(name, same ? told : Map.of()).ifPresent(kind -> whole.put("kind", kind));
              whole.put("ipv4", ipv4.getOrDefault(name, List.of()));
              whole.put("ipv6", ipv6.getOrDefault(name, List.of()));
              all.add(whole);
            });
    return Data.map("interfaces", all, "problem", problem);
  }

  private void nameMaster(Map<String, Object> one) {
    Object index = one.remove("master_index");
    files.forEach(
        (name, other) -> {
          if (index != null && index.equals(other.get("ifindex"))) {
            one.put("master", name);
          }
        });
  }

  /**
   * Returns the kind, empty where nothing tells it: neither this ip, nor a /sys of another network
   * namespace.
   */
  private Optional<String> kind(String name, Map<String, Object> same) {
    if (!links.isEmpty() && !untold) {
      return Optional.of(kinds.getOrDefault(name, "other"));
    }
    return same.isEmpty()
        ? Optional.empty()
        : Optional.of(String.valueOf(same.getOrDefault("kind", "other")));
  }

  private static boolean isUp(Map<String, Object> one) {
    Object state = one.getOrDefault("operstate", "");
    return Boolean.TRUE.equals(one.get("up")) && (state.equals("up") || state.equals("unknown"));
  }
}
