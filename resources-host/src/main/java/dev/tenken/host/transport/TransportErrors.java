package dev.tenken.host.transport;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Cause.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** The texts of what goes wrong between this machine and a host. */
final class TransportErrors {
  private TransportErrors() {}

  static Cause noShell(IOException e) {
    return new Cause(Reason.OTHER, "this machine could not start a shell: " + e.getMessage());
  }

  static Cause shellEnded() {
    return new Cause(Reason.OTHER, "the shell ended before all was answered");
  }

  static Cause lost(SshEndpoint to) {
    return new Cause(
        Reason.UNREACHABLE,
        "the connection to " + to.where() + " was lost before all was answered");
  }

  static Cause notResolved(SshEndpoint to) {
    return new Cause(Reason.UNREACHABLE, "the address " + to.address() + " can't be resolved");
  }

  static Cause notConnected(SshEndpoint to, IOException e) {
    return new Cause(
        Reason.UNREACHABLE, to.addressAndPort() + " can't be reached: " + e.getMessage());
  }

  static Cause noConnection(SshEndpoint to) {
    return new Cause(
        Reason.UNREACHABLE,
        to.addressAndPort() + " did not answer within " + words(to.connectTimeout()));
  }

  static Cause noHandshake(SshEndpoint to) {
    return new Cause(
        Reason.TIMED_OUT,
        to.addressAndPort()
            + " took the connection but did not finish the SSH handshake within "
            + words(to.connectTimeout()));
  }

  static Cause noLogin(SshEndpoint to) {
    return new Cause(
        Reason.TIMED_OUT,
        to.where() + " did not finish the log-in within " + words(to.connectTimeout()));
  }

  static Cause noChannel(SshEndpoint to, IOException e) {
    return new Cause(Reason.UNREACHABLE, to.where() + " opened no channel: " + e.getMessage());
  }

  static Cause dropped(SshEndpoint to, int attempts) {
    return new Cause(
        Reason.UNREACHABLE,
        to.addressAndPort()
            + " closed the connection before the SSH handshake, "
            + attempts
            + " times: no SSH server, or one with too many log-ins at once (MaxStartups)");
  }

  static Cause handshakeFailed(SshEndpoint to, IOException e) {
    return new Cause(
        Reason.UNREACHABLE,
        "the SSH handshake with " + to.addressAndPort() + " failed: " + e.getMessage());
  }

  static Cause libraryFailed(SshEndpoint to, ExecutionException e) {
    return new Cause(
        Reason.OTHER, "connecting to " + to.addressAndPort() + " failed: " + e.getCause());
  }

  static Cause noIdentity(SshEndpoint to) {
    return new Cause(
        Reason.CREDENTIALS,
        "there is no key to log in to "
            + to.where()
            + " with: set identity, or put one into the agent or ~/.ssh");
  }

  static Cause badIdentity(Path identity, String why) {
    return new Cause(Reason.CREDENTIALS, "the key " + identity + " can't be used: " + why);
  }

  static Cause refused(SshEndpoint to, List<String> offered, Collection<String> allowed) {
    return new Cause(
        Reason.REFUSED,
        to.addressAndPort()
            + " refused the log-in of "
            + to.user()
            + " with "
            + String.join(", ", offered)
            + (allowed.isEmpty() ? "" : " (it allows " + String.join(", ", allowed) + ")"));
  }

  static Cause knownHostsUnreadable(IOException e) {
    return new Cause(Reason.HOST_KEY, "known_hosts can't be read: " + e.getMessage());
  }

  static Cause unknownKey(SshEndpoint to, KnownHosts.Key key) {
    String scan = (to.port() == 22 ? "" : "-p " + to.port() + " ") + to.address();
    return new Cause(
        Reason.HOST_KEY,
        "the host key of "
            + to.knownAs()
            + " is not known: "
            + key.words()
            + " is not in "
            + to.knownHosts().stream().map(Path::toString).collect(Collectors.joining(" or "))
            + ". Compare it with the host's own (ssh-keygen -lf /etc/ssh/ssh_host_*_key.pub), then add"
            + " it (ssh-keyscan "
            + scan
            + to.hostKeyAlias().map(alias -> ", under the name " + alias).orElse("")
            + ") or set host_keys: accept-new");
  }

  static Cause changedKey(SshEndpoint to, KnownHosts.Key key, KnownHosts.Entry entry) {
    return new Cause(
        Reason.HOST_KEY,
        "the host key of "
            + to.knownAs()
            + " HAS CHANGED: it shows "
            + key.words()
            + ", known is "
            + entry.key().words()
            + " ("
            + entry.file()
            + " line "
            + entry.line()
            + "). Someone may be between you and the host. Only if it was reinstalled, remove the old"
            + " key (ssh-keygen -R '"
            + to.knownAs()
            + "' -f "
            + entry.file()
            + ") and add the new one");
  }

  static Cause revokedKey(SshEndpoint to, KnownHosts.Key key, KnownHosts.Entry entry) {
    return new Cause(
        Reason.HOST_KEY,
        "the host key of "
            + to.knownAs()
            + " is revoked: "
            + key.words()
            + " ("
            + entry.file()
            + " line "
            + entry.line()
            + ")");
  }

  static Cause badCertificate(SshEndpoint to, String why) {
    return new Cause(
        Reason.HOST_KEY, "the host certificate of " + to.knownAs() + " is not valid: " + why);
  }

  static String accepted(SshEndpoint to, KnownHosts.Key key, Path file) {
    return to.name()
        + ": accepted the new host key of "
        + to.knownAs()
        + ", "
        + key.words()
        + ", into "
        + file
        + " (host_keys: accept-new)";
  }

  static Cause throughJump(SshEndpoint jump, Cause cause) {
    return new Cause(cause.reason(), "jump host " + jump.where() + ": " + cause.message());
  }

  static Optional<String> certificateFault(IOException e) {
    String message = String.valueOf(e.getMessage());
    String prefix = "KeyExchange certificate check failed: ";
    return message.contains(prefix)
        ? Optional.of(message.substring(message.indexOf(prefix) + prefix.length()))
        : Optional.empty();
  }

  private static String words(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
