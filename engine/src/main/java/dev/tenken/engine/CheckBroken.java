package dev.tenken.engine;

import org.apiguardian.api.API;

/** A check, spec or configuration that is itself wrong. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CheckBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckBroken(String message) {
    super(message);
  }
}
