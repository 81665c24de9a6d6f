package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code port.sh} says of the sockets that listen on a host. */
final class ListeningSockets {
  private static final Pattern SS_PROCESS = Pattern.compile("\\(\"(.*?)\",pid=(\\d+),fd=\\d+\\)");
  private static final Pattern NETSTAT_PROCESS = Pattern.compile("\\s(\\d+)/([^:]+?)(:.*)?\\s*$");

  private final Section section;
  private final String tool;
  private final boolean root;
  private final List<Socket> sockets = new ArrayList<>();

  private ListeningSockets(Section section) {
    this.section = section;
    List<String> lines = section.text().lines().toList();
    root = !lines.isEmpty() && lines.get(0).equals("root");
    int first = root ? 1 : 0;
    tool = lines.size() > first ? lines.get(first).replaceFirst("^tool ", "") : "none";
    for (String line : lines.subList(Math.min(first + 1, lines.size()), lines.size())) {
      String[] word = line.strip().split("\\s+", -1);
      if (word.length > 4) {
        switch (tool) {
          case "ss" -> ss(line, word);
          case "netstat" -> netstat(line, word);
          default -> proc(line, word);
        }
      }
    }
  }

  static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    ListeningSockets all = new ListeningSockets(section);
    Map<Probe, Fact<Data>> facts = new HashMap<>();
    for (Probe probe : probes) {
      facts.put(probe, all.fact(Integer.parseInt(probe.argument())));
    }
    return facts;
  }

  private Fact<Data> fact(int port) {
    if (tool.equals("none")) {
      return section.unknown(
          Cause.Reason.TOOL_MISSING, "neither ss nor netstat nor /proc/net/tcp can be read");
    }
    String source =
        tool.equals("proc")
            ? "/proc/net/tcp, tcp6, udp, udp6"
            : tool + " -tulnp" + (tool.equals("netstat") ? "W" : "");
    List<Socket> found = sockets.stream().filter(socket -> socket.port == port).toList();
    String raw = String.join("\n", found.stream().map(socket -> socket.line.strip()).toList());
    return found.isEmpty()
        ? new Fact.Absent<>(section.evidence(source, raw))
        : new Fact.Present<>(
            Data.map("root", root, "sockets", found.stream().map(this::data).toList()),
            section.evidence(source, raw));
  }

  private Data data(Socket socket) {
    return Data.map(
        "transport", socket.transport,
        "address", socket.address.text(),
        "ipv4", ipv4(socket),
        "ipv6", socket.ipv6,
        "processes", socket.processes);
  }

  /**
   * Tells whether a socket takes IPv4: {@code yes}, {@code no}, or {@code unknown} for a wildcard
   * of IPv6 of which the tool does not say whether it takes IPv4 too.
   */
  private String ipv4(Socket socket) {
    if (!socket.ipv6 || socket.address.isMapped() || socket.both.orElse(false)) {
      return "yes";
    }
    boolean open = socket.both.isEmpty() && socket.address.isWildcard();
    // With a wildcard of IPv4 beside it, it could not take IPv4 as well.
    boolean beside =
        sockets.stream()
            .anyMatch(
                other ->
                    other.port == socket.port
                        && other.transport.equals(socket.transport)
                        && !other.ipv6
                        && other.address.isWildcard());
    return open && !beside ? "unknown" : "no";
  }

  private void ss(String line, String[] word) {
    String transport = word[0];
    if (!(transport.equals("tcp") && word[1].equals("LISTEN"))
        && !(transport.equals("udp") && word[1].equals("UNCONN"))) {
      return;
    }
    List<Data> processes = new ArrayList<>();
    Matcher process = SS_PROCESS.matcher(line);
    while (process.find()) {
      processes.add(process(process.group(1), process.group(2)));
    }
    // A star, with %lo behind it where an interface is bound to, is a wildcard that takes both;
    // older ones write three
    // colons without telling.
    String local = word[4];
    boolean star = local.startsWith("*");
    boolean plain = local.startsWith(":::");
    add(
        line,
        transport,
        local,
        star || plain || local.startsWith("["),
        star ? Optional.of(true) : plain ? Optional.empty() : Optional.of(false),
        processes);
  }

  private void netstat(String line, String[] word) {
    if (word[0].startsWith("tcp") ? !line.contains(" LISTEN ") : !word[0].startsWith("udp")) {
      return;
    }
    List<Data> processes = new ArrayList<>();
    Matcher process = NETSTAT_PROCESS.matcher(line);
    if (process.find()) {
      processes.add(process(process.group(2), process.group(1)));
    }
    boolean ipv6 = word[0].endsWith("6");
    String local = ipv6 && word[3].contains(".") ? "::ffff:" + word[3] : word[3];
    add(line, word[0].substring(0, 3), local, ipv6, Optional.empty(), processes);
  }

  private void proc(String line, String[] word) {
    // protocol, number, local, remote, state
    boolean tcp = word[0].startsWith("tcp");
    if (!word[4].equals(tcp ? "0A" : "07")) {
      return;
    }
    String[] local = word[2].split(":", -1);
    sockets.add(
        new Socket(
            line,
            word[0].substring(0, 3),
            Integer.parseInt(local[1], 16),
            Address.ofKernel(local[0]),
            word[0].endsWith("6"),
            Optional.empty(),
            List.of()));
  }

  private void add(
      String line,
      String transport,
      String local,
      boolean ipv6,
      Optional<Boolean> both,
      List<Data> processes) {
    int colon = local.lastIndexOf(':');
    String port = local.substring(colon + 1);
    if (port.matches("\\d{1,5}")) {
      String address = local.substring(0, colon);
      sockets.add(
          new Socket(
              line,
              transport,
              Integer.parseInt(port),
              Address.of(address.startsWith("*") ? "::" : address),
              ipv6,
              both,
              processes));
    }
  }

  private static Data process(String name, String pid) {
    return Data.map("name", name, "pid", Long.valueOf(pid));
  }

  /**
   * One socket; {@code both} says whether an IPv6 one takes IPv4 too, empty if that is not told.
   */
  private record Socket(
      String line,
      String transport,
      int port,
      Address address,
      boolean ipv6,
      Optional<Boolean> both,
      List<Data> processes) {}
}
