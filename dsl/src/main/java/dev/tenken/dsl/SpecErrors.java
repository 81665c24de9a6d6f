package dev.tenken.dsl;

import dev.tenken.dsl.resource.NoSuchWord;
import java.util.Optional;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jspecify.annotations.Nullable;

/** Reads where in a spec an error comes from, and what to say of it. */
final class SpecErrors {
  private SpecErrors() {}

  static @Nullable Throwable unwrap(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof InvokerInvocationException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Returns the words for an error in a spec's own code. */
  static String describe(Throwable error) {
    String message = String.valueOf(error.getMessage());
    return error instanceof NoSuchWord
            || error instanceof IllegalArgumentException
            || error instanceof SpecError
        ? message
        : error.getClass().getSimpleName() + ": " + message;
  }

  /** Returns the spec's line that the error comes from. */
  static Optional<Integer> line(Throwable error, Spec spec) {
    String name = spec.getClass().getName();
    for (StackTraceElement element : error.getStackTrace()) {
      if (element.getLineNumber() > 0
          && (element.getClassName().equals(name)
              || element.getClassName().startsWith(name + "$"))) {
        return Optional.of(element.getLineNumber());
      }
    }
    return Optional.empty();
  }
}
