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
  private final Running running;
  private final TargetType type;
  private final Optional<String> target;

  SpecFacts(Running running, TargetType type, Optional<String> target) {
    this.running = running;
    this.type = type;
    this.target = target;
  }

  @Override
  public Fact<Data> ask(Probe probe) {
    return running.attempt().ask(type, target, probe);
  }

  @Override
  public void want(Probe probe) {
    // Outside checks a resource is only named: its facts are asked when a check on it is attempted.
    if (running.isChecking()) {
      running.attempt().want(type, target, probe);
    }
  }

  @Override
  public Undetermined undetermined(Fact.Unknown<?> fact) {
    return running.attempt().undetermined(fact.cause());
  }

  @Override
  public Probe fresh(Probe probe) {
    return probe.inScope(running.attempt().scope());
  }
}
