package dev.tenken.dsl;

import groovy.lang.Closure;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What words take, in the words of authors. */
final class Signature {
  private Signature() {}

  /** Tells whether a method of this name takes so many arguments. */
  static boolean takes(Class<?> type, String name, int arguments) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .anyMatch(
            method ->
                method.getParameterCount() == arguments
                    || (takesMore(method) && arguments >= method.getParameterCount() - 1));
  }

  /** Tells whether a method of this name has no parameters: any number of values is one or more. */
  static boolean takesNone(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .anyMatch(method -> method.getName().equals(name) && method.getParameterCount() == 0);
  }

  /** Tells whether the last parameter stands for any number of values. */
  private static boolean takesMore(Method method) {
    int count = method.getParameterCount();
    return count > 0 && method.getParameterTypes()[count - 1].isArray();
  }

  /** Returns what the methods of this name take. */
  static List<String> all(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name) && !method.isBridge())
        .map(
            method ->
                Arrays.stream(method.getParameterTypes())
                    .map(Signature::words)
                    .collect(Collectors.joining(", ", "(", ")")))
        .distinct()
        .sorted()
        .toList();
  }

  private static String words(Class<?> given) {
    Class<?> type = MethodType.methodType(given).wrap().returnType();
    if (type.isArray()) {
      return words(type.getComponentType()) + " …";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    if (type == Duration.class) {
      return "a duration such as 60.seconds";
    }
    if (type == Instant.class) {
      return "a time";
    }
    if (Map.class.isAssignableFrom(type)) {
      return "named options";
    }
    if (Collection.class.isAssignableFrom(type) || type == Iterable.class) {
      return "a list";
    }
    if (type == Pattern.class) {
      return "a regular expression";
    }
    return Closure.class.isAssignableFrom(type) ? "a block" : "a value";
  }
}
