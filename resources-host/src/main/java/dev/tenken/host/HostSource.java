package dev.tenken.host;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.spi.Transport;
import dev.tenken.host.batch.Batch;
import java.util.Map;
import java.util.Set;

/** Answers the probes of one host: a batch for every round. */
final class HostSource implements FactSource {
  private final Transport transport;
  private final Batch batch;

  HostSource(Transport transport, Batch batch) {
    this.transport = transport;
    this.batch = batch;
  }

  @Override
  public Map<Probe, Fact<Data>> ask(Set<Probe> probes) {
    return batch.ask(probes);
  }

  @Override
  public void connect() {
    transport.connect();
  }

  @Override
  public void close() {
    transport.close();
  }
}
