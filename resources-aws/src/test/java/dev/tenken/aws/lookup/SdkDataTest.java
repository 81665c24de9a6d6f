package dev.tenken.aws.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Undetermined;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Objects of the SDK as plain data. */
class SdkDataTest {
  @Test
  void membersHaveTheirNaturalTypes() {
    Data data =
        SdkData.of(
            Instance.builder()
                .instanceType("m7g.large")
                .ebsOptimized(true)
                .amiLaunchIndex(3)
                .launchTime(Instant.EPOCH)
                .build());

    assertThat(data)
        .isEqualTo(
            Data.map(
                "ami_launch_index",
                3,
                "instance_type",
                "m7g.large",
                "launch_time",
                Instant.EPOCH,
                "ebs_optimized",
                true));
  }

  @Test
  void passwordsAreMaskedAndTokensThatAreNoSecretsAreNot() {
    Data database =
        SdkData.of(
            DBInstance.builder()
                .masterUsername("app")
                .pendingModifiedValues(values -> values.masterUserPassword("hunter2"))
                .build());
    Data instance =
        SdkData.of(
            Instance.builder()
                .clientToken("c-1")
                .metadataOptions(options -> options.httpTokens("required"))
                .build());

    assertThat(database.toString()).doesNotContain("hunter2").contains("(masked)");
    assertThatThrownBy(
            () -> database.get("pending_modified_values").get("master_user_password").value())
        .isInstanceOf(Undetermined.class);
    assertThat(instance.get("metadata_options").text("http_tokens")).isEqualTo("required");
    assertThat(instance.text("client_token")).isEqualTo("c-1");
  }
}
