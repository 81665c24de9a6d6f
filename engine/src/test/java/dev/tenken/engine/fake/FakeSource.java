package dev.tenken.engine.fake;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A source that answers from memory: with the first argument of the probe, unless told otherwise.
 *
 * <p>It counts its calls as a real source's round trips are counted, and takes its time if told to.
 */
public final class FakeSource implements FactSource {
  /** What was asked, call by call. */
  public final List<Set<Probe>> calls = new CopyOnWriteArrayList<>();

  private final Duration delay;
  private final Function<Probe, Fact<Data>> answer;

  private FakeSource(Duration delay, Function<Probe, Fact<Data>> answer) {
    this.delay = delay;
    this.answer = answer;
  }

  /** Returns a source that answers each probe with its first argument. */
  public static FakeSource echo() {
    return slow(Duration.ZERO);
  }

  /** Returns a source that takes this long for a call. */
  public static FakeSource slow(Duration delay) {
    return new FakeSource(
        delay,
        probe -> present(probe.arguments().isEmpty() ? probe.kind().name() : probe.argument()));
  }

  /** Returns a source that answers by this function. */
  public static FakeSource answering(Function<Probe, Fact<Data>> answer) {
    return new FakeSource(Duration.ZERO, answer);
  }

  /** Returns a present fact, asked now. */
  public static Fact<Data> present(Object value) {
    return new Fact.Present<>(Data.of(value), evidence(Instant.now(), "it is " + value));
  }

  /** Returns an unknown fact, asked now. */
  public static Fact<Data> unknown(Cause.Reason reason, String message) {
    return new Fact.Unknown<>(new Cause(reason, message), evidence(Instant.now()));
  }

  /** Returns the evidence of a fact asked at this time. */
  public static Evidence evidence(Instant askedAt) {
    return evidence(askedAt, "");
  }

  /** Returns the evidence of a fact asked at this time, with what was answered. */
  public static Evidence evidence(Instant askedAt, String raw) {
    return new Evidence("fake", askedAt, Duration.ofMillis(1), raw);
  }

  @Override
  public Map<Probe, Fact<Data>> ask(Set<Probe> probes) {
    calls.add(probes);
    Map<Probe, Fact<Data>> facts = new HashMap<>();
    try {
      Thread.sleep(delay.toMillis());
      probes.forEach(probe -> facts.put(probe, answer.apply(probe)));
    } catch (InterruptedException e) {
      probes.forEach(
          probe -> facts.put(probe, unknown(Cause.Reason.CANCELLED, "the call was cancelled")));
    }
    return facts;
  }

  @Override
  public void close() {}
}
