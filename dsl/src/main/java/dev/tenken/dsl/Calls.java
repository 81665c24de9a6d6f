package dev.tenken.dsl;

import java.util.function.Supplier;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jspecify.annotations.Nullable;

/** Calls methods of resource types by name. */
final class Calls {
  private Calls() {}

  /**
   * Calls a method as Groovy would, and raises what it raises: Groovy wraps errors, and a {@link
   * dev.tenken.dsl.fact.Missing} in a wrapping would no longer be told from a mistake.
   */
  static Object invoke(Object on, String method, Object... arguments) {
    return raising(() -> InvokerHelper.invokeMethod(on, method, arguments));
  }

  /** Reads a property, in the same way. */
  static @Nullable Object property(Object of, String name) {
    return raising(() -> InvokerHelper.getProperty(of, name));
  }

  private static <T extends @Nullable Object> T raising(Supplier<T> call) {
    try {
      return call.get();
    } catch (InvokerInvocationException e) {
      Throwable cause = SpecErrors.unwrap(e);
      if (cause instanceof Error error) {
        throw error;
      }
      throw cause instanceof RuntimeException exception ? exception : e;
    }
  }
}
