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
  /** As recorded. */
  private static final String SESSION_TOKEN =
      "FQoGZXIvYXdzEBYaD4uXJghjBuMkSY5WTwbEmjdpU9eFPFsnX6Ysx9bNlOH329Ad9q8ZHcGd/9rm"
          + "bpcWA4kks1Ae7qYag/AS6nnxSsXfGvjOQQWlfumV1joyaqOBCSqe0caXdyHd4mrfHDAT2F/lfUAI"
          + "K5Y5jvBrKcFsUmcXTj4M8QLicQ+finFUGhEt66F7qo//G4ciLpo5qKjuR6sOsCiY/2Q7VXRBr+SL"
          + "kzF/wc9cEZksRcObeXTG0tV3PLnUKUJtXP4g/vXVnz8F4Npw/c3et4b1DgyWtitW6NyMS6luQux0"
          + "+1OhDg896BGWRc6ddApQjaeJKz0zezLrOYEOGlkBdas7rcrsClY=";

  private static final Probe VPC = Probe.of(VpcApi.VPC, "production");

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
      assertThat(run.ask("main", Probe.of(VpcApi.VPC, "staging"))).isInstanceOf(Fact.Present.class);

      assertThat(server.counts()).isEqualTo(Map.of("sts:AssumeRole", 1L, "ec2:DescribeVpcs", 2L));
      assertThat(run.ledger().all()).isEqualTo(Map.of("main", server.counts()));
      assertThat(server.accessKeys()).hasSize(2);
      // What signs the calls is masked wherever it is said; a stand-in's word is not.
      assertThat(run.secrets().isIn("x-amz-security-token:" + SESSION_TOKEN)).isTrue();
      assertThat(run.secrets().isIn("test")).isFalse();
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
