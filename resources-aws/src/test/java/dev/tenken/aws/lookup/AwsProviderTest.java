package dev.tenken.aws.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.FactSourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a target's settings reach the account. */
class AwsProviderTest {
  private static final Probe VPC = Probe.of(Ec2Api.VPC, "production");

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(FactSourceProvider.class))
        .hasAtLeastOneElementOfType(AwsProvider.class);
  }

  @Test
  void aRoleIsAssumedOnceAndCounted() {
    try (AwsServer server = AwsServer.start();
        SpecRun run =
            new SpecRun()
                .target(
                    "main",
                    Map.of(
                        "endpoint", server.endpoint(),
                        "role", "arn:aws:iam::123456789012:role/auditor",
                        "external_id", "tenken-tests"))) {
      assertThat(run.ask("main", VPC)).isInstanceOf(Fact.Present.class);
      assertThat(run.ask("main", Probe.of(Ec2Api.VPC, "staging"))).isInstanceOf(Fact.Present.class);

      assertThat(server.counts()).isEqualTo(Map.of("sts:AssumeRole", 1L, "ec2:DescribeVpcs", 2L));
      assertThat(run.ledger().all()).isEqualTo(Map.of("main", server.counts()));
      assertThat(server.accessKeys()).hasSize(2);
    }
  }

  @Test
  void aNamedProfileWinsOverOtherCredentials(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("credentials");
    Files.writeString(
        file, "[audit]\naws_access_key_id = AKIDOFAUDIT\naws_secret_access_key = secret\n");
    System.setProperty("aws.sharedCredentialsFile", file.toString());
    try (AwsServer server = AwsServer.start();
        SpecRun run =
            new SpecRun()
                .target("main", Map.of("endpoint", server.endpoint(), "profile", "audit"))) {
      assertThat(run.ask("main", VPC)).isInstanceOf(Fact.Present.class);
      assertThat(server.accessKeys()).containsExactly("AKIDOFAUDIT");
    } finally {
      System.clearProperty("aws.sharedCredentialsFile");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "endpoint|localhost:5000|endpoint must be a URL such as https://host:port, not"
            + " 'localhost:5000'",
        "external_id|x|external_id needs 'role'",
        "session_name|x|session_name needs 'role'",
        "attempts|0|attempts must be at least 1",
        "timeout|soon|timeout must be a duration such as 10s, not 'soon'",
      })
  void aSettingThatCanNotBeUsedIsRefused(String key, String value, String message) {
    try (SpecRun run = new SpecRun()) {
      assertThatThrownBy(() -> run.target("main", Map.of(key, value)))
          .isInstanceOf(ConfigurationError.class)
          .hasMessage(message);
    }
  }
}
