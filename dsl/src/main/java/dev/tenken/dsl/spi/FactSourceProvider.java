package dev.tenken.dsl.spi;

import dev.tenken.dsl.fact.FactSource;
import java.util.Set;
import org.apiguardian.api.API;

/** Opens fact sources for the targets it supports; found by {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FactSourceProvider {
  /** Tells whether this provider serves the target (by its type and, for hosts, its transport). */
  boolean supports(Target target);

  /** Returns the setting keys it understands, besides those common to all targets. */
  Set<String> settingKeys();

  /** Returns the values of a host's {@code transport} that it serves. */
  default Set<String> transports() {
    return Set.of();
  }

  /**
   * Loads what asking the target will take, while the specs are still being read. Opens nothing,
   * and fails silently: what is wrong shows when the source is opened.
   */
  default void prepare(Target target) {}

  /**
   * Opens the source. Connects lazily: with the first probes, not here.
   *
   * @throws ConfigurationError when the target's settings can't be used
   */
  FactSource open(Target target, RunContext context);
}
