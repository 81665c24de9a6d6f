package dev.tenken.aws;

import dev.tenken.aws.Rules.Peer;
import dev.tenken.aws.Rules.PeerKind;
import dev.tenken.aws.Rules.Ports;
import dev.tenken.aws.Rules.Rule;
import dev.tenken.aws.lookup.IpRange;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** Whether a security group opens a port, by a protocol, for somebody, or for nobody else. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OpeningFinding extends Refinable {
  private final SecurityGroup group;
  private final Rules rules;
  private final boolean only;
  private final Optional<Ports> ports;
  private final Optional<String> protocol;
  private final List<String> peers;

  OpeningFinding(
      SecurityGroup group,
      Rules rules,
      boolean only,
      Optional<Ports> ports,
      Optional<String> protocol,
      List<String> peers) {
    this.group = group;
    this.rules = rules;
    this.only = only;
    this.ports = ports;
    this.protocol = protocol;
    this.peers = peers;
  }

  OpeningFinding port(Object port) {
    return new OpeningFinding(
        group, rules, only, Optional.of(SecurityGroup.ports(port)), protocol, peers);
  }

  /**
   * Narrows to a protocol: a name ({@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, {@code
   * esp} …), a number, or {@code all}. The port of ICMP is the type.
   */
  public OpeningFinding protocol(Object wanted) {
    return new OpeningFinding(
        group, rules, only, ports, Optional.of(Protocols.name(wanted)), peers);
  }

  /**
   * Narrows to whom: a CIDR block or address, IPv4 or IPv6, the id of a security group or prefix
   * list, the name of one, or a list of these. A group's name means the group of this one's VPC, or
   * if it has none the one group of the name elsewhere.
   */
  public OpeningFinding for_(Object wanted) {
    List<String> all = new ArrayList<>();
    for (Object one : wanted instanceof Iterable<?> several ? several : List.of(wanted)) {
      all.add(Wanted.text(one));
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("for([]) names nobody");
    }
    return new OpeningFinding(group, rules, only, ports, protocol, all);
  }

  /** The same as {@code for}. */
  public OpeningFinding target(Object wanted) {
    return for_(wanted);
  }

  /** The same as {@code for}. */
  public OpeningFinding source(Object wanted) {
    return for_(wanted);
  }

  @Override
  public Finding judge() {
    if (only && peers.isEmpty()) {
      throw new IllegalArgumentException("opened_only needs for(...): whom it is opened for");
    }
    // A peer that can't be is an error, whatever the rules are.
    peers.forEach(
        peer -> {
          if (IpRange.isOne(peer)) {
            IpRange.of(peer);
          } else {
            group.idsOf(peer);
          }
        });
    boolean holds =
        protocols().stream().anyMatch(this::isOpenedBy) && (!only || isClosedForOthers());
    String found = rules.where(this::concerns).show();
    if (!holds && !only && isOpenedInPart()) {
      // Neither opened nor closed: should_not must not pass on what is open to some.
      throw Missing.value("opened in part: " + found);
    }
    return Finding.of(holds, found);
  }

  /** Tells whether one of several ports is open, or any to one of several peers. */
  private boolean isOpenedInPart() {
    List<Optional<Ports>> parts =
        ports
            .map(range -> rules.parts(range).stream().map(Optional::of).toList())
            .orElse(List.of(Optional.empty()));
    List<List<String>> each =
        peers.isEmpty() ? List.of(List.of()) : peers.stream().map(List::of).toList();
    return parts.size() * each.size() > 1
        && parts.stream()
            .flatMap(
                part ->
                    each.stream()
                        .map(peer -> new OpeningFinding(group, rules, false, part, protocol, peer)))
            .anyMatch(one -> one.protocols().stream().anyMatch(one::isOpenedBy));
  }

  /** Returns the protocols by which it may be opened: the one asked for, else all of the rules. */
  private Set<String> protocols() {
    if (protocol.isPresent()) {
      return Set.of(protocol.get());
    }
    Set<String> all = new HashSet<>();
    rules.all().stream().map(Rule::protocol).filter(this::hasPorts).forEach(all::add);
    return all;
  }

  /** A port asked for without a protocol is one of those that have ports. */
  private boolean hasPorts(String name) {
    return ports.isEmpty() || protocol.isPresent() || Protocols.hasPorts(name);
  }

  private boolean concerns(Rule rule) {
    return (protocol.isEmpty() ? hasPorts(rule.protocol()) : rule.isOf(protocol.get()))
        && (ports.isEmpty() || rule.overlaps(ports.get()));
  }

  private boolean isOpenedBy(String name) {
    Rules opening = rules.where(rule -> rule.isOf(name) && concerns(rule));
    if (opening.all().isEmpty()) {
      return false;
    }
    if (peers.isEmpty()) {
      return ports.isEmpty()
          || opening.all().stream()
              .map(Rule::peer)
              .distinct()
              .anyMatch(
                  peer ->
                      opening
                          .where(rule -> rule.peer().equals(peer))
                          .atEachPort(ports.get(), rules -> !rules.isEmpty()));
    }
    return peers.stream().allMatch(peer -> isOpenedFor(opening, peer));
  }

  private boolean isOpenedFor(Rules opening, String peer) {
    if (ports.isEmpty()) {
      return opening.all().stream()
          .anyMatch(rule -> isOpenedFor(opening, peer, new Ports(rule.from(), rule.from())));
    }
    return isOpenedFor(opening, peer, ports.get());
  }

  private boolean isOpenedFor(Rules opening, String peer, Ports range) {
    if (!IpRange.isOne(peer)) {
      Set<String> ids = group.idsOf(peer);
      return opening.atEachPort(
          range, rules -> rules.stream().anyMatch(rule -> ids.contains(rule.peer().value())));
    }
    IpRange wanted = IpRange.of(peer);
    if (opening.atEachPort(range, rules -> wanted.isCoveredBy(ranges(rules, false)))) {
      return true;
    }
    lists(opening).forEach(group::wantEntriesOf);
    return !lists(opening).isEmpty()
        && opening.atEachPort(range, rules -> wanted.isCoveredBy(ranges(rules, true)));
  }

  private static List<String> lists(Rules opening) {
    return opening.all().stream()
        .map(Rule::peer)
        .filter(peer -> peer.kind() == PeerKind.PREFIX_LIST)
        .map(Peer::value)
        .distinct()
        .toList();
  }

  /** Returns the addresses that rules let in, those of prefix lists too if wanted. */
  private List<IpRange> ranges(List<Rule> opening, boolean withLists) {
    List<IpRange> ranges = new ArrayList<>();
    for (Rule rule : opening) {
      if (rule.peer().isRange()) {
        ranges.add(IpRange.of(rule.peer().value()));
      } else if (withLists && rule.peer().kind() == PeerKind.PREFIX_LIST) {
        ranges.addAll(group.entriesOf(rule.peer().value()));
      }
    }
    return ranges;
  }

  /** Tells whether each rule that concerns the port is for one of the given peers. */
  private boolean isClosedForOthers() {
    List<IpRange> given = peers.stream().filter(IpRange::isOne).map(IpRange::of).toList();
    Set<String> ids = new HashSet<>();
    peers.stream()
        .filter(peer -> !IpRange.isOne(peer))
        .forEach(peer -> ids.addAll(group.idsOf(peer)));
    return rules.where(this::concerns).all().stream()
        .map(Rule::peer)
        .distinct()
        .allMatch(
            peer ->
                ids.contains(peer.value())
                    || (peer.isRange() && IpRange.of(peer.value()).isCoveredBy(given))
                    || (peer.kind() == PeerKind.PREFIX_LIST
                        && !given.isEmpty()
                        && group.entriesOf(peer.value()).stream()
                            .allMatch(entry -> entry.isCoveredBy(given))));
  }
}
