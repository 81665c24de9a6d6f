package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Serves AWS targets: one account and region each.
 *
 * <p>Credentials come by the SDK's standard chain (environment, profile, IAM Identity Center,
 * container, instance), endpoints by {@code AWS_ENDPOINT_URL} too.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AwsProvider implements FactSourceProvider {
  /** The profile of the AWS configuration files; wins over credentials of the environment. */
  static final String PROFILE = "profile";

  /** The region, such as {@code ap-northeast-1}; default by the SDK's chain. */
  static final String REGION = "region";

  /** The ARN of a role to take on with those credentials. */
  static final String ROLE = "role";

  /** The external id that the role's trust policy asks for. */
  static final String EXTERNAL_ID = "external_id";

  /** The name of the role's session, as CloudTrail shows it; default {@code tenken}. */
  static final String SESSION_NAME = "session_name";

  /** The URL that calls go to instead of the services' own. */
  static final String ENDPOINT = "endpoint";

  /** How long a call may take with all its retries; default 30 s. */
  static final String TIMEOUT = "timeout";

  /** How often a call is sent at most, until the service does not throttle it; default 5. */
  static final String ATTEMPTS = "attempts";

  static final Set<String> KEYS =
      Set.of(PROFILE, REGION, ROLE, EXTERNAL_ID, SESSION_NAME, ENDPOINT, TIMEOUT, ATTEMPTS);

  private static final int ROUTE_53_CALLS_PER_SECOND = 5;

  /** What is shorter is given to a stand-in of AWS, and may be any word. */
  private static final int SECRET_LENGTH = 16;

  private final AccountLimits route53Limits = new AccountLimits(ROUTE_53_CALLS_PER_SECOND);

  /** Makes the provider; the service loader does. */
  public AwsProvider() {}

  @Override
  public boolean supports(Target target) {
    return target.type() == TargetType.AWS;
  }

  @Override
  public Set<String> settingKeys() {
    return KEYS;
  }

  @Override
  public FactSource open(Target target, RunContext context) {
    return new AwsFactSource(
        clients(target.settings(), target.name(), context, route53Limits), context.executor());
  }

  /** Returns the clients of the account of these settings, whose calls count for the target. */
  static AwsClients clients(
      Settings settings, String target, RunContext context, AccountLimits route53Limits) {
    Optional<String> profile = settings.text(PROFILE);
    Optional<String> role = settings.text(ROLE);
    if (role.isEmpty()) {
      for (String key : Set.of(EXTERNAL_ID, SESSION_NAME)) {
        if (settings.text(key).isPresent()) {
          throw settings.error(key, "needs 'role'");
        }
      }
    }
    int attempts = settings.number(ATTEMPTS, 5);
    if (attempts < 1) {
      throw settings.error(ATTEMPTS, "must be at least 1");
    }
    AwsClients.Config config =
        new AwsClients.Config(
            endpoint(settings),
            settings.duration(TIMEOUT, Duration.ofSeconds(30)),
            attempts,
            List.of(profile.orElse(""), role.orElse("")));
    return new AwsClients(
        config,
        clients -> masked(credentials(clients, profile, role, settings), context.secrets()),
        clients -> region(settings, profile),
        new CallCounter(context.ledger(), target),
        route53Limits);
  }

  private static Optional<URI> endpoint(Settings settings) {
    Optional<String> text = settings.text(ENDPOINT);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    ConfigurationError error =
        settings.error(
            ENDPOINT, "must be a URL such as https://host:port, not '" + text.get() + "'");
    try {
      URI uri = URI.create(text.get());
      if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
        throw error;
      }
      return Optional.of(uri);
    } catch (IllegalArgumentException e) {
      throw error;
    }
  }

  private static Region region(Settings settings, Optional<String> profile) {
    return settings
        .text(REGION)
        .map(Region::of)
        .orElseGet(
            () -> {
              DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
              profile.ifPresent(chain::profileName);
              try {
                return chain.build().getRegion();
              } catch (SdkClientException e) {
                throw SdkClientException.create(
                    "no region: neither the target's settings, nor AWS_REGION, nor the profile say"
                        + " one",
                    e);
              }
            });
  }

  /** What signs the calls is masked wherever it might be said again. */
  private static AwsCredentialsProvider masked(AwsCredentialsProvider provider, Secrets secrets) {
    return () -> {
      AwsCredentials credentials = provider.resolveCredentials();
      Stream.of(
              credentials.secretAccessKey(),
              credentials instanceof AwsSessionCredentials session ? session.sessionToken() : "")
          .filter(secret -> secret.length() >= SECRET_LENGTH)
          .forEach(secrets::add);
      return credentials;
    };
  }

  private static AwsCredentialsProvider credentials(
      AwsClients clients, Optional<String> profile, Optional<String> role, Settings settings) {
    AwsCredentialsProvider own = clients.closedAtEnd(new OwnCredentials(profile));
    if (role.isEmpty()) {
      return own;
    }
    StsClient sts =
        clients.closedAtEnd(
            clients
                .guarded(StsClient.builder(), Operations.ASSUME_ROLE)
                .credentialsProvider(own)
                .build());
    return clients.closedAtEnd(
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(sts)
            .refreshRequest(
                r -> {
                  r.roleArn(role.get()).roleSessionName(settings.text(SESSION_NAME, "tenken"));
                  settings.text(EXTERNAL_ID).ifPresent(r::externalId);
                })
            .build());
  }
}
