package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import software.amazon.awssdk.core.SdkPojo;

/** What is asked of RDS and Aurora. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RdsApi {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.:/-]+");

  /** What an identifier must look like; else nothing would have it. */
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,63}$)[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*");

  /** The ids that the API gives beside identifiers, in the letters that only they have. */
  private static final Pattern RESOURCE_ID = Pattern.compile("(db|cluster)-[A-Z0-9]{26}");

  /** Makes the name of a DB parameter group's ARN. */
  public static final UnaryOperator<String> PARAMETER_GROUP_NAME = Arn.idOf("rds", "pg");

  /** Makes the name of a DB cluster parameter group's ARN. */
  public static final UnaryOperator<String> CLUSTER_PARAMETER_GROUP_NAME =
      Arn.idOf("rds", "cluster-pg");

  /** A DB instance, by identifier or ARN. */
  public static final Lookup INSTANCE =
      new Lookup(
          "rds.instance",
          "rds:DescribeDBInstances",
          identifiers(
                  "db-instance-id",
                  "db_instance_identifier",
                  "db_instance_arn",
                  "db",
                  Set.of("db-instance-id", "db-cluster-id", "dbi-resource-id", "domain", "engine"))
              .others(
                  Filter.on("dbi-resource-id", "dbi_resource_id"),
                  Filter.on("db-cluster-id", "db_cluster_identifier"),
                  Filter.on("engine", "engine")),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .rds()
                      .describeDBInstancesPaginator(r -> r.filters(wire(filters)).maxRecords(100))
                      .dbInstances()));

  /** A DB cluster, by identifier or ARN. */
  public static final Lookup CLUSTER =
      new Lookup(
          "rds.cluster",
          "rds:DescribeDBClusters",
          identifiers(
                  "db-cluster-id",
                  "db_cluster_identifier",
                  "db_cluster_arn",
                  "cluster",
                  Set.of(
                      "clone-group-id",
                      "db-cluster-id",
                      "db-cluster-resource-id",
                      "domain",
                      "engine"))
              .others(
                  Filter.on("db-cluster-resource-id", "db_cluster_resource_id"),
                  Filter.on("engine", "engine")),
          (clients, filters) ->
              SdkData.all(
                  clients
                      .rds()
                      .describeDBClustersPaginator(r -> r.filters(wire(filters)).maxRecords(100))
                      .dbClusters()));

  /** A DB parameter group, by name. */
  public static final AwsKind PARAMETER_GROUP =
      new Single(
          "rds.parameter_group",
          "rds:DescribeDBParameterGroups",
          Set.of("DBParameterGroupNotFound"),
          (clients, probe) ->
              SdkData.all(
                  clients
                      .rds()
                      .describeDBParameterGroups(
                          r -> r.dbParameterGroupName(PARAMETER_GROUP_NAME.apply(probe.argument())))
                      .dbParameterGroups()));

  /** The parameters of a DB parameter group by their names; absent when there is no such group. */
  public static final AwsKind PARAMETERS =
      new Single(
          "rds.parameters",
          "rds:DescribeDBParameters",
          Set.of("DBParameterGroupNotFound"),
          (clients, probe) ->
              List.of(
                  byName(
                      clients
                          .rds()
                          .describeDBParametersPaginator(
                              r ->
                                  r.dbParameterGroupName(
                                          PARAMETER_GROUP_NAME.apply(probe.argument()))
                                      .maxRecords(100))
                          .parameters())));

  /** A DB cluster parameter group, by name. */
  public static final AwsKind CLUSTER_PARAMETER_GROUP =
      new Single(
          "rds.cluster_parameter_group",
          "rds:DescribeDBClusterParameterGroups",
          Set.of("DBParameterGroupNotFound", "DBClusterParameterGroupNotFound"),
          (clients, probe) ->
              SdkData.all(
                  clients
                      .rds()
                      .describeDBClusterParameterGroups(
                          r ->
                              r.dbClusterParameterGroupName(
                                  CLUSTER_PARAMETER_GROUP_NAME.apply(probe.argument())))
                      .dbClusterParameterGroups()));

  /** The parameters of a DB cluster parameter group by their names; absent without the group. */
  public static final AwsKind CLUSTER_PARAMETERS =
      new Single(
          "rds.cluster_parameters",
          "rds:DescribeDBClusterParameters",
          Set.of("DBParameterGroupNotFound", "DBClusterParameterGroupNotFound"),
          (clients, probe) ->
              List.of(
                  byName(
                      clients
                          .rds()
                          .describeDBClusterParametersPaginator(
                              r ->
                                  r.dbClusterParameterGroupName(
                                          CLUSTER_PARAMETER_GROUP_NAME.apply(probe.argument()))
                                      .maxRecords(100))
                          .parameters())));

  /** A DB subnet group, by name. */
  public static final AwsKind SUBNET_GROUP =
      new Single(
          "rds.subnet_group",
          "rds:DescribeDBSubnetGroups",
          Set.of("DBSubnetGroupNotFoundFault", "DBSubnetGroupNotFound"),
          (clients, probe) ->
              SdkData.all(
                  clients
                      .rds()
                      .describeDBSubnetGroups(r -> r.dbSubnetGroupName(probe.argument()))
                      .dbSubnetGroups()));

  /** The tags of a thing that does not carry them itself, by its ARN. */
  public static final AwsKind TAGS =
      new Single(
          "rds.tags",
          "rds:ListTagsForResource",
          Set.of(),
          (clients, probe) ->
              List.of(
                  SdkData.of(
                      clients.rds().listTagsForResource(r -> r.resourceName(probe.argument())))));

  private RdsApi() {}

  /**
   * Identifiers are stored in lower case, and accepted in any. An ARN stays what it is: another
   * account may have a thing of that name too.
   */
  private static Lookup.Identifiers identifiers(
      String filter, String member, String arnMember, String type, Set<String> filters) {
    Filter id =
        new Filter(
            filter,
            item ->
                Stream.of(member, arnMember)
                    .flatMap(each -> item.find(each).map(Data::text).stream())
                    .toList());
    Function<String, String> toId =
        text -> {
          Arn.check(text, "rds", type);
          return text.toLowerCase(Locale.ROOT);
        };
    return new Lookup.Identifiers(
        id,
        IDENTIFIER.asMatchPredicate(),
        toId,
        List.of(id),
        List.of(),
        filters,
        RdsApi::check,
        item -> 0,
        item -> item.text(member));
  }

  private static void check(String text) {
    if (text.startsWith("arn:")) {
      return;
    }
    if (RESOURCE_ID.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is a resource id; an identifier, an ARN or a filter is asked for");
    }
    Ids.check(text, id -> false);
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no identifier of RDS: letters, digits and single hyphens");
    }
  }

  private static Data byName(Iterable<? extends SdkPojo> parameters) {
    Map<String, Object> byName = new java.util.TreeMap<>();
    for (Data parameter : SdkData.all(parameters)) {
      byName.put(parameter.text("parameter_name"), parameter);
    }
    return Data.of(byName);
  }

  private static List<software.amazon.awssdk.services.rds.model.Filter> wire(
      Map<String, List<String>> filters) {
    List<software.amazon.awssdk.services.rds.model.Filter> wire = new ArrayList<>();
    filters.forEach(
        (name, values) -> {
          // Tags are compared here: the API has no filter on them.
          if (!name.startsWith(Lookup.TAG)) {
            wire.add(
                software.amazon.awssdk.services.rds.model.Filter.builder()
                    .name(name)
                    .values(values)
                    .build());
          }
        });
    return wire;
  }
}
