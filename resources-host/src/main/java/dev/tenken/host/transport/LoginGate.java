package dev.tenken.host.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Keeps the number of log-ins at once below the ten at which OpenSSH's default {@code MaxStartups}
 * begins to drop connections.
 */
final class LoginGate {
  private static final int AT_ONCE = 8;

  private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();

  /** Returns the gate of a server. */
  Semaphore of(SshEndpoint endpoint) {
    return gates.computeIfAbsent(endpoint.addressAndPort(), server -> new Semaphore(AT_ONCE));
  }
}
