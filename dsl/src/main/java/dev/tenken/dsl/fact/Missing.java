package dev.tenken.dsl.fact;

import org.apiguardian.api.API;

/**
 * Says that what was read is not there.
 *
 * <p>Raised by a resource's properties. A value that is absent from a thing that exists (a key that
 * a file does not have) compares unequal to everything. A thing that is absent as a whole fails a
 * check on its properties, negated or not: there is nothing to judge.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Missing extends Error {
  private static final long serialVersionUID = 1L;

  private final boolean whole;

  private Missing(String message, boolean whole) {
    super(message, null, false, false);
    this.whole = whole;
  }

  /** Returns the signal that the resource itself does not exist. */
  public static Missing resource(String message) {
    return new Missing(message, true);
  }

  /** Returns the signal that an existing resource has no such value. */
  public static Missing value(String message) {
    return new Missing(message, false);
  }

  /** Tells whether the resource itself is absent. */
  public boolean isWhole() {
    return whole;
  }
}
