package dev.tenken.aws;

import dev.tenken.aws.lookup.Lookup;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.aws.lookup.VpcApi;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.Finding;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The base class of DB instances and DB clusters: what both have. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class RdsDatabase extends AwsResource {
  private final String status;

  /**
   * Makes the resource.
   *
   * @param status the member that its status is
   */
  RdsDatabase(String type, Identity identity, Lookup lookup, Schema schema, String status) {
    super(type, identity, lookup, schema);
    this.status = status;
  }

  /** Returns its DB subnet group, empty when it has none. */
  abstract Optional<Data> subnetGroup();

  /** Returns the name of that group, which needs no further call. */
  abstract String subnetGroupName();

  /** Tells whether its status is {@code available}. */
  public Finding isAvailable() {
    return inState("available", status);
  }

  /** Tells whether its status is {@code backing-up}. */
  public Finding isBackingUp() {
    return inState("backing-up", status);
  }

  /** Tells whether its status is {@code creating}. */
  public Finding isCreating() {
    return inState("creating", status);
  }

  /** Tells whether its status is {@code deleting}. */
  public Finding isDeleting() {
    return inState("deleting", status);
  }

  /** Tells whether its status is {@code maintenance}. */
  public Finding isMaintenance() {
    return inState("maintenance", status);
  }

  /** Tells whether its status is {@code modifying}. */
  public Finding isModifying() {
    return inState("modifying", status);
  }

  /** Tells whether its status is {@code stopped}. */
  public Finding isStopped() {
    return inState("stopped", status);
  }

  /** Tells whether its status is {@code upgrading}. */
  public Finding isUpgrading() {
    return inState("upgrading", status);
  }

  /** Tells whether it has this VPC security group: by id, group name or Name tag. */
  public Finding hasSecurityGroup(Object group) {
    return isOneCalled(
        VpcApi.SECURITY_GROUP,
        data().list("vpc_security_groups").stream()
            .map(each -> each.text("vpc_security_group_id"))
            .toList(),
        group,
        "security groups");
  }

  /** Tells whether it is in this DB subnet group. */
  public Finding belongsToDbSubnetGroup(Object name) {
    String actual = subnetGroupName();
    return Finding.of(
        Wanted.isRdsName(name, actual),
        actual.isEmpty() ? "no DB subnet group" : "DB subnet group " + actual);
  }

  /** Tells whether its subnet group has this subnet: by id, CIDR block or Name tag. */
  public Finding belongsToSubnet(Object subnet) {
    return isOneCalled(
        VpcApi.SUBNET,
        subnetGroup().map(group -> group.list("subnets")).orElse(List.of()).stream()
            .map(each -> each.text("subnet_identifier"))
            .toList(),
        subnet,
        "subnets");
  }

  /** Tells whether it is in this VPC: by id or Name tag. */
  public Finding belongsToVpc(Object vpc) {
    return isOneCalled(
        VpcApi.VPC,
        subnetGroup().flatMap(group -> group.find("vpc_id")).map(Data::text).stream().toList(),
        vpc,
        "VPC");
  }

  /** Returns the id of its VPC. */
  public String vpcId() {
    return subnetGroup()
        .flatMap(group -> group.find("vpc_id"))
        .map(Data::text)
        .orElseThrow(() -> Missing.value(this + " is in no VPC"));
  }
}
