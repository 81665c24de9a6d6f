package dev.tenken.dsl.spi;

import org.apiguardian.api.API;

/** A mistake in the configuration; the message starts with {@code file:line} where there is one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConfigurationError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes the error. */
  public ConfigurationError(String message) {
    super(message);
  }
}
