package dev.tenken.dsl;

import dev.tenken.dsl.resource.NoSuchWord;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import groovy.lang.MissingPropertyException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.groovy.util.BeanUtils;
import org.codehaus.groovy.runtime.InvokerHelper;
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
    if (error instanceof MissingPropertyException missing && missing.getType() != null) {
      return Number.class.isAssignableFrom(missing.getType())
          ? noUnit(missing.getProperty())
          : String.valueOf(noProperty(missing).getMessage());
    }
    if (error instanceof NullPointerException && isOfTypes(error)) {
      return Errors.nullGiven();
    }
    String message = String.valueOf(error.getMessage());
    return error instanceof NoSuchWord
            || error instanceof IllegalArgumentException
            || error instanceof SpecError
        ? message
        : error.getClass().getSimpleName() + ": " + message;
  }

  /** Tells whether a resource type met null in what it was given, not the spec's own code. */
  private static boolean isOfTypes(Throwable error) {
    for (StackTraceElement element : error.getStackTrace()) {
      if (!element.getClassName().startsWith("java.")) {
        return element.getClassName().startsWith("dev.tenken.");
      }
    }
    return false;
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

  private static NoSuchWord noProperty(MissingPropertyException missing) {
    Class<?> type = missing.getType();
    MetaClass metaClass = InvokerHelper.getMetaClass(type);
    Set<String> known = new TreeSet<>();
    metaClass.getProperties().forEach(property -> known.add(property.getName()));
    // Those of extension modules, such as the units of numbers.
    for (MetaMethod method : metaClass.getMetaMethods()) {
      if (method.getName().startsWith("get") && method.getParameterTypes().length == 0) {
        known.add(BeanUtils.decapitalize(method.getName().substring(3)));
      }
    }
    String what =
        CharSequence.class.isAssignableFrom(type)
            ? "a text"
            : Names.snake(type.getSimpleName()).replaceFirst("^spec_", "the ");
    return NoSuchWord.of(what + " has no", missing.getProperty(), known);
  }

  private static String noUnit(String name) {
    if (Units.isPlain(name)) {
      return Errors.plainNumber(name);
    }
    Optional<String> instead = Units.instead(name).or(() -> Names.nearest(name, Units.names()));
    return instead.map(unit -> Errors.noUnit(name, unit)).orElseGet(() -> Errors.noUnit(name));
  }
}
