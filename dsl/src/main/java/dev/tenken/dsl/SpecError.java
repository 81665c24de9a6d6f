package dev.tenken.dsl;

import dev.tenken.dsl.journal.Location;
import org.apiguardian.api.API;

/** A mistake in a spec, with the place it was made at. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpecError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Location location;

  SpecError(String message, Location location) {
    super(message);
    this.location = location;
  }

  SpecError(String message, Location location, Throwable cause) {
    super(message, cause);
    this.location = location;
  }

  /** Returns where. */
  public Location location() {
    return location;
  }
}
