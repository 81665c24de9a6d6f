package dev.tenken.aws.lookup;

import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.SsmClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The clients of one account and region, each made when it is first needed. All are guarded. */
final class AwsClients implements AutoCloseable {
  private final Config config;
  private final CallCounter counter;
  private final AccountLimits route53Limits;
  private final Deque<SdkAutoCloseable> made = new ConcurrentLinkedDeque<>();
  private final Lazy<SdkHttpClient> http;
  private final Lazy<AwsCredentialsProvider> credentials;
  private final Lazy<Region> region;
  private final Lazy<Ec2Client> ec2;
  private final Lazy<RdsClient> rds;
  private final Lazy<Route53Client> route53;

  /**
   * How the clients reach the account.
   *
   * @param endpoint instead of the services' own, or those of {@code AWS_ENDPOINT_URL}
   * @param timeout of a call with all its retries
   * @param attempts how often a call is sent at most
   * @param credentials what tells one target's credentials from another's in the configuration
   */
  record Config(Optional<URI> endpoint, Duration timeout, int attempts, List<String> credentials) {}

  AwsClients(
      Config config,
      Function<AwsClients, AwsCredentialsProvider> credentials,
      Function<AwsClients, Region> region,
      CallCounter counter,
      AccountLimits route53Limits) {
    this.config = config;
    this.counter = counter;
    this.route53Limits = route53Limits;
    this.http =
        new Lazy<>(
            () ->
                closedAtEnd(
                    UrlConnectionHttpClient.builder()
                        .connectionTimeout(min(Duration.ofSeconds(10), config.timeout))
                        .socketTimeout(config.timeout)
                        .build()));
    this.credentials = new Lazy<>(() -> credentials.apply(this));
    this.region = new Lazy<>(() -> region.apply(this));
    this.ec2 = new Lazy<>(() -> closedAtEnd(guarded(Ec2Client.builder()).build()));
    this.rds = new Lazy<>(() -> closedAtEnd(guarded(RdsClient.builder()).build()));
    this.route53 = new Lazy<>(() -> closedAtEnd(guarded(Route53Client.builder()).build()));
  }

  Ec2Client ec2() {
    return ec2.get();
  }

  RdsClient rds() {
    return rds.get();
  }

  /** Returns the client after waiting for this account's turn: one call each. */
  Route53Client route53() throws InterruptedException {
    route53Limit().pass();
    return route53.get();
  }

  /** Returns the limit that all targets of this account share. */
  RateLimit route53Limit() {
    return route53Limits.of(
        config.endpoint, credentials.get().resolveCredentials(), config.credentials);
  }

  /** Returns a client that runs commands on this instance and does nothing else. */
  SsmClient runCommand(String instanceId) {
    SsmClientBuilder builder =
        guarded(SsmClient.builder(), Operations.RUN_COMMAND).credentialsProvider(credentials.get());
    return closedAtEnd(
        builder
            .overrideConfiguration(
                builder.overrideConfiguration().toBuilder()
                    .addExecutionInterceptor(new RunCommandGuard(instanceId))
                    .build())
            .build());
  }

  /** Closes what was made after this, then this, when the clients are closed. */
  <T extends SdkAutoCloseable> T closedAtEnd(T resource) {
    made.push(resource);
    return resource;
  }

  Region region() {
    return region.get();
  }

  private <
          B extends
              AwsClientBuilder<B, C>
                  & software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder<B, C>,
          C>
      B guarded(B builder) {
    return guarded(builder, Operations.READS).credentialsProvider(credentials.get());
  }

  /** Returns the builder of a client that sends these operations only. */
  <
          B extends
              AwsClientBuilder<B, C>
                  & software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder<B, C>,
          C>
      B guarded(B builder, Set<String> allowed) {
    config.endpoint.ifPresent(builder::endpointOverride);
    return builder
        .httpClient(http.get())
        .region(region.get())
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .addExecutionInterceptor(new ReadOnlyGuard(allowed))
                .addExecutionInterceptor(counter)
                .addExecutionInterceptor(new AnswerCheck())
                .apiCallTimeout(config.timeout)
                .retryStrategy(
                    AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                        .maxAttempts(config.attempts)
                        .build())
                .build());
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  @Override
  public void close() {
    while (!made.isEmpty()) {
      made.pop().close();
    }
  }

  /** A value made when it is first asked for; a failure is not kept. */
  private static final class Lazy<T> {
    private final java.util.function.Supplier<T> maker;
    private @Nullable T value;

    Lazy(java.util.function.Supplier<T> maker) {
      this.maker = maker;
    }

    synchronized T get() {
      if (value == null) {
        value = maker.get();
      }
      return value;
    }
  }
}
