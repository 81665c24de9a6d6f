package dev.tenken.dsl.journal;

import org.apiguardian.api.API;

/** How a check ended. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Verdict {
  /** All that it asserts holds. */
  PASSED,
  /** Something that it asserts does not hold. */
  FAILED,
  /** A fact that it needs could not be determined. Never green. */
  UNKNOWN,
  /** The check itself is wrong: an unknown word, nothing asserted, an exception of its own code. */
  BROKEN,
  /** It was not attempted, for a reason given. */
  SKIPPED,
  /** It is known to fail for now, and did; one that passes is failed instead. */
  PENDING;

  /** Tells whether the run may still be green with this verdict. */
  public boolean isGreen() {
    return this == PASSED || this == SKIPPED || this == PENDING;
  }
}
