package dev.tenken.aws;

import dev.tenken.aws.lookup.RdsApi;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Word;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * An RDS DB instance, by identifier (in any case) or ARN, or by filters. Source: {@code
 * rds:DescribeDBInstances}; names of security groups, subnets and VPCs are looked up.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Rds extends RdsDatabase {
  private static final Schema SCHEMA = Schema.of(DBInstance.builder().build());
  private static final String STATUS = "db_instance_status";

  Rds(Identity identity) {
    super("DB instance", identity, RdsApi.INSTANCE, SCHEMA, STATUS);
  }

  /** {@code rds('app-db')}: by identifier or ARN. */
  @Word
  public static Rds rds(Spec spec, String id) {
    return rds(spec, Map.of(), id);
  }

  /** {@code rds(tag: [Role: 'db'])}. */
  @Word
  public static Rds rds(Spec spec, Map<String, Object> options) {
    return rds(spec, options, "");
  }

  /** {@code rds('app-db', aws: 'us')}: in the named AWS target. */
  @Word
  public static Rds rds(Spec spec, Map<String, Object> options, String id) {
    return new Rds(Identity.of(spec, "rds", options, id));
  }

  /** Tells whether its status is {@code failed}. */
  public Finding isFailed() {
    return inState("failed", STATUS);
  }

  /** Tells whether its status is {@code inaccessible-encryption-credentials}. */
  public Finding isInaccessibleEncryptionCredentials() {
    return inState("inaccessible-encryption-credentials", STATUS);
  }

  /** Tells whether its status is {@code incompatible-credentials}. */
  public Finding isIncompatibleCredentials() {
    return inState("incompatible-credentials", STATUS);
  }

  /** Tells whether its status is {@code incompatible-network}. */
  public Finding isIncompatibleNetwork() {
    return inState("incompatible-network", STATUS);
  }

  /** Tells whether its status is {@code incompatible-option-group}. */
  public Finding isIncompatibleOptionGroup() {
    return inState("incompatible-option-group", STATUS);
  }

  /** Tells whether its status is {@code incompatible-parameters}. */
  public Finding isIncompatibleParameters() {
    return inState("incompatible-parameters", STATUS);
  }

  /** Tells whether its status is {@code incompatible-restore}. */
  public Finding isIncompatibleRestore() {
    return inState("incompatible-restore", STATUS);
  }

  /** Tells whether its status is {@code rebooting}. */
  public Finding isRebooting() {
    return inState("rebooting", STATUS);
  }

  /** Tells whether its status is {@code renaming}. */
  public Finding isRenaming() {
    return inState("renaming", STATUS);
  }

  /** Tells whether its status is {@code resetting-master-credentials}. */
  public Finding isResettingMasterCredentials() {
    return inState("resetting-master-credentials", STATUS);
  }

  /** Tells whether its status is {@code restore-error}. */
  public Finding isRestoreError() {
    return inState("restore-error", STATUS);
  }

  /** Tells whether its status is {@code starting}. */
  public Finding isStarting() {
    return inState("starting", STATUS);
  }

  /** Tells whether its status is {@code stopping}. */
  public Finding isStopping() {
    return inState("stopping", STATUS);
  }

  /** Tells whether its status is {@code storage-full}. */
  public Finding isStorageFull() {
    return inState("storage-full", STATUS);
  }

  /** Tells whether its status is {@code storage-optimization}. */
  public Finding isStorageOptimization() {
    return inState("storage-optimization", STATUS);
  }

  /** Tells whether it uses this parameter group; the chain asks for the apply status. */
  public GroupFinding hasDbParameterGroup(Object name) {
    return new GroupFinding(
        data().list("db_parameter_groups"),
        "db_parameter_group_name",
        "parameter_apply_status",
        "parameter groups",
        name,
        Optional.empty());
  }

  /** Tells whether it uses this option group; the chain asks for the status. */
  public GroupFinding hasOptionGroup(Object name) {
    return new GroupFinding(
        data().list("option_group_memberships"),
        "option_group_name",
        "status",
        "option groups",
        name,
        Optional.empty());
  }

  @Override
  Optional<Data> subnetGroup() {
    return data().find("db_subnet_group");
  }

  @Override
  String subnetGroupName() {
    return subnetGroup().map(group -> group.text("db_subnet_group_name")).orElse("");
  }
}
