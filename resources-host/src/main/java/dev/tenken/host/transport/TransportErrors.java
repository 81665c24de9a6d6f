package dev.tenken.host.transport;

import dev.tenken.dsl.fact.Cause;
import java.io.IOException;

/** The texts of what goes wrong between this machine and a host. */
final class TransportErrors {
  private TransportErrors() {}

  static Cause noShell(IOException e) {
    return new Cause(Cause.Reason.OTHER, "this machine could not start a shell: " + e.getMessage());
  }

  static Cause shellEnded() {
    return new Cause(Cause.Reason.OTHER, "the shell ended before all was answered");
  }
}
