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

/** What is asked of EC2: instances, and what they are made of. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Ec2Api {
  /**
   * An instance, by id or {@code Name} tag. One that is shut down for good does not count beside
   * namesakes.
   */
  public static final Lookup INSTANCE =
      new Lookup(
          "ec2.instance",
          "ec2:DescribeInstances",
          named("instance-id", "instance_id", "i", "instance")
              .decay(item -> List.of("shutting-down", "terminated").indexOf(state(item)) + 1)
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
                  Ids.of("eipalloc"),
                  Arn.idOf("ec2", "elastic-ip"),
                  List.of(Filter.on("public-ip", "public_ip"), Filter.onTag("Name")))
              .check(IpRange::checkIpv4Address)
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
              .decay(item -> List.of("deleting", "deleted").indexOf(item.text("state")) + 1)
              .show(item -> item.text("volume_id") + " (" + item.text("state") + ")"),
          volumes());

  /** The volumes of an instance. */
  public static final AwsKind VOLUMES_OF_INSTANCE =
      members(
          "ec2.instance_volumes",
          "ec2:DescribeVolumes",
          Filter.onEach("attachment.instance-id", "attachments", "instance_id"),
          volumes());

  /** An instance's status checks and scheduled events, by instance id. */
  public static final AwsKind INSTANCE_STATUS =
      new Members(
          "ec2.instance_status",
          "ec2:DescribeInstanceStatus",
          100,
          Filter.on("", "instance_id"),
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
              Ids.of("ami"),
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

  private static String state(Data instance) {
    return instance.find("state").map(state -> state.text("name")).orElse("");
  }
}
