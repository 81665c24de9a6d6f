package dev.tenken.dsl;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import groovy.lang.Closure;
import groovy.lang.GString;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** How values are compared: by meaning, never by accident of their Java types. */
final class Values {
  private Values() {}

  /** Returns the value without its wrapping. */
  @SuppressWarnings("JavaUtilDate") // A spec's own code may have one.
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Data data) {
      return data.value();
    }
    if (value instanceof Optional<?> optional) {
      return plain(optional.orElse(null));
    }
    if (value instanceof Finding finding) {
      return finding.holds();
    }
    if (value instanceof Refinable predicate) {
      return predicate.judge().holds();
    }
    if (value instanceof GString || value instanceof Character) {
      return value.toString();
    }
    if (value instanceof Date
        || value instanceof OffsetDateTime
        || value instanceof ZonedDateTime) {
      return value instanceof Date date
          ? Instant.ofEpochMilli(date.getTime())
          : Instant.from((TemporalAccessor) value);
    }
    return value != null && value.getClass().isArray()
        ? DefaultTypeTransformation.asCollection(value)
        : value;
  }

  /** Returns the words for a value's type: {@code a number}. */
  static String typeName(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof CharSequence) {
      return "a text";
    }
    if (value instanceof Number) {
      return "a number";
    }
    if (value instanceof Boolean) {
      return "a boolean";
    }
    if (value instanceof Instant || value instanceof Ago) {
      return "a time";
    }
    if (value instanceof Duration) {
      return "a duration";
    }
    if (value instanceof Map) {
      return "a map";
    }
    if (value instanceof Collection) {
      return "a list";
    }
    if (value instanceof Pattern) {
      return "a regular expression";
    }
    if (value instanceof Matcher) {
      return "a matcher";
    }
    if (value instanceof Closure) {
      return "a block";
    }
    return "a " + value.getClass().getSimpleName();
  }

  /**
   * Tells whether two values are the same.
   *
   * @throws IllegalArgumentException when they look the same but their types can never be equal
   */
  static boolean equal(Object actual, Object expected, Instant now) {
    boolean same = same(actual, expected, now);
    if (!same) {
      tellApart(actual, expected, now);
    }
    return same;
  }

  /**
   * Refuses two values, or parts of two lists or maps, that look the same but are of types that can
   * never be equal: that they differ would be no finding, and {@code should_not} would pass on it.
   */
  static void tellApart(@Nullable Object actual, @Nullable Object expected, Instant now) {
    Object a = plain(actual);
    Object b = plain(expected);
    if (a == null || b == null) {
      return;
    }
    if (a instanceof CharSequence
        && b instanceof CharSequence
        && b.toString().matches("[0-7]{3}")
        && a.toString().equals("0" + b)) {
      throw new IllegalArgumentException(Errors.modeWithoutZero(a, b));
    }
    if (looksAlike(a, b)
        || looksAlike(b, a)
        || isNoTime(a, b, now)
        || isNoTime(b, a, now)
        || (a instanceof Duration != b instanceof Duration)
        || ((isForeign(a) || isForeign(b)) && a.getClass() != b.getClass())) {
      throw new IllegalArgumentException(Errors.neverEqual(a, b));
    }
    if (!isOfOneShape(a, b)) {
      throw new IllegalArgumentException(Errors.otherShape(a, b));
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      x.forEach((key, value) -> tellApart(value, value(y, key), now));
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
        tellApart(x.get(i), y.get(i), now);
      }
    }
  }

  /** Tells whether two values are both maps, both lists, or neither. */
  static boolean isOfOneShape(@Nullable Object one, @Nullable Object other) {
    Object a = plain(one);
    Object b = plain(other);
    return a instanceof Map == b instanceof Map
        && a instanceof Collection == b instanceof Collection;
  }

  private static boolean looksAlike(Object one, Object other) {
    return other instanceof CharSequence
        ? (one instanceof Number && other.toString().matches("[+-]?\\d+(\\.\\d+)?"))
            || (one instanceof Boolean && other.toString().matches("true|false"))
        : one instanceof Boolean && other instanceof Number && other.toString().matches("[01]");
  }

  /** Tells whether the value is of a type that no value of a host or an account has. */
  private static boolean isForeign(Object value) {
    return !(value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Instant
        || value instanceof Ago
        || value instanceof Duration
        || value instanceof Collection
        || value instanceof Map);
  }

  private static boolean isNoTime(Object time, Object other, Instant now) {
    return time instanceof Instant
        && (other instanceof Number
            || (other instanceof CharSequence text
                && text.toString().matches("(?s)\\d.*")
                && instant(other, now).isEmpty()));
  }

  /** Returns the bound as the type of the value that is held against it, where it is a time. */
  static Object bound(Object actual, Object bound, Instant now) {
    return actual instanceof Instant
        ? instant(bound, now).<Object>map(it -> it).orElse(bound)
        : bound;
  }

  /** Tells whether two values are the same, values of different types never. */
  static boolean same(@Nullable Object left, @Nullable Object right, Instant now) {
    Object a = plain(left);
    Object b = plain(right);
    if (a == null || b == null) {
      return a == b;
    }
    if (a instanceof Number && b instanceof Number) {
      return number(a).compareTo(number(b)) == 0;
    }
    if (a instanceof CharSequence && b instanceof CharSequence) {
      return a.toString().equals(b.toString());
    }
    if (a instanceof Instant || b instanceof Instant) {
      Optional<Instant> one = instant(a, now);
      return one.isPresent() && one.equals(instant(b, now));
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return x.size() == y.size()
          && x.entrySet().stream()
              .allMatch(
                  entry ->
                      hasKey(y, String.valueOf(entry.getKey()))
                          && same(entry.getValue(), value(y, entry.getKey()), now));
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      Iterator<?> other = y.iterator();
      return x.size() == y.size() && x.stream().allMatch(item -> same(item, other.next(), now));
    }
    if (a instanceof Collection<?> x && b instanceof Collection<?> y) {
      return x.size() == y.size()
          && x.stream().allMatch(item -> y.stream().anyMatch(twin -> same(item, twin, now)));
    }
    return a.equals(b);
  }

  static boolean hasKey(Map<?, ?> map, String key) {
    return map.keySet().stream().anyMatch(known -> String.valueOf(known).equals(key));
  }

  private static @Nullable Object value(Map<?, ?> map, @Nullable Object key) {
    return map.entrySet().stream()
        .filter(entry -> String.valueOf(entry.getKey()).equals(String.valueOf(key)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /**
   * Orders two values: numbers, durations, times, or texts as versions.
   *
   * @throws IllegalArgumentException when they can't be ordered
   */
  static int compare(Object actual, Object expected, Instant now) {
    if (actual instanceof Number && expected instanceof Number) {
      return number(actual).compareTo(number(expected));
    }
    if (actual instanceof Duration a && expected instanceof Duration b) {
      return a.compareTo(b);
    }
    if (actual instanceof Instant || expected instanceof Ago) {
      Optional<Instant> a = instant(actual, now);
      Optional<Instant> b = instant(expected, now);
      if (a.isPresent() && b.isPresent()) {
        return a.get().compareTo(b.get());
      }
    } else if (actual instanceof CharSequence && expected instanceof CharSequence) {
      String a = actual.toString();
      String b = expected.toString();
      if (Versions.isVersion(a) && Versions.isVersion(b)) {
        return Versions.compare(a, b);
      }
    }
    throw new IllegalArgumentException(Errors.incomparable(actual, expected));
  }

  /**
   * Tells whether two numbers, durations or times are at most so far apart.
   *
   * @param delta a number for numbers, a duration for durations and times
   */
  static boolean isNear(Object actual, Object expected, Object delta, Instant now) {
    if (actual instanceof Number && expected instanceof Number && delta instanceof Number) {
      return number(actual).subtract(number(expected)).abs().compareTo(number(delta)) <= 0;
    }
    if (delta instanceof Duration limit) {
      if (actual instanceof Duration a && expected instanceof Duration b) {
        return a.minus(b).abs().compareTo(limit) <= 0;
      }
      Optional<Instant> a = instant(actual, now);
      Optional<Instant> b = instant(expected, now);
      if (a.isPresent() && b.isPresent()) {
        return Duration.between(a.get(), b.get()).abs().compareTo(limit) <= 0;
      }
    }
    throw new IllegalArgumentException(Errors.noDistance(actual, expected, delta));
  }

  static boolean isNegative(Object delta) {
    return delta instanceof Duration duration
        ? duration.isNegative()
        : delta instanceof Number && number(delta).signum() < 0;
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }

  static Optional<Instant> instant(Object value, Instant now) {
    if (value instanceof Instant instant) {
      return Optional.of(instant);
    }
    if (value instanceof Ago ago) {
      return Optional.of(ago.before(now));
    }
    if (value instanceof CharSequence text) {
      try {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
