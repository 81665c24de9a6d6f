package dev.tenken.engine.recording;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.spi.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers from a recording; what was not recorded is unknown, never absent. */
final class ReplaySource implements FactSource {
  private final Map<Key, Fact<Data>> facts;
  private final Instant recordedAt;
  private final Secrets secrets;

  ReplaySource(Map<Key, Fact<Data>> facts, Instant recordedAt, Secrets secrets) {
    this.facts = facts;
    this.recordedAt = recordedAt;
    this.secrets = secrets;
  }

  /** What names a fact in a recording, secrets masked. */
  record Key(String kind, List<String> arguments, String scope) {}

  @Override
  public Map<Probe, Fact<Data>> ask(Set<Probe> probes) {
    Map<Probe, Fact<Data>> answers = new HashMap<>();
    for (Probe probe : probes) {
      Fact<Data> fact = facts.get(key(probe));
      answers.put(probe, fact == null ? notRecorded(probe) : fact);
    }
    return answers;
  }

  private Key key(Probe probe) {
    return new Key(
        probe.kind().name(),
        probe.arguments().stream().map(secrets::mask).toList(),
        secrets.mask(probe.scope()));
  }

  private Fact<Data> notRecorded(Probe probe) {
    return new Fact.Unknown<>(
        new Cause(
            Cause.Reason.NOT_RECORDED,
            "the recording has no answer to '" + secrets.mask(probe.toString()) + "'"),
        new Evidence("recording", recordedAt, Duration.ZERO, ""));
  }

  @Override
  public void close() {}
}
