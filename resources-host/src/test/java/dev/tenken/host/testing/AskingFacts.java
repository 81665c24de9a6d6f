package dev.tenken.host.testing;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.Undetermined;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Facts for tests of single types: each is asked of the source when it is needed. */
public final class AskingFacts implements Facts {
  private final FactSource source;
  private final Map<Probe, Fact<Data>> known = new HashMap<>();

  public AskingFacts(FactSource source) {
    this.source = source;
  }

  @Override
  public Fact<Data> ask(Probe probe) {
    return known.computeIfAbsent(probe, asked -> source.ask(Set.of(asked)).get(asked));
  }

  @Override
  public void want(Probe probe) {}

  @Override
  public Undetermined undetermined(Fact.Unknown<?> fact) {
    return Undetermined.because(fact.cause());
  }

  @Override
  public Probe fresh(Probe probe) {
    return probe;
  }
}
