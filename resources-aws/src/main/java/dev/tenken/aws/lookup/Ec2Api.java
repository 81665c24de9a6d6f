package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** What is asked of EC2 and its networks. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Ec2Api {
  private static final int PAGE = 1_000;

  /** An instance, by id or {@code Name} tag. A terminated one does not count beside namesakes. */
  public static final Lookup INSTANCE =
      new Lookup(
          "ec2.instance",
          "ec2:DescribeInstances",
          named("instance-id", "instance_id", "i", "instance")
              .live(item -> !state(item).equals("terminated"))
              .others(
                  Filter.on("private-ip-address", "private_ip_address"),
                  Filter.on("ip-address", "public_ip_address"),
                  Filter.on("private-dns-name", "private_dns_name"),
                  Filter.on("subnet-id", "subnet_id"),
                  Filter.on("vpc-id", "vpc_id"))
              .show(item -> item.text("instance_id") + " (" + state(item) + ")"),
          (clients, filters) ->
              clients
                  .ec2()
                  .describeInstancesPaginator(r -> r.filters(wire(filters)).maxResults(PAGE))
                  .reservations()
                  .stream()
                  .flatMap(reservation -> reservation.instances().stream())
                  .map(SdkData::of)
                  .toList());

  /** An Elastic IP address, by the address, allocation id or {@code Name} tag. */
  public static final Lookup ADDRESS_ITSELF =
      new Lookup(
          "ec2.address",
          "ec2:DescribeAddresses",
          identifiers(
                  Filter.on("allocation-id", "allocation_id"),
                  id("eipalloc"),
                  Arn.idOf("ec2", "elastic-ip"),
                  List.of(Filter.on("public-ip", "public_ip"), Filter.onTag("Name")))
              .others(
                  Filter.on("instance-id", "instance_id"),
                  Filter.on("network-interface-id", "network_interface_id")),
          addresses());

  /** The Elastic IP addresses of an instance. */
  public static final AwsKind ADDRESSES_OF_INSTANCE =
      members(
          "ec2.instance_addresses",
          "ec2:DescribeAddresses",
          Filter.on("instance-id", "instance_id"),
          addresses());

  /** A volume, by id or {@code Name} tag. */
  public static final Lookup VOLUME =
      new Lookup(
          "ec2.volume",
          "ec2:DescribeVolumes",
          named("volume-id", "volume_id", "vol", "volume")
              .live(item -> !Set.of("deleting", "deleted").contains(item.text("state")))
              .show(item -> item.text("volume_id") + " (" + item.text("state") + ")"),
          volumes());

  /** The volumes of an instance. */
  public static final AwsKind VOLUMES_OF_INSTANCE =
      members(
          "ec2.instance_volumes",
          "ec2:DescribeVolumes",
          Filter.onEach("attachment.instance-id", "attachments", "instance_id"),
          volumes());

  /** A network interface, by id or {@code Name} tag. */
  public static final Lookup NETWORK_INTERFACE =
      new Lookup(
          "ec2.network_interface",
          "ec2:DescribeNetworkInterfaces",
          named("network-interface-id", "network_interface_id", "eni", "network-interface"),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .ec2()
                      .describeNetworkInterfacesPaginator(
                          r -> r.filters(wire(filters)).maxResults(PAGE))
                      .networkInterfaces()));

  /** An instance's status checks and scheduled events, by instance id. */
  public static final AwsKind INSTANCE_STATUS =
      new Members(
          "ec2.instance_status",
          "ec2:DescribeInstanceStatus",
          100,
          Filter.on("", "instance_id"),
          Map.of(),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .ec2()
                      .describeInstanceStatus(
                          r -> r.instanceIds(filters.get("")).includeAllInstances(true))
                      .instanceStatuses()));

  /**
   * A burstable instance's credit specification, by instance id: by a filter, only unlimited ones
   * would be listed.
   */
  public static final AwsKind CREDIT_SPECIFICATION =
      new Members(
          "ec2.credit_specification",
          "ec2:DescribeInstanceCreditSpecifications",
          200,
          Filter.on("", "instance_id"),
          Map.of(),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .ec2()
                      .describeInstanceCreditSpecifications(r -> r.instanceIds(filters.get("")))
                      .instanceCreditSpecifications()));

  /** Whether an instance is protected against termination, by instance id. */
  public static final AwsKind TERMINATION_PROTECTION =
      new Single(
          "ec2.termination_protection",
          "ec2:DescribeInstanceAttribute",
          Set.of("InvalidInstanceID.NotFound"),
          (clients, probe) ->
              List.of(
                  SdkData.of(
                      clients
                          .ec2()
                          .describeInstanceAttribute(
                              r ->
                                  r.instanceId(probe.argument())
                                      .attribute("disableApiTermination")))));

  /** An image, by id or name. */
  public static final Lookup IMAGE =
      new Lookup(
          "ec2.image",
          "ec2:DescribeImages",
          identifiers(
              Filter.on("image-id", "image_id"),
              id("ami"),
              Arn.idOf("ec2", "image"),
              List.of(Filter.on("name", "name"), Filter.onTag("Name"))),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .ec2()
                      .describeImagesPaginator(
                          r ->
                              // Else images of others are left out once they are deprecated.
                              r.filters(wire(filters))
                                  .includeDeprecated(true)
                                  .includeDisabled(true))
                      .images()));

  /** A security group, by id, group name or {@code Name} tag. */
  public static final Lookup SECURITY_GROUP =
      new Lookup(
          "ec2.security_group",
          "ec2:DescribeSecurityGroups",
          identifiers(
                  Filter.on("group-id", "group_id"),
                  id("sg"),
                  Arn.idOf("ec2", "security-group"),
                  List.of(Filter.on("group-name", "group_name"), Filter.onTag("Name")))
              .others(Filter.on("vpc-id", "vpc_id"))
              .show(item -> item.text("group_id") + " (in " + item.text("vpc_id") + ")"),
          securityGroups());

  /** The security groups of a group name, of all VPCs. */
  public static final AwsKind SECURITY_GROUPS_NAMED =
      members(
          "ec2.security_groups_named",
          "ec2:DescribeSecurityGroups",
          Filter.on("group-name", "group_name"),
          securityGroups());

  /** The security groups of a {@code Name} tag, of all VPCs. */
  public static final AwsKind SECURITY_GROUPS_TAGGED =
      members(
          "ec2.security_groups_tagged",
          "ec2:DescribeSecurityGroups",
          Filter.onTag("Name"),
          securityGroups());

  /** The managed prefix lists of a name. */
  public static final AwsKind PREFIX_LISTS_NAMED =
      members(
          "ec2.prefix_lists_named",
          "ec2:DescribeManagedPrefixLists",
          Filter.on("prefix-list-name", "prefix_list_name"),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .ec2()
                      .describeManagedPrefixListsPaginator(
                          r -> r.filters(wire(filters)).maxResults(100))
                      .prefixLists()));

  /** The entries of a managed prefix list, by its id. */
  public static final AwsKind PREFIX_LIST_ENTRIES =
      new Single(
          "ec2.prefix_list_entries",
          "ec2:GetManagedPrefixListEntries",
          Set.of("InvalidPrefixListID.NotFound", "InvalidPrefixListId.NotFound"),
          (clients, probe) ->
              List.of(
                  Data.of(
                      SdkData.all(
                          clients
                              .ec2()
                              .getManagedPrefixListEntriesPaginator(
                                  r -> r.prefixListId(probe.argument()).maxResults(100))
                              .entries()))));

  /** A VPC, by id or {@code Name} tag. */
  public static final Lookup VPC =
      new Lookup(
          "ec2.vpc",
          "ec2:DescribeVpcs",
          named("vpc-id", "vpc_id", "vpc", "vpc").others(Filter.on("cidr", "cidr_block")),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .ec2()
                      .describeVpcsPaginator(r -> r.filters(wire(filters)).maxResults(PAGE))
                      .vpcs()));

  /** An attribute of a VPC, by the VPC's id and the attribute's name. */
  public static final AwsKind VPC_ATTRIBUTE =
      new Single(
          "ec2.vpc_attribute",
          "ec2:DescribeVpcAttribute",
          Set.of("InvalidVpcID.NotFound"),
          (clients, probe) ->
              List.of(
                  SdkData.of(
                      clients
                          .ec2()
                          .describeVpcAttribute(
                              r ->
                                  r.vpcId(probe.argument()).attribute(probe.arguments().get(1))))));

  /** A subnet, by id, CIDR block or {@code Name} tag. */
  public static final Lookup SUBNET =
      new Lookup(
          "ec2.subnet",
          "ec2:DescribeSubnets",
          identifiers(
                  Filter.on("subnet-id", "subnet_id"),
                  id("subnet"),
                  Arn.idOf("ec2", "subnet"),
                  List.of(Filter.on("cidr-block", "cidr_block"), Filter.onTag("Name")))
              .others(Filter.on("vpc-id", "vpc_id"))
              .show(item -> item.text("subnet_id") + " (in " + item.text("vpc_id") + ")"),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .ec2()
                      .describeSubnetsPaginator(r -> r.filters(wire(filters)).maxResults(PAGE))
                      .subnets()));

  /** The route tables of a VPC. */
  public static final AwsKind ROUTE_TABLES_OF_VPC =
      members(
          "ec2.vpc_route_tables",
          "ec2:DescribeRouteTables",
          Filter.on("vpc-id", "vpc_id"),
          routeTables());

  /** The network ACLs of a VPC. */
  public static final AwsKind NETWORK_ACLS_OF_VPC =
      members(
          "ec2.vpc_network_acls",
          "ec2:DescribeNetworkAcls",
          Filter.on("vpc-id", "vpc_id"),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .ec2()
                      .describeNetworkAclsPaginator(r -> r.filters(wire(filters)).maxResults(PAGE))
                      .networkAcls()));

  /** The peering connections that a VPC requested. */
  public static final AwsKind PEERINGS_REQUESTED =
      members(
          "ec2.vpc_peerings_requested",
          "ec2:DescribeVpcPeeringConnections",
          peer("requester-vpc-info.vpc-id", "requester_vpc_info"),
          peerings());

  /** The peering connections that a VPC accepted, or is asked to accept. */
  public static final AwsKind PEERINGS_ACCEPTED =
      members(
          "ec2.vpc_peerings_accepted",
          "ec2:DescribeVpcPeeringConnections",
          peer("accepter-vpc-info.vpc-id", "accepter_vpc_info"),
          peerings());

  /** The flow logs of a VPC, subnet or network interface. */
  public static final AwsKind FLOW_LOGS =
      members(
          "ec2.flow_logs",
          "ec2:DescribeFlowLogs",
          Filter.on("resource-id", "resource_id"),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .ec2()
                      .describeFlowLogsPaginator(r -> r.filter(wire(filters)).maxResults(PAGE))
                      .flowLogs()));

  /** A NAT gateway, by id or {@code Name} tag. A deleted one does not count beside namesakes. */
  public static final Lookup NAT_GATEWAY =
      new Lookup(
          "ec2.nat_gateway",
          "ec2:DescribeNatGateways",
          named("nat-gateway-id", "nat_gateway_id", "nat", "natgateway")
              .live(item -> !Set.of("deleting", "deleted").contains(item.text("state"))),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .ec2()
                      .describeNatGatewaysPaginator(r -> r.filter(wire(filters)).maxResults(PAGE))
                      .natGateways()));

  private Ec2Api() {}

  private static Lookup.Listing addresses() {
    return (clients, filters) ->
        SdkData.all(clients.ec2().describeAddresses(r -> r.filters(wire(filters))).addresses());
  }

  private static Lookup.Listing volumes() {
    return (clients, filters) ->
        SdkData.all(
            clients
                .ec2()
                .describeVolumesPaginator(r -> r.filters(wire(filters)).maxResults(PAGE))
                .volumes());
  }

  private static Lookup.Listing securityGroups() {
    return (clients, filters) ->
        SdkData.all(
            clients
                .ec2()
                .describeSecurityGroupsPaginator(r -> r.filters(wire(filters)).maxResults(PAGE))
                .securityGroups());
  }

  private static Lookup.Listing routeTables() {
    return (clients, filters) ->
        SdkData.all(
            clients
                .ec2()
                .describeRouteTablesPaginator(r -> r.filters(wire(filters)).maxResults(100))
                .routeTables());
  }

  private static Lookup.Listing peerings() {
    return (clients, filters) ->
        SdkData.all(
            clients
                .ec2()
                .describeVpcPeeringConnectionsPaginator(
                    r -> r.filters(wire(filters)).maxResults(PAGE))
                .vpcPeeringConnections());
  }

  private static Filter peer(String name, String side) {
    return new Filter(
        name, item -> item.find(side).map(info -> info.text("vpc_id")).stream().toList());
  }

  private static AwsKind members(
      String name, String operation, Filter filter, Lookup.Listing listing) {
    return new Members(name, operation, 200, filter, Map.of(), listing);
  }

  private static Lookup.Identifiers named(
      String filter, String member, String prefix, String type) {
    return identifiers(
        Filter.on(filter, member),
        id(prefix),
        Arn.idOf("ec2", type),
        List.of(Filter.onTag("Name")));
  }

  private static Lookup.Identifiers identifiers(
      Filter id, Predicate<String> isId, Function<String, String> toId, List<Filter> names) {
    return new Lookup.Identifiers(
        id,
        isId,
        toId,
        names,
        List.of(),
        Set.of(),
        item -> true,
        item -> String.join(" ", id.values().apply(item)));
  }

  /** An id is a prefix and 8 or 17 hexadecimal digits. */
  private static Predicate<String> id(String prefix) {
    return Pattern.compile(prefix + "-([0-9a-f]{8}|[0-9a-f]{17})").asMatchPredicate();
  }

  private static String state(Data instance) {
    return instance.find("state").map(state -> state.text("name")).orElse("");
  }

  private static List<software.amazon.awssdk.services.ec2.model.Filter> wire(
      Map<String, List<String>> filters) {
    List<software.amazon.awssdk.services.ec2.model.Filter> wire = new ArrayList<>();
    filters.forEach(
        (name, values) ->
            wire.add(
                software.amazon.awssdk.services.ec2.model.Filter.builder()
                    .name(name)
                    .values(values.stream().map(Filter::escape).collect(Collectors.toList()))
                    .build()));
    return wire;
  }
}
