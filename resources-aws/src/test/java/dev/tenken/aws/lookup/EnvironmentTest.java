package dev.tenken.aws.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process finds in its environment and its user's home; hence each asks in its own. */
class EnvironmentTest {
  private static final String PRESENT = "present";

  @TempDir Path home;

  @Test
  void theEndpointOfTheEnvironmentIsHonored() throws Exception {
    try (AwsServer server = AwsServer.start()) {
      assertThat(ask(Map.of("AWS_ENDPOINT_URL", server.endpoint().toString()), Map.of()))
          .isEqualTo(PRESENT);
      assertThat(server.requests()).containsExactly("ec2:DescribeVpcs");
    }
  }

  @Test
  void theEndpointOfTheTargetWinsOverThatOfTheEnvironment() throws Exception {
    try (AwsServer server = AwsServer.start()) {
      assertThat(
              ask(
                  Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
                  Map.of("endpoint", server.endpoint().toString())))
          .isEqualTo(PRESENT);
    }
  }

  @Test
  void aProfileOfIdentityCenterIsLoggedInByItsToken() throws Exception {
    try (AwsServer server = AwsServer.serving("sso")) {
      writeProfile(Duration.ofHours(1), "");

      assertThat(ask(server)).isEqualTo(PRESENT);
      assertThat(server.requests()).containsExactly("sso:GetRoleCredentials", "ec2:DescribeVpcs");
      assertThat(server.accessKeys()).containsExactly("ASIAOFSSO");
    }
  }

  @Test
  void anExpiredTokenOfIdentityCenterIsUnknownAndNamesTheProfile() throws Exception {
    try (AwsServer server = AwsServer.serving("sso")) {
      writeProfile(Duration.ofHours(-1), "");

      assertThat(ask(server)).isEqualTo(notLoggedIn(""));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void anExpiredTokenThatIsNotRefreshedIsUnknown() throws Exception {
    try (AwsServer server = AwsServer.serving("sso")) {
      writeProfile(
          Duration.ofHours(-1),
          """
          ,"clientId": "id", "clientSecret": "secret", "refreshToken": "refresh",
          "registrationExpiresAt": "%s"
          """
              .formatted(Instant.now().plus(Duration.ofDays(1))));

      assertThat(ask(server)).isEqualTo(notLoggedIn(" (Token is expired)"));
    }
  }

  @Test
  void nobodyLoggedInIsUnknown() throws Exception {
    try (AwsServer server = AwsServer.serving("sso")) {
      writeProfile(Duration.ofHours(1), "");
      try (var files = Files.list(home.resolve(".aws/sso/cache"))) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }

      assertThat(ask(server)).isEqualTo(notLoggedIn(" (Unable to load SSO token)"));
    }
  }

  @Test
  void aTokenThatIdentityCenterDoesNotTakeIsUnknown() throws Exception {
    try (AwsServer server = AwsServer.serving("sso-denied")) {
      writeProfile(Duration.ofHours(1), "");

      assertThat(ask(server)).isEqualTo(notLoggedIn(" (Session token not found or invalid)"));
    }
  }

  private static String notLoggedIn(String why) {
    return "CREDENTIALS: ec2:DescribeVpcs: profile audit is not logged in to IAM Identity Center"
        + why
        + ": aws sso login --profile audit";
  }

  /**
   * Writes the profile, and the token's file as {@code aws sso login} leaves it: both are made up,
   * in the form that the AWS documentation shows.
   */
  private void writeProfile(Duration left, String more) throws Exception {
    Path folder = Files.createDirectories(home.resolve(".aws"));
    Files.writeString(
        folder.resolve("config"),
        """
        [profile audit]
        sso_session = company
        sso_account_id = 123456789012
        sso_role_name = Auditor
        region = ap-northeast-1

        [sso-session company]
        sso_region = ap-northeast-1
        sso_start_url = https://company.awsapps.com/start
        sso_registration_scopes = sso:account:access
        """);
    byte[] name =
        MessageDigest.getInstance("SHA-1").digest("company".getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        Files.createDirectories(folder.resolve("sso/cache"))
            .resolve(HexFormat.of().formatHex(name) + ".json"),
        """
        {
          "startUrl": "https://company.awsapps.com/start", "region": "ap-northeast-1",
          "accessToken": "made up", "expiresAt": "%s"%s
        }
        """
            .formatted(Instant.now().plus(left), more));
  }

  private String ask(AwsServer server) throws Exception {
    return ask(
        Map.of("AWS_ENDPOINT_URL", server.endpoint().toString()), Map.of("profile", "audit"));
  }

  private String ask(Map<String, String> variables, Map<String, String> settings) throws Exception {
    Path answer = home.resolve("answer");
    Path said = home.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Asking.class.getName(),
                answer.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(variables);
    settings.forEach((key, value) -> builder.command().add(key + "=" + value));
    assertThat(builder.start().waitFor()).as(() -> said(said)).isZero();
    return Files.readString(answer);
  }

  private static String said(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Asks for a VPC with settings, and writes what became of it. */
  static final class Asking {
    private Asking() {}

    public static void main(String[] arguments) throws IOException {
      Map<String, Object> settings = new TreeMap<>();
      for (int i = 1; i < arguments.length; i++) {
        String[] pair = arguments[i].split("=", 2);
        settings.put(pair[0], pair[1]);
      }
      try (SpecRun run = new SpecRun().target("main", settings)) {
        Fact<?> fact = run.ask("main", Probe.of(VpcApi.VPC, "production"));
        Files.writeString(
            Path.of(arguments[0]),
            fact instanceof Fact.Unknown<?> unknown
                ? unknown.cause().reason() + ": " + unknown.cause().message()
                : fact instanceof Fact.Present<?> ? PRESENT : "absent");
      }
    }
  }
}
