package dev.tenken.aws;

import dev.tenken.aws.lookup.RdsApi;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.resource.Word;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * An RDS DB parameter group, by name or ARN. Source: {@code rds:DescribeDBParameters}, and for its
 * family and tags {@code rds:DescribeDBParameterGroups}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RdsDbParameterGroup extends ParameterGroup {
  RdsDbParameterGroup(Identity identity) {
    super(
        "DB parameter group",
        identity,
        RdsApi.PARAMETERS,
        RdsApi.PARAMETER_GROUP,
        RdsApi.PARAMETER_GROUP_NAME,
        "db_parameter_group_family",
        "db_parameter_group_arn");
  }

  /** {@code rds_db_parameter_group('app-mysql8')}. */
  @Word
  public static RdsDbParameterGroup rds_db_parameter_group(Spec spec, String name) {
    return rds_db_parameter_group(spec, Map.of(), name);
  }

  /** {@code rds_db_parameter_group('app-mysql8', aws: 'us')}: in the named AWS target. */
  @Word
  public static RdsDbParameterGroup rds_db_parameter_group(
      Spec spec, Map<String, Object> options, String name) {
    return new RdsDbParameterGroup(Identity.of(spec, "rds_db_parameter_group", options, name));
  }
}
