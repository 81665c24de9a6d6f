package dev.tenken.dsl.spi;

import dev.tenken.dsl.fact.Cause;
import org.apiguardian.api.API;

/** Says why a host can't be asked. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TransportException extends Exception {
  private final Cause reason;

  /** Makes the exception. */
  public TransportException(Cause reason) {
    super(reason.message());
    this.reason = reason;
  }

  /** Returns the cause for the facts that are unknown by this. */
  public Cause reason() {
    return reason;
  }
}
