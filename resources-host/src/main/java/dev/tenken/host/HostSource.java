package dev.tenken.host;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.host.batch.Batch;
import dev.tenken.host.transport.Transport;
import java.util.Map;
import java.util.Set;

/** Answers the probes of one host: a batch for every round. */
final class HostSource implements FactSource {
  private final String name;
  private final Transport transport;
  private final Batch batch;
  private final RunContext context;

  HostSource(String name, Transport transport, Batch batch, RunContext context) {
    this.name = name;
    this.transport = transport;
    this.batch = batch;
    this.context = context;
  }

  @Override
  public Map<Probe, Fact<Data>> ask(Set<Probe> probes) {
    context.ledger().count(name, "round");
    return batch.ask(probes);
  }

  @Override
  public void close() {
    transport.close();
  }
}
