package dev.tenken.dsl.fact;

import org.apiguardian.api.API;

/**
 * What a resource reads facts by: one target, as seen from one attempt of one check.
 *
 * <p>Never blocks and never talks to a target.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Facts {
  /**
   * Returns the answer to the probe.
   *
   * <p>An unknown answer is noted: it makes the check unknown when the resource raises {@link
   * #undetermined}.
   *
   * @throws Suspended when it has not been collected yet
   */
  Fact<Data> ask(Probe probe);

  /**
   * Says that the probe is about to be asked, so that it is collected in the same round. Does
   * nothing else.
   */
  void want(Probe probe);

  /** Notes that the check needed this unknown fact, and returns the error to raise. */
  Undetermined undetermined(Fact.Unknown<?> fact);

  /** Returns the probe asked afresh for this check alone. */
  Probe fresh(Probe probe);
}
