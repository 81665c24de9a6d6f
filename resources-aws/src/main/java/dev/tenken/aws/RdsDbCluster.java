package dev.tenken.aws;

import dev.tenken.aws.lookup.RdsApi;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * An Aurora or Multi-AZ DB cluster, by identifier (in any case) or ARN, or by filters. Source:
 * {@code rds:DescribeDBClusters}; its subnets and VPC by {@code rds:DescribeDBSubnetGroups}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RdsDbCluster extends RdsDatabase {
  private static final Schema SCHEMA = Schema.of(DBCluster.builder().build());

  RdsDbCluster(Identity identity) {
    super("DB cluster", identity, RdsApi.CLUSTER, SCHEMA, "status");
  }

  /** {@code rds_db_cluster('app-aurora')}: by identifier or ARN. */
  @Word
  public static RdsDbCluster rds_db_cluster(Spec spec, String id) {
    return rds_db_cluster(spec, Map.of(), id);
  }

  /** {@code rds_db_cluster(tag: [Role: 'db'])}. */
  @Word
  public static RdsDbCluster rds_db_cluster(Spec spec, Map<String, Object> options) {
    return rds_db_cluster(spec, options, "");
  }

  /** {@code rds_db_cluster('app-aurora', aws: 'us')}: in the named AWS target. */
  @Word
  public static RdsDbCluster rds_db_cluster(Spec spec, Map<String, Object> options, String id) {
    return new RdsDbCluster(Identity.of(spec, "rds_db_cluster", options, id));
  }

  /** Tells whether its status is {@code failing-over}. */
  public Finding isFailingOver() {
    return inState("failing-over", "status");
  }

  /** Tells whether a DB instance is its member; the chain asks for the writer or a reader. */
  public MemberFinding hasClusterMember(Object instance) {
    return new MemberFinding(data().list("db_cluster_members"), instance, Optional.empty());
  }

  /** Whether an instance is a member, perhaps the writer. */
  public static final class MemberFinding extends Refinable {
    private final List<Data> members;
    private final Object instance;
    private final Optional<Boolean> writer;

    private MemberFinding(List<Data> members, Object instance, Optional<Boolean> writer) {
      this.members = members;
      this.instance = instance;
      Wanted.isRdsName(instance, "");
      this.writer = writer;
    }

    /** Narrows to the writer, or with {@code false} to a reader. */
    public MemberFinding isWriter(boolean wanted) {
      return new MemberFinding(members, instance, Optional.of(wanted));
    }

    /** Narrows to the writer. */
    public MemberFinding isWriter() {
      return isWriter(true);
    }

    @Override
    public Finding judge() {
      Finding finding =
          Finding.of(
              members.stream()
                  .filter(each -> Wanted.isRdsName(instance, each.text("db_instance_identifier")))
                  .anyMatch(
                      each -> writer.isEmpty() || writer.get() == each.flag("is_cluster_writer")),
              members.isEmpty()
                  ? "no members"
                  : "members "
                      + members.stream()
                          .map(
                              each ->
                                  each.text("db_instance_identifier")
                                      + (each.flag("is_cluster_writer")
                                          ? " (writer)"
                                          : " (reader)"))
                          .collect(Collectors.joining(", ")));
      return nearest(
          finding,
          instance,
          members.stream().map(each -> each.text("db_instance_identifier")).toList());
    }
  }

  /** Tells whether it uses this cluster parameter group. */
  public Finding hasDbClusterParameterGroup(Object name) {
    String actual = data().text("db_cluster_parameter_group");
    return Finding.of(Wanted.isRdsName(name, actual), "cluster parameter group " + actual);
  }

  @Override
  Optional<Data> subnetGroup() {
    String name = subnetGroupName();
    return name.isEmpty() ? Optional.empty() : find(Probe.of(RdsApi.SUBNET_GROUP, name));
  }

  @Override
  String subnetGroupName() {
    return data().text("db_subnet_group");
  }
}
