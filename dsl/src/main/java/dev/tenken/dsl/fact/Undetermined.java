package dev.tenken.dsl.fact;

import org.apiguardian.api.API;

/**
 * Ends an attempt on a fact that is unknown. No AssertionError, so that build tools count it as an
 * error.
 *
 * <p>Control flow only: what a check came upon is noted in its attempt first, so code that swallows
 * this can't turn an unknown into a pass.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Undetermined extends Error {
  private static final long serialVersionUID = 1L;

  private final Cause cause;

  private Undetermined(Cause cause) {
    super(cause.message(), null, false, false);
    this.cause = cause;
  }

  /** Returns the error for this cause. */
  public static Undetermined because(Cause cause) {
    return new Undetermined(cause);
  }

  /** Returns why the fact is unknown. */
  public Cause why() {
    return cause;
  }
}
