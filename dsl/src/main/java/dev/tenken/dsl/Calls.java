package dev.tenken.dsl;

import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.InvokerInvocationException;

/** Calls methods of resource types by name. */
final class Calls {
  private Calls() {}

  /**
   * Calls a method as Groovy would, and raises what it raises: Groovy wraps errors, and a {@link
   * dev.tenken.dsl.fact.Missing} in a wrapping would no longer be told from a mistake.
   */
  static Object invoke(Object on, String method, Object... arguments) {
    try {
      return InvokerHelper.invokeMethod(on, method, arguments);
    } catch (InvokerInvocationException e) {
      Throwable cause = SpecErrors.unwrap(e);
      if (cause instanceof Error error) {
        throw error;
      }
      throw cause instanceof RuntimeException exception ? exception : e;
    }
  }
}
