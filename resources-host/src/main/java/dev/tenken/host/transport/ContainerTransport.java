package dev.tenken.host.transport;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.spi.Channel;
import dev.tenken.dsl.spi.Transport;
import dev.tenken.dsl.spi.TransportException;
import java.util.List;
import org.apiguardian.api.API;

/** Runs commands in a container on a machine that another transport leads to. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ContainerTransport implements Transport {
  private final Transport machine;
  private final Container container;

  /** Makes the transport. */
  public ContainerTransport(Transport machine, Container container) {
    this.machine = machine;
    this.container = container;
  }

  @Override
  public void connect() {
    machine.connect();
  }

  @Override
  public Channel start(String command) throws TransportException, InterruptedException {
    return machine.start(command);
  }

  @Override
  public List<String> inside() {
    return container.words();
  }

  @Override
  public String where() {
    return container.what() + " on " + machine.where();
  }

  @Override
  public boolean isInteractive() {
    return machine.isInteractive();
  }

  @Override
  public boolean isCut(Cause cause) {
    return machine.isCut(cause);
  }

  @Override
  public boolean isLost() {
    return machine.isLost();
  }

  @Override
  public Cause lost() {
    return machine.lost();
  }

  @Override
  public void close() {
    machine.close();
  }
}
