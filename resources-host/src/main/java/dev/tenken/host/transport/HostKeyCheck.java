package dev.tenken.host.transport;

import dev.tenken.dsl.fact.Cause;
import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Checks the key that a host shows, and remembers why it was refused. */
final class HostKeyCheck implements HostKeyVerifier {
  private final SshEndpoint endpoint;
  private final KnownHosts known;
  private final Consumer<String> accepted;
  private volatile Optional<Cause> refusal = Optional.empty();

  /**
   * Makes the check.
   *
   * @param accepted told of a new key that was added to known_hosts
   */
  HostKeyCheck(SshEndpoint endpoint, KnownHosts known, Consumer<String> accepted) {
    this.endpoint = endpoint;
    this.known = known;
    this.accepted = accepted;
  }

  /** Returns why the key was refused, if it was. */
  Optional<Cause> refusal() {
    return refusal;
  }

  @Override
  public boolean verify(String hostname, int port, PublicKey shown) {
    KnownHosts.Judgment judgment = known.judge(shown);
    KnownHosts.Key key = KnownHosts.Key.of(shown);
    refusal =
        switch (judgment.standing()) {
          case KNOWN -> Optional.empty();
          case UNKNOWN -> unknown(key);
          case CHANGED ->
              Optional.of(
                  TransportErrors.changedKey(endpoint, key, judgment.entry().orElseThrow()));
          case REVOKED ->
              Optional.of(
                  TransportErrors.revokedKey(endpoint, key, judgment.entry().orElseThrow()));
        };
    return refusal.isEmpty();
  }

  private Optional<Cause> unknown(KnownHosts.Key key) {
    if (!endpoint.acceptNew()) {
      return Optional.of(TransportErrors.unknownKey(endpoint, key));
    }
    try {
      known.accept(key);
      accepted.accept(TransportErrors.accepted(endpoint, key, endpoint.knownHosts().get(0)));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(TransportErrors.knownHostsUnreadable(e));
    }
  }

  /** Returns none: the configuration has the algorithms in order. */
  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    return List.of();
  }
}
