package dev.tenken.dsl.fact;

import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Answers sets of probes for one target.
 *
 * <p>One call is one round of collection: the source takes as few round trips as its wire allows.
 * It blocks until all answers are there or its limits are reached, never throws for what a target
 * does or does not do, and answers every probe: one it could not settle is unknown with its cause.
 * Calls for one source are never concurrent. An interrupt of the calling thread ends the call soon,
 * with what is not yet answered unknown ({@code CANCELLED}).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FactSource extends AutoCloseable {
  /** Asks the target. The answer has exactly the probes as keys. */
  Map<Probe, Fact<Data>> ask(Set<Probe> probes);

  /**
   * Connects, ahead of the first question: who asks meanwhile waits for it. Never throws: what goes
   * wrong is told with the first answers. Does nothing where there is nothing to connect.
   */
  default void connect() {}

  /** Ends connections. Never throws. */
  @Override
  void close();
}
