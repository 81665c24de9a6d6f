package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.host.batch.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts, and parts of facts, that could not be determined. */
final class Unknowns {
  private Unknowns() {}

  /** Returns the same unknown fact for all the probes. */
  static Map<Probe, Fact<Data>> all(
      List<Probe> probes, Section section, Cause.Reason reason, String message) {
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      facts.put(probe, section.unknown(reason, message));
    }
    return facts;
  }

  /** Returns the error for a part that a fact, present as a whole, could not tell. */
  static Undetermined part(Facts facts, Fact<Data> fact, Cause.Reason reason, String message) {
    return facts.undetermined(new Fact.Unknown<>(new Cause(reason, message), fact.evidence()));
  }
}
