package dev.tenken.dsl.fact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The plain data that a present fact carries: text, number, boolean, instant, or lists and maps of
 * these.
 *
 * <p>Immutable, comparable by value, without nulls (a null member is left out), and writable as
 * JSON, so that a recording holds all that a verdict is made of. The members of a map are sorted by
 * name, as they are in a recording: what is shown of them is the same each time. A member that was
 * masked because it is a secret is there but can't be read: reading it raises {@link Undetermined}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Data {
  /** The leaf that stands for a value masked in a recording. */
  public static final Object MASKED =
      new Object() {
        @Override
        public String toString() {
          return "(masked)";
        }
      };

  private final Object value;

  private Data(Object value) {
    this.value = value;
  }

  /**
   * Returns the data of this value.
   *
   * @throws IllegalArgumentException for a value that is no text, number, boolean, instant, list or
   *     map of these
   */
  public static Data of(Object value) {
    return value instanceof Data data ? data : new Data(plain(value));
  }

  /** Returns a map's data of alternating names and values. */
  public static Data map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return of(map);
  }

  private static Object plain(Object value) {
    if (value == MASKED || value instanceof Boolean || value instanceof Instant) {
      return value;
    }
    if (value instanceof Data data) {
      return data.value;
    }
    if (value instanceof CharSequence || value instanceof Enum<?>) {
      return value.toString();
    }
    if (value instanceof Long || value instanceof BigInteger || value instanceof BigDecimal) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double || value instanceof Float) {
      return new BigDecimal(value.toString());
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new TreeMap<>();
      map.forEach(
          (name, member) -> {
            if (member != null) {
              copy.put(String.valueOf(name), plain(member));
            }
          });
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof Iterable<?> items) {
      List<Object> copy = new ArrayList<>();
      for (Object item : items) {
        if (item != null) {
          copy.add(plain(item));
        }
      }
      return Collections.unmodifiableList(copy);
    }
    throw new IllegalArgumentException("not plain data: " + value.getClass().getName());
  }

  /**
   * Returns the value: String, Boolean, Long, BigInteger, BigDecimal, Instant, List or Map.
   *
   * @throws Undetermined when it is masked
   */
  public Object value() {
    if (value == MASKED) {
      throw Undetermined.because(
          new Cause(Cause.Reason.REDACTED, "the value was masked in the recording"));
    }
    return value;
  }

  /** Returns the tree as it is, masked leaves included: for writers of recordings only. */
  public Object tree() {
    return value;
  }

  /** Tells whether this is a map with this member. */
  public boolean has(String name) {
    return value instanceof Map<?, ?> map && map.containsKey(name);
  }

  /** Returns the member of this name, empty when this is no map or has none. */
  public Optional<Data> find(String name) {
    return value instanceof Map<?, ?> map
        ? Optional.ofNullable(map.get(name)).map(Data::new)
        : Optional.empty();
  }

  /**
   * Returns the member of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Data get(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no member " + name + " among " + names()));
  }

  /** Returns the member as text, or the empty string when there is none. */
  public String text(String name) {
    return find(name).map(member -> String.valueOf(member.value())).orElse("");
  }

  /** Returns the value as text. */
  public String text() {
    return String.valueOf(value());
  }

  /** Returns the member as a whole number, or 0 when there is none. */
  public long number(String name) {
    return find(name).map(Data::number).orElse(0L);
  }

  /** Returns the value as a whole number. */
  public long number() {
    Object plain = value();
    return plain instanceof Number number ? number.longValue() : Long.parseLong(plain.toString());
  }

  /** Returns the member as a boolean, false when there is none. */
  public boolean flag(String name) {
    return find(name).map(member -> Boolean.TRUE.equals(member.value())).orElse(false);
  }

  /** Returns the member's items, empty when there is no such member. */
  public List<Data> list(String name) {
    return find(name).map(Data::list).orElse(List.of());
  }

  /** Returns the items, empty when this is no list. */
  public List<Data> list() {
    return value() instanceof List<?> items
        ? items.stream().map(item -> new Data(item)).toList()
        : List.of();
  }

  /** Returns the names of the members, empty when this is no map. */
  public Set<String> names() {
    Set<String> names = new java.util.LinkedHashSet<>();
    if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(name -> names.add(String.valueOf(name)));
    }
    return Collections.unmodifiableSet(names);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Data that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
