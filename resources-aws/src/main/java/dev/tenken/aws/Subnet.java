package dev.tenken.aws;

import dev.tenken.aws.lookup.Schema;
import dev.tenken.aws.lookup.VpcApi;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * A subnet, by id, ARN, CIDR block or {@code Name} tag, or by filters; {@code vpc:} says of which
 * VPC. Source: {@code ec2:DescribeSubnets}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Subnet extends AwsResource {
  private static final Schema SCHEMA =
      Schema.of(software.amazon.awssdk.services.ec2.model.Subnet.builder().build());

  Subnet(Identity identity) {
    super("Subnet", identity, VpcApi.SUBNET, SCHEMA);
  }

  /** {@code subnet('private-a')}: by id, ARN, CIDR block or {@code Name} tag. */
  @Word
  public static Subnet subnet(Spec spec, String id) {
    return subnet(spec, Map.of(), id);
  }

  /** {@code subnet(tag: [Name: 'private-a'])}. */
  @Word
  public static Subnet subnet(Spec spec, Map<String, Object> options) {
    return subnet(spec, options, "");
  }

  /** {@code subnet('10.0.1.0/24', vpc: 'production')}; {@code aws: 'us'} names the AWS target. */
  @Word
  public static Subnet subnet(Spec spec, Map<String, Object> options, String id) {
    return new Subnet(Identity.of(spec, "subnet", options, id, "vpc"));
  }

  /** Tells whether its state is {@code available}. */
  public Finding isAvailable() {
    return inState("available", "state");
  }

  /** Tells whether its state is {@code pending}. */
  public Finding isPending() {
    return inState("pending", "state");
  }

  /** Tells whether its state is {@code unavailable}. */
  public Finding isUnavailable() {
    return inState("unavailable", "state");
  }

  /** Tells whether it is in this VPC: by id or Name tag. */
  public Finding belongsToVpc(Object vpc) {
    return isOneCalled(VpcApi.VPC, List.of(data().text("vpc_id")), vpc, "VPC");
  }

  /**
   * Tells whether its traffic is routed by this table, by id or Name tag ({@code
   * ec2:DescribeRouteTables}): the one it is associated with, else its VPC's main one.
   */
  public Finding isAssociatedTo(Object routeTable) {
    Data subnet = data();
    List<Data> all = present(Probe.of(VpcApi.ROUTE_TABLES_OF_VPC, subnet.text("vpc_id"))).list();
    List<Data> own =
        associated(all, each -> each.text("subnet_id").equals(subnet.text("subnet_id")));
    List<Data> tables = own.isEmpty() ? associated(all, each -> each.flag("main")) : own;
    return NamedThings.find(tables, "route_table_id", "rtb", routeTable, "route table");
  }

  private static List<Data> associated(List<Data> tables, Predicate<Data> how) {
    return tables.stream()
        .filter(table -> table.list("associations").stream().anyMatch(how))
        .toList();
  }
}
