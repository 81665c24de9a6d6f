package dev.tenken.engine;

import dev.tenken.dsl.Question;
import dev.tenken.dsl.TargetView;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.spi.Target;
import dev.tenken.engine.collect.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a spec on one target sees. */
final class SpecView implements TargetView {
  private final Inventory inventory;
  private final Target target;
  private final Reading reading;

  SpecView(Inventory inventory, Target target, Reading reading) {
    this.inventory = inventory;
    this.target = target;
    this.reading = reading;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public String environmentName() {
    return inventory.name();
  }

  @Override
  public Map<String, Object> environmentVars() {
    return inventory.vars();
  }

  @Override
  public List<Target> targets() {
    return inventory.targets();
  }

  @Override
  public Optional<Fact<Data>> known(Question question) {
    return reading.known(question);
  }
}
