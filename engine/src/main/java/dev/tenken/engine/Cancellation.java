package dev.tenken.engine;

import java.lang.reflect.InvocationTargetException;
import java.util.function.BooleanSupplier;
import org.junit.platform.engine.ExecutionRequest;

/** Tells whether the launcher cancelled an execution; launchers before 6.0 can't. */
final class Cancellation {
  private Cancellation() {}

  static BooleanSupplier of(ExecutionRequest request) {
    try {
      Object token = ExecutionRequest.class.getMethod("getCancellationToken").invoke(request);
      java.lang.reflect.Method asked =
          Class.forName("org.junit.platform.engine.CancellationToken")
              .getMethod("isCancellationRequested");
      return () -> isTrue(asked, token);
    } catch (ReflectiveOperationException e) {
      return () -> false;
    }
  }

  private static boolean isTrue(java.lang.reflect.Method asked, Object token) {
    try {
      return Boolean.TRUE.equals(asked.invoke(token));
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
