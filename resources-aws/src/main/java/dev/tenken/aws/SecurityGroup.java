package dev.tenken.aws;

import dev.tenken.aws.Rules.Ports;
import dev.tenken.aws.lookup.Ids;
import dev.tenken.aws.lookup.IpRange;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.aws.lookup.VpcApi;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Word;
import groovy.lang.Range;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A security group, by id, ARN, group name or {@code Name} tag, or by filters; {@code vpc:} says of
 * which VPC.
 *
 * <p>A port is opened for a CIDR block when the rules together let in all its addresses, IPv4 or
 * IPv6, those of prefix lists included; for a security group or a prefix list, when a rule names
 * it. Several ports are opened when all are, for several peers when for each: where only some are,
 * {@code should} and {@code should_not} both fail. Source: {@code ec2:DescribeSecurityGroups};
 * names of peers and the entries of prefix lists are looked up when a verdict depends on them.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SecurityGroup extends AwsResource {
  private static final Schema SCHEMA =
      Schema.of(software.amazon.awssdk.services.ec2.model.SecurityGroup.builder().build());

  private static final String INBOUND = "ip_permissions";
  private static final String OUTBOUND = "ip_permissions_egress";

  /** How the console shows a group of another account. */
  private static final Pattern ID_WITH_ACCOUNT = Pattern.compile("^\\d{12}/(sg-)");

  SecurityGroup(Identity identity) {
    super("Security group", identity, VpcApi.SECURITY_GROUP, SCHEMA);
  }

  /** {@code security_group('web')}: by id, ARN, group name or {@code Name} tag. */
  @Word
  public static SecurityGroup security_group(Spec spec, String id) {
    return security_group(spec, Map.of(), id);
  }

  /** {@code security_group(tag: [Role: 'web'])}. */
  @Word
  public static SecurityGroup security_group(Spec spec, Map<String, Object> options) {
    return security_group(spec, options, "");
  }

  /** {@code security_group('web', vpc: 'production')}; {@code aws: 'us'} names the AWS target. */
  @Word
  public static SecurityGroup security_group(Spec spec, Map<String, Object> options, String id) {
    return new SecurityGroup(Identity.of(spec, "security_group", options, id, "vpc"));
  }

  /** Tells whether any rule lets anything in. */
  public OpeningFinding isOpened() {
    return inbound().isOpened();
  }

  /**
   * Tells whether this port is open to the inside: a number, or a range such as {@code '80-90'}.
   */
  public OpeningFinding isOpened(Object port) {
    return inbound().isOpened(port);
  }

  /**
   * Tells whether this port is open to the inside for the sources of {@code for}, all of them, and
   * for nobody else.
   */
  public OpeningFinding isOpenedOnly(Object port) {
    return inbound().isOpenedOnly(port);
  }

  /** Tells whether any rule lets anything in. */
  public OpeningFinding isInboundOpened() {
    return inbound().isOpened();
  }

  /** Tells whether this port is open to the inside. */
  public OpeningFinding isInboundOpened(Object port) {
    return inbound().isOpened(port);
  }

  /** Tells whether this port is open to the inside by this protocol. */
  public OpeningFinding isInboundOpened(Object port, Object protocol) {
    return isInboundOpened(port).protocol(protocol);
  }

  /** Tells whether this port is open to the inside by this protocol for this peer. */
  public OpeningFinding isInboundOpened(Object port, Object protocol, Object peer) {
    return isInboundOpened(port, protocol).for_(peer);
  }

  /**
   * Tells whether this port is open to the inside for the peers of {@code for}, all of them, and
   * for nobody else.
   */
  public OpeningFinding isInboundOpenedOnly(Object port) {
    return inbound().isOpenedOnly(port);
  }

  /** Tells whether this port is open to the inside by this protocol for this peer only. */
  public OpeningFinding isInboundOpenedOnly(Object port, Object protocol, Object peer) {
    return isInboundOpenedOnly(port).protocol(protocol).for_(peer);
  }

  /** Tells whether any rule lets anything out. */
  public OpeningFinding isOutboundOpened() {
    return outbound().isOpened();
  }

  /** Tells whether this port is open to the outside. */
  public OpeningFinding isOutboundOpened(Object port) {
    return outbound().isOpened(port);
  }

  /** Tells whether this port is open to the outside by this protocol. */
  public OpeningFinding isOutboundOpened(Object port, Object protocol) {
    return isOutboundOpened(port).protocol(protocol);
  }

  /** Tells whether this port is open to the outside by this protocol for this peer. */
  public OpeningFinding isOutboundOpened(Object port, Object protocol, Object peer) {
    return isOutboundOpened(port, protocol).for_(peer);
  }

  /**
   * Tells whether this port is open to the outside for the peers of {@code for}, all of them, and
   * for nobody else.
   */
  public OpeningFinding isOutboundOpenedOnly(Object port) {
    return outbound().isOpenedOnly(port);
  }

  /** Tells whether this port is open to the outside by this protocol for this peer only. */
  public OpeningFinding isOutboundOpenedOnly(Object port, Object protocol, Object peer) {
    return isOutboundOpenedOnly(port).protocol(protocol).for_(peer);
  }

  /** Returns the inbound rules: {@code its('inbound') { should be_opened(80) }}. */
  public SecurityGroupRules inbound() {
    return new SecurityGroupRules(this, "inbound", () -> rules(INBOUND));
  }

  /** Returns the outbound rules: {@code its('outbound') { should be_opened(443) }}. */
  public SecurityGroupRules outbound() {
    return new SecurityGroupRules(this, "outbound", () -> rules(OUTBOUND));
  }

  /**
   * Tells whether it has exactly this inbound rule: a map of {@code protocol}, {@code port} or
   * {@code from_port} and {@code to_port}, {@code source} and {@code description}, as far as given.
   */
  public Finding hasInboundRule(Map<?, ?> rule) {
    return inbound().hasRule(rule);
  }

  /** Tells whether it has exactly this outbound rule. */
  public Finding hasOutboundRule(Map<?, ?> rule) {
    return outbound().hasRule(rule);
  }

  /** Returns the number of inbound rules: one for each protocol, ports and peer. */
  public long inboundRuleCount() {
    return rules(INBOUND).all().size();
  }

  /** Returns the number of outbound rules. */
  public long outboundRuleCount() {
    return rules(OUTBOUND).all().size();
  }

  /** Returns the number of inbound permissions: rules that differ in the peer only count once. */
  public long inboundPermissionsCount() {
    return data().list(INBOUND).size();
  }

  /** Returns the number of outbound permissions. */
  public long outboundPermissionsCount() {
    return data().list(OUTBOUND).size();
  }

  private Rules rules(String direction) {
    return Rules.of(data().list(direction));
  }

  Facts groupFacts() {
    return facts();
  }

  /**
   * Returns the ids of the security groups and prefix lists of this id or name. Of groups of one
   * name, those of this group's VPC are meant, else the only one.
   */
  Set<String> idsOf(String peer) {
    String id = ID_WITH_ACCOUNT.matcher(peer).replaceFirst("$1");
    if (VpcApi.SECURITY_GROUP.isId(id) || id.matches("pl-([0-9a-f]{8}|[0-9a-f]{17})")) {
      return Set.of(VpcApi.SECURITY_GROUP.idOf(id));
    }
    Ids.check(id, text -> false);
    Probe lists = Probe.of(VpcApi.PREFIX_LISTS_NAMED, peer);
    List<Probe> named =
        List.of(
            Probe.of(VpcApi.SECURITY_GROUPS_NAMED, peer),
            Probe.of(VpcApi.SECURITY_GROUPS_TAGGED, peer));
    want(lists);
    named.forEach(this::want);
    Set<Data> groups =
        named.stream()
            .flatMap(probe -> present(probe).list().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String vpc = data().text("vpc_id");
    List<Data> own = groups.stream().filter(each -> each.text("vpc_id").equals(vpc)).toList();
    Set<String> ids =
        Stream.concat(
                (own.isEmpty() ? groups : own).stream().map(each -> each.text("group_id")),
                present(lists).list().stream().map(each -> each.text("prefix_list_id")))
            .collect(Collectors.toCollection(TreeSet::new));
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + peer + "' is no CIDR block, and no security group or prefix list has that name");
    }
    if (own.isEmpty() && groups.size() > 1) {
      throw unknown(
          named.get(0),
          Cause.Reason.AMBIGUOUS,
          "several groups outside " + vpc + " are named " + peer + ": " + String.join(", ", ids));
    }
    return ids;
  }

  /** Returns the CIDR blocks of a prefix list. */
  List<IpRange> entriesOf(String prefixList) {
    return present(Probe.of(VpcApi.PREFIX_LIST_ENTRIES, prefixList)).list().stream()
        .map(entry -> IpRange.of(entry.text("cidr")))
        .toList();
  }

  void wantEntriesOf(String prefixList) {
    want(Probe.of(VpcApi.PREFIX_LIST_ENTRIES, prefixList));
  }

  /**
   * Returns a range of ports from a number, a text such as {@code 80-90}, or a Groovy range; of -1,
   * all.
   */
  static Ports ports(@Nullable Object port) {
    if (String.valueOf(port).equals("-1")) {
      return Ports.EVERY;
    }
    Ports ports = range(port);
    if (ports.from() > ports.to()) {
      throw new IllegalArgumentException("'" + port + "' ends before it starts");
    }
    return ports;
  }

  private static Ports range(@Nullable Object port) {
    if (port instanceof List<?> range) {
      // A list of ports is none: of 22 and 443, it would be open when all between were.
      if (!(port instanceof Range<?>)) {
        throw noPort(port);
      }
      return new Ports(number(range.get(0), port), number(range.get(range.size() - 1), port));
    }
    String text = String.valueOf(port);
    int dash = text.indexOf('-');
    long from = number(dash < 0 ? text : text.substring(0, dash), port);
    return new Ports(from, dash < 0 ? from : number(text.substring(dash + 1), port));
  }

  private static long number(@Nullable Object part, @Nullable Object whole) {
    String text = String.valueOf(part).trim();
    if (!text.matches("\\d{1,5}") || Long.parseLong(text) > Ports.LAST) {
      throw noPort(whole);
    }
    return Long.parseLong(text);
  }

  private static IllegalArgumentException noPort(@Nullable Object given) {
    return new IllegalArgumentException(
        "'" + given + "' is no port; one looks like 443 or '8000-8010'");
  }
}
