package dev.tenken.engine;

import org.apiguardian.api.API;

/**
 * A check that could not be judged since a fact is unknown.
 *
 * <p>No {@link AssertionError}, so that build tools count an error and not a failure, and not
 * aborted, which they would count as skipped.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CheckUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckUnknown(String message) {
    super(message);
  }
}
