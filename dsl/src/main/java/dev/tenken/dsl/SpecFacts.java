package dev.tenken.dsl;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.fact.Undetermined;
import java.util.Optional;

/** The facts that a spec's resources read: those of whatever attempt is under way. */
final class SpecFacts implements Facts {
  private final Spec spec;
  private final TargetType type;
  private final Optional<String> target;

  SpecFacts(Spec spec, TargetType type, Optional<String> target) {
    this.spec = spec;
    this.type = type;
    this.target = target;
  }

  @Override
  public Fact<Data> ask(Probe probe) {
    return spec.attempt().ask(type, target, probe);
  }

  @Override
  public void want(Probe probe) {
    // Outside checks a resource is only named: its facts are asked when a check on it is attempted.
    if (spec.isAttemptingCheck()) {
      spec.attempt().want(type, target, probe);
    }
  }

  @Override
  public Undetermined undetermined(Fact.Unknown<?> fact) {
    return spec.attempt().undetermined(fact.cause());
  }

  @Override
  public Probe fresh(Probe probe) {
    return probe.inScope(spec.attempt().scope());
  }
}
