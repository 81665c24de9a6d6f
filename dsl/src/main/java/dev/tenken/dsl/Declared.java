package dev.tenken.dsl;

import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.Resource;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a property's method says of its values before any is known.
 *
 * <p>A value that is of another type, or is written otherwise, the property never equals: that they
 * differ is no finding, and {@code should_not} would pass on it.
 */
record Declared(Type type, Optional<Form> form) {
  /** A value of each type that a property may say it has, for the type's name in sentences. */
  private static final Map<Class<?>, Object> EXAMPLES =
      Map.of(
          CharSequence.class,
          "",
          Number.class,
          0,
          Boolean.class,
          true,
          Instant.class,
          Instant.EPOCH,
          Duration.class,
          Duration.ZERO,
          Collection.class,
          List.of(),
          Map.class,
          Map.of());

  private static final Pattern PLACE = Pattern.compile("first|last|-?\\d+");

  /** Returns it, empty where the path leads to something else than a property method's value. */
  static Optional<Declared> of(Resource resource, List<String> path) {
    Optional<Declared> whole = method(resource, String.join(".", path));
    if (whole.isPresent()) {
      return whole;
    }
    List<String> segments = path.size() == 1 ? Properties.split(path.get(0)) : path;
    return segments.size() == 2 && PLACE.matcher(segments.get(1)).matches()
        ? method(resource, segments.get(0)).flatMap(Declared::item)
        : Optional.empty();
  }

  private static Optional<Declared> method(Resource resource, String name) {
    String method = Names.camel(name);
    if (!Properties.names(resource.getClass()).contains(method)) {
      return Optional.empty();
    }
    for (Method candidate : resource.getClass().getMethods()) {
      if (candidate.getName().equals(method)
          && candidate.getParameterCount() == 0
          && !candidate.isBridge()) {
        return Optional.of(
            new Declared(
                candidate.getGenericReturnType(),
                Optional.ofNullable(candidate.getAnnotation(Form.class))));
      }
    }
    return Optional.empty();
  }

  /** Returns what is said of the items of a list. */
  Optional<Declared> item() {
    return type instanceof ParameterizedType list
            && raw() instanceof Class<?> known
            && Collection.class.isAssignableFrom(known)
        ? Optional.of(new Declared(list.getActualTypeArguments()[0], form))
        : Optional.empty();
  }

  /**
   * Refuses what the property never equals.
   *
   * @param what the property
   */
  void refuse(String what, @Nullable Object given, Instant now) {
    Object expected = Values.plain(given);
    if (expected == null || !(raw() instanceof Class<?> known)) {
      return;
    }
    Object example = example(MethodType.methodType(known).wrap().returnType());
    if (example != null && !fits(example, expected, now)) {
      if (example.equals("") && form.isPresent()) {
        throw new IllegalArgumentException(Errors.neverWritten(what, expected, form.get().words()));
      }
      throw new IllegalArgumentException(
          Errors.neverEqual(what, Values.typeName(example), expected));
    }
    if (expected instanceof CharSequence text
        && form.isPresent()
        && !text.toString().matches(form.get().value())) {
      throw new IllegalArgumentException(Errors.neverWritten(what, text, form.get().words()));
    }
    if (expected instanceof Collection<?> items) {
      item().ifPresent(one -> items.forEach(each -> one.refuse("an item of " + what, each, now)));
    }
  }

  private Type raw() {
    return type instanceof ParameterizedType generic ? generic.getRawType() : type;
  }

  /** Returns a value of the type; null for a type that may be any. */
  private static @Nullable Object example(Class<?> type) {
    return EXAMPLES.entrySet().stream()
        .filter(example -> example.getKey().isAssignableFrom(type))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(null);
  }

  private static boolean fits(Object example, Object expected, Instant now) {
    return Values.typeName(example).equals(Values.typeName(expected))
        || (example instanceof Instant && Values.instant(expected, now).isPresent());
  }
}
