package dev.tenken.host.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where and how to log in.
 *
 * @param name what its connections are counted under: the host's name in the inventory
 * @param address a host name or an address
 * @param port the port
 * @param user who logs in
 * @param identities the private keys to offer; empty to offer those of the agent and the usual
 *     files
 * @param passphrase the passphrase of encrypted keys
 * @param knownHosts the known_hosts files; new keys go to the first
 * @param hostKeyAlias the name to look the host's key up by
 * @param acceptNew whether a key of a host that is not known is added instead of refused
 * @param connectTimeout how long connecting and logging in may take
 * @param jump the host to connect through
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SshEndpoint(
    String name,
    String address,
    int port,
    String user,
    List<Path> identities,
    Optional<String> passphrase,
    List<Path> knownHosts,
    Optional<String> hostKeyAlias,
    boolean acceptNew,
    Duration connectTimeout,
    Optional<SshEndpoint> jump) {
  /** Returns {@code user@address:port}. */
  public String where() {
    return user + "@" + addressAndPort();
  }

  String addressAndPort() {
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }

  /** Returns the name in known_hosts. */
  String knownAs() {
    return hostKeyAlias.orElse(port == 22 ? address : "[" + address + "]:" + port);
  }
}
