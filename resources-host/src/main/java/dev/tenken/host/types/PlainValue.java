package dev.tenken.host.types;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What JSON, YAML and the like hold, as plain data that matchers judge. */
final class PlainValue {
  /** What the tree may grow to when its aliases are written out. */
  private static final int MOST_NODES = 100_000;

  private static final int DEEPEST = 500;

  private PlainValue() {}

  /** Returns the value, which is named in the error where there is none. */
  static Object notNull(@Nullable Object value, String name) {
    if (value == null) {
      throw new NullValue(name);
    }
    return value;
  }

  /**
   * Returns the value as plain data: text keys, natural numbers, nulls as they stand.
   *
   * @throws NullValue when it is null
   */
  static Object of(@Nullable Object value) {
    return new Copy().of(notNull(value, "the value"), 0);
  }

  /** A key that is there and null. */
  static final class NullValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NullValue(String name) {
      super(name + " is null", null, false, false);
    }
  }

  /** One copying of a value, within limits: aliases of YAML may stand for huge or endless trees. */
  private static final class Copy {
    private int nodes;

    private Object of(Object value, int depth) {
      if (++nodes > MOST_NODES || depth > DEEPEST) {
        throw BrokenConfig.at(0, 0, "the value is larger than " + MOST_NODES + " entries");
      }
      if (value instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach(
            (key, member) ->
                copy.put(String.valueOf(key), member == null ? null : of(member, depth + 1)));
        return copy;
      }
      if (value instanceof Iterable<?> items) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object item : items) {
          copy.add(item == null ? null : of(item, depth + 1));
        }
        return copy;
      }
      if (value instanceof Integer number) {
        return number.longValue();
      }
      if (value instanceof Double number) {
        return Double.isFinite(number) ? new BigDecimal(number.toString()) : number.toString();
      }
      return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
  }
}
