package dev.tenken.aws;

import dev.tenken.dsl.fact.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The rules of one direction of a security group: one protocol, ports and peer each. */
record Rules(List<Rule> all) {
  /** Whom a rule lets in or out. */
  enum PeerKind {
    IPV4,
    IPV6,
    PREFIX_LIST,
    GROUP
  }

  /** The other side of a rule: a CIDR block, or the id of a prefix list or security group. */
  record Peer(PeerKind kind, String value) {
    boolean isRange() {
      return kind == PeerKind.IPV4 || kind == PeerKind.IPV6;
    }
  }

  /**
   * One rule.
   *
   * @param protocol the name, or the number of one without a name; {@code all} for every protocol
   * @param from the first port; of ICMP the type
   * @param to the last port; of ICMP the type
   * @param code the ICMP code; -1 for all
   */
  record Rule(String protocol, long from, long to, long code, Peer peer, String description) {
    boolean isOf(String wanted) {
      return protocol.equals(Protocols.ALL) || protocol.equals(wanted);
    }

    /** Tells whether it is for every port, or of ICMP for every type. */
    boolean isForEvery() {
      return from == 0 && to == Ports.LAST;
    }

    boolean overlaps(Ports ports) {
      return from <= ports.to && ports.from <= to;
    }

    String show() {
      String ports = isForEvery() ? "" : " " + from + (from == to ? "" : "-" + to);
      return (protocol.equals(Protocols.ALL) ? "all traffic" : protocol)
          + ports
          + " "
          + peer.value();
    }
  }

  /** A range of ports. */
  record Ports(long from, long to) {
    static final long LAST = 65_535;
    static final Ports EVERY = new Ports(0, LAST);
  }

  static Rules of(List<Data> permissions) {
    List<Rule> rules = new ArrayList<>();
    for (Data permission : permissions) {
      add(rules, permission, "ip_ranges", "cidr_ip", PeerKind.IPV4);
      add(rules, permission, "ipv6_ranges", "cidr_ipv6", PeerKind.IPV6);
      add(rules, permission, "prefix_list_ids", "prefix_list_id", PeerKind.PREFIX_LIST);
      add(rules, permission, "user_id_group_pairs", "group_id", PeerKind.GROUP);
    }
    return new Rules(List.copyOf(rules));
  }

  private static void add(
      List<Rule> rules, Data permission, String list, String member, PeerKind kind) {
    String protocol = Protocols.name(permission.text("ip_protocol"));
    long from = permission.find("from_port").map(Data::number).orElse(-1L);
    long to = permission.find("to_port").map(Data::number).orElse(-1L);
    boolean hasAll = protocol.equals(Protocols.ALL) || from < 0;
    for (Data peer : permission.list(list)) {
      rules.add(
          new Rule(
              protocol,
              hasAll ? 0 : from,
              hasAll ? Ports.LAST : Protocols.isIcmp(protocol) ? from : to,
              Protocols.isIcmp(protocol) ? to : -1,
              new Peer(kind, peer.text(member)),
              peer.text("description")));
    }
  }

  Rules where(Predicate<Rule> wanted) {
    return new Rules(all.stream().filter(wanted).toList());
  }

  /** Returns single ports of a range, one for all that the same rules open. */
  List<Ports> parts(Ports ports) {
    TreeSet<Long> starts = new TreeSet<>(List.of(ports.from));
    for (Rule rule : all) {
      starts.add(rule.from);
      starts.add(rule.to + 1);
    }
    return starts.subSet(ports.from, true, ports.to, true).stream()
        .map(port -> new Ports(port, port))
        .toList();
  }

  /**
   * Tells whether something holds of the rules that open each single port of a range, whichever
   * those are.
   */
  boolean atEachPort(Ports ports, Predicate<List<Rule>> holds) {
    return parts(ports).stream()
        .allMatch(part -> holds.test(all.stream().filter(rule -> rule.overlaps(part)).toList()));
  }

  String show() {
    return all.isEmpty()
        ? "no rules"
        : all.stream().map(Rule::show).sorted().collect(Collectors.joining("; "));
  }
}
