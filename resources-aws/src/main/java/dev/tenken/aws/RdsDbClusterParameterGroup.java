package dev.tenken.aws;

import dev.tenken.aws.lookup.RdsApi;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.resource.Word;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * An Aurora DB cluster parameter group, by name or ARN. Source: {@code
 * rds:DescribeDBClusterParameters}, and for its family and tags {@code
 * rds:DescribeDBClusterParameterGroups}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RdsDbClusterParameterGroup extends ParameterGroup {
  RdsDbClusterParameterGroup(Identity identity) {
    super(
        "DB cluster parameter group",
        identity,
        RdsApi.CLUSTER_PARAMETERS,
        RdsApi.CLUSTER_PARAMETER_GROUP,
        RdsApi.CLUSTER_PARAMETER_GROUP_NAME,
        "db_parameter_group_family",
        "db_cluster_parameter_group_arn");
  }

  /** {@code rds_db_cluster_parameter_group('app-aurora')}. */
  @Word
  public static RdsDbClusterParameterGroup rds_db_cluster_parameter_group(Spec spec, String name) {
    return rds_db_cluster_parameter_group(spec, Map.of(), name);
  }

  /** {@code rds_db_cluster_parameter_group('app-aurora', aws: 'us')}: in the named AWS target. */
  @Word
  public static RdsDbClusterParameterGroup rds_db_cluster_parameter_group(
      Spec spec, Map<String, Object> options, String name) {
    return new RdsDbClusterParameterGroup(
        Identity.of(spec, "rds_db_cluster_parameter_group", options, name));
  }
}
