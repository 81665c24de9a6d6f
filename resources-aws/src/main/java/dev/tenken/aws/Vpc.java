package dev.tenken.aws;

import dev.tenken.aws.lookup.IpRange;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.aws.lookup.VpcApi;
import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A VPC, by id, ARN or {@code Name} tag, or by filters. Source: {@code ec2:DescribeVpcs}, and for
 * some predicates the operation that they name.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Vpc extends AwsResource {
  private static final Schema SCHEMA =
      Schema.of(software.amazon.awssdk.services.ec2.model.Vpc.builder().build());

  private static final List<String> ATTRIBUTES =
      List.of("enableDnsSupport", "enableDnsHostnames", "enableNetworkAddressUsageMetrics");

  Vpc(Identity identity) {
    super("VPC", identity, VpcApi.VPC, SCHEMA);
  }

  /** {@code vpc('production')}: by id, ARN or {@code Name} tag. */
  @Word
  public static Vpc vpc(Spec spec, String id) {
    return vpc(spec, Map.of(), id);
  }

  /** {@code vpc(tag: [Name: 'production'])}. */
  @Word
  public static Vpc vpc(Spec spec, Map<String, Object> options) {
    return vpc(spec, options, "");
  }

  /** {@code vpc('production', aws: 'us')}: in the named AWS target. */
  @Word
  public static Vpc vpc(Spec spec, Map<String, Object> options, String id) {
    return new Vpc(Identity.of(spec, "vpc", options, id));
  }

  /** Tells whether its state is {@code available}. */
  public Finding isAvailable() {
    return inState("available", "state");
  }

  /** Tells whether its state is {@code pending}. */
  public Finding isPending() {
    return inState("pending", "state");
  }

  /** Tells whether it is the region's default VPC. */
  public Finding isDefault() {
    boolean isDefault = data().flag("is_default");
    return Finding.of(isDefault, isDefault ? "the default VPC" : "not the default VPC");
  }

  /** Tells whether this CIDR block is associated with it, IPv4 or IPv6. */
  public Finding hasCidrBlock(Object cidr) {
    Data vpc = data();
    List<String> blocks =
        Stream.of(
                vpc.find("cidr_block").map(Data::text).stream(),
                associated(vpc, "cidr_block_association_set", "cidr_block"),
                associated(vpc, "ipv6_cidr_block_association_set", "ipv6_cidr_block"))
            .flatMap(blocksOfOne -> blocksOfOne)
            .distinct()
            .toList();
    IpRange wanted = IpRange.of(Wanted.text(cidr));
    return Finding.of(
        blocks.stream().map(IpRange::of).anyMatch(wanted::equals),
        "CIDR blocks " + String.join(", ", blocks));
  }

  private static Stream<String> associated(Data vpc, String set, String block) {
    String state = block + "_state";
    return vpc.list(set).stream()
        .filter(
            each -> each.find(state).map(is -> is.text("state")).orElse("").equals("associated"))
        .map(each -> each.text(block));
  }

  /**
   * Tells whether an attribute is on: {@code enableDnsSupport}, {@code enableDnsHostnames}, {@code
   * enableNetworkAddressUsageMetrics}, or their snake-case spellings ({@code
   * ec2:DescribeVpcAttribute}).
   */
  public Finding hasVpcAttribute(Object attribute) {
    String name = Names.camel(Wanted.text(attribute));
    if (!ATTRIBUTES.contains(name)) {
      throw NoSuchWord.of("VPC has no attribute", attribute.toString(), ATTRIBUTES);
    }
    boolean on = isOn(Probe.of(VpcApi.VPC_ATTRIBUTE, id(), name), Names.snake(name));
    return Finding.of(on, name + " is " + (on ? "on" : "off"));
  }

  /** Tells whether it has this route table: by id or Name tag ({@code ec2:DescribeRouteTables}). */
  public Finding hasRouteTable(Object table) {
    return NamedThings.find(
        present(Probe.of(VpcApi.ROUTE_TABLES_OF_VPC, id())).list(),
        "route_table_id",
        "rtb",
        table,
        "route tables");
  }

  /** Tells whether it has this network ACL: by id or Name tag ({@code ec2:DescribeNetworkAcls}). */
  public Finding hasNetworkAcl(Object acl) {
    return NamedThings.find(
        present(Probe.of(VpcApi.NETWORK_ACLS_OF_VPC, id())).list(),
        "network_acl_id",
        "acl",
        acl,
        "network ACLs");
  }

  /**
   * Tells whether an active flow log records its traffic ({@code ec2:DescribeFlowLogs}): one whose
   * deliveries fail does not.
   */
  public Finding hasFlowLog() {
    List<Data> logs = present(Probe.of(VpcApi.FLOW_LOGS, id())).list();
    return Finding.of(
        logs.stream()
            .anyMatch(
                log ->
                    log.text("flow_log_status").equals("ACTIVE")
                        && !log.text("deliver_logs_status").equals("FAILED")),
        logs.isEmpty()
            ? "no flow log"
            : "flow logs "
                + logs.stream()
                    .map(
                        log ->
                            log.text("flow_log_id")
                                + " ("
                                + log.text("flow_log_status")
                                + log.find("deliver_logs_error_message")
                                    .map(error -> ", " + error.text())
                                    .orElse("")
                                + ")")
                    .collect(Collectors.joining(", ")));
  }

  /**
   * Tells whether it has this active peering connection: by id or Name tag ({@code
   * ec2:DescribeVpcPeeringConnections}). The chain asks for its side.
   */
  public PeeringFinding hasVpcPeeringConnection(Object connection) {
    String name = NamedThings.name("pcx", connection);
    return new PeeringFinding(
        peerings("requester"),
        peerings("accepter"),
        List.of("requester", "accepter"),
        peering -> NamedThings.is(peering.data, "vpc_peering_connection_id", name));
  }

  /**
   * Tells whether an active peering connection joins it with this VPC: by id or Name tag. The chain
   * asks for this VPC's side.
   */
  public PeeringFinding isConnectedToVpc(Object vpc) {
    List<Peering> requested = peerings("requester");
    List<Peering> accepted = peerings("accepter");
    List<Peering> wanted =
        called(
            VpcApi.VPC,
            Stream.concat(requested.stream(), accepted.stream()).toList(),
            Peering::other,
            vpc);
    return new PeeringFinding(
        requested, accepted, List.of("requester", "accepter"), wanted::contains);
  }

  private List<Peering> peerings(String side) {
    boolean requested = side.equals("requester");
    want(Probe.of(VpcApi.PEERINGS_REQUESTED, id()));
    want(Probe.of(VpcApi.PEERINGS_ACCEPTED, id()));
    return present(Probe.of(requested ? VpcApi.PEERINGS_REQUESTED : VpcApi.PEERINGS_ACCEPTED, id()))
        .list()
        .stream()
        .map(
            data ->
                new Peering(
                    data,
                    side,
                    data.find(requested ? "accepter_vpc_info" : "requester_vpc_info")
                        .map(info -> info.text("vpc_id"))
                        .orElse("")))
        .toList();
  }

  /** A peering connection as seen from this VPC. */
  private record Peering(Data data, String side, String other) {
    private boolean isActive() {
      return status().equals("active");
    }

    private String status() {
      return data.find("status").map(status -> status.text("code")).orElse("");
    }

    private String show() {
      return data.text("vpc_peering_connection_id")
          + " ("
          + status()
          + ", as "
          + side
          + ", with "
          + other
          + ")";
    }
  }

  /** Whether a peering connection is there, perhaps with this VPC on a given side. */
  public static final class PeeringFinding extends Refinable {
    private final List<Peering> requested;
    private final List<Peering> accepted;
    private final List<String> sides;
    private final java.util.function.Predicate<Peering> isWanted;

    private PeeringFinding(
        List<Peering> requested,
        List<Peering> accepted,
        List<String> sides,
        java.util.function.Predicate<Peering> isWanted) {
      this.requested = requested;
      this.accepted = accepted;
      this.sides = sides;
      this.isWanted = isWanted;
    }

    /** Narrows to a connection that this VPC accepted. */
    public PeeringFinding asAccepter() {
      return new PeeringFinding(requested, accepted, List.of("accepter"), isWanted);
    }

    /** Narrows to a connection that this VPC requested. */
    public PeeringFinding asRequester() {
      return new PeeringFinding(requested, accepted, List.of("requester"), isWanted);
    }

    @Override
    public Finding judge() {
      List<Peering> all = new ArrayList<>(requested);
      all.addAll(accepted);
      return Finding.of(
          all.stream()
              .filter(peering -> sides.contains(peering.side))
              .filter(Peering::isActive)
              .anyMatch(isWanted),
          all.isEmpty()
              ? "no peering connections"
              : "peering connections "
                  + all.stream().map(Peering::show).collect(Collectors.joining(", ")));
    }
  }

  private String id() {
    return data().text("vpc_id");
  }
}
