package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Probe;
import java.time.Duration;
import java.util.List;

/**
 * One call of a probe script.
 *
 * @param id its number in the batch
 * @param kind the kind of its probes
 * @param probes what it answers, in the order of its arguments
 * @param outputLimit the most bytes of each of its streams
 * @param timeLimit how long it may run
 */
record Part(int id, HostKind kind, List<Probe> probes, long outputLimit, Duration timeLimit) {
  /** Tells whether its output is text, without NUL: that is cheaper to send than bytes are. */
  boolean isText() {
    return !kind.isCommand() && !kind.hasContent();
  }
}
