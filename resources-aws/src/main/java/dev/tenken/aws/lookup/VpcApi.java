package dev.tenken.aws.lookup;

import static dev.tenken.aws.lookup.Ec2Kinds.PAGE;
import static dev.tenken.aws.lookup.Ec2Kinds.identifiers;
import static dev.tenken.aws.lookup.Ec2Kinds.members;
import static dev.tenken.aws.lookup.Ec2Kinds.named;
import static dev.tenken.aws.lookup.Ec2Kinds.wire;

import dev.tenken.dsl.fact.Data;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/** What is asked of networks: VPCs, and what is in them. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class VpcApi {
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

  /** A security group, by id, group name or {@code Name} tag. */
  public static final Lookup SECURITY_GROUP =
      new Lookup(
          "ec2.security_group",
          "ec2:DescribeSecurityGroups",
          identifiers(
                  Filter.on("group-id", "group_id"),
                  Ids.of("sg"),
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
                  Ids.of("subnet"),
                  Arn.idOf("ec2", "subnet"),
                  List.of(Filter.on("cidr-block", "cidr_block"), Filter.onTag("Name")))
              .check(IpRange::checkIpv4Block)
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
              .decay(
                  item -> List.of("deleting", "failed", "deleted").indexOf(item.text("state")) + 1),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .ec2()
                      .describeNatGatewaysPaginator(r -> r.filter(wire(filters)).maxResults(PAGE))
                      .natGateways()));

  private VpcApi() {}

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
}
