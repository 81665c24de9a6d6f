package dev.tenken.aws.lookup;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** A limit for each account, whatever region, profile or role a target reaches it by. */
final class AccountLimits {
  private final int callsPerSecond;
  private final Map<List<Object>, RateLimit> limits = new ConcurrentHashMap<>();

  AccountLimits(int callsPerSecond) {
    this.callsPerSecond = callsPerSecond;
  }

  /**
   * Returns the limit.
   *
   * @param otherwise what stands for the account where the credentials don't tell it
   */
  RateLimit of(Optional<URI> endpoint, AwsCredentials credentials, List<String> otherwise) {
    List<String> account = credentials.accountId().map(List::of).orElse(otherwise);
    return limits.computeIfAbsent(List.of(endpoint, account), key -> new RateLimit(callsPerSecond));
  }
}
