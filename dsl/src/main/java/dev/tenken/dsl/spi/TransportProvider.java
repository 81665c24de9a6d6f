package dev.tenken.dsl.spi;

import java.util.Set;
import org.apiguardian.api.API;

/**
 * Offers a further way to run commands on hosts; found by {@link java.util.ServiceLoader}. A host
 * chooses it by {@code transport}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TransportProvider {
  /** Returns the word behind {@code transport}. */
  String name();

  /** Returns the setting keys of a host that it understands. */
  Set<String> settingKeys();

  /** Returns the user that commands run as. */
  String user();

  /**
   * Opens the transport. Connects with the first command, not here.
   *
   * @throws ConfigurationError when the target's settings can't be used
   */
  Transport open(Target target, RunContext context);
}
