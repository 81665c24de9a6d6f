package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths into the tree of a configuration file. */
final class ConfigTree {
  /** What the tree may grow to when its aliases are written out. */
  private static final int MOST_NODES = 100_000;

  private static final int DEEPEST = 500;
  private static final Pattern SEGMENT = Pattern.compile("([^.\\[\\]]+)|\\[(-?\\d+)\\]");
  private static final Pattern INDEX = Pattern.compile("-?\\d{1,9}");

  private final Object root;
  private final boolean ignoresCase;

  ConfigTree(Object root, boolean ignoresCase) {
    this.root = root;
    this.ignoresCase = ignoresCase;
  }

  Object root() {
    return root;
  }

  /** Tells whether there is such a key, whatever its value. */
  boolean has(List<String> path) {
    try {
      return find(path).isPresent();
    } catch (NullValue e) {
      return true;
    }
  }

  /**
   * Returns the value at the path.
   *
   * <p>A path of one element is taken apart at dots and brackets only as far as no key has these in
   * its name.
   */
  Optional<Object> find(List<String> path) {
    if (path.size() > 1) {
      return inside(root, path, false);
    }
    List<String> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(path.get(0));
    while (matcher.find()) {
      segments.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    Optional<Object> whole = inside(root, path, false);
    return whole.isPresent() || segments.isEmpty() ? whole : inside(root, segments, true);
  }

  /**
   * Returns the plain value at the path, of this resource.
   *
   * @throws Missing when there is none, or it is null
   */
  Object value(Resource resource, List<String> path) {
    try {
      return find(path)
          .map(ConfigTree::plain)
          .orElseThrow(
              () ->
                  Missing.value(
                      resource
                          + " has no key "
                          + String.join(".", path)
                          + nearest(path).map(near -> "; nearest: " + near).orElse("")));
    } catch (NullValue e) {
      throw Missing.value(resource + ": " + e.getMessage());
    }
  }

  /** Tells whether there is such a key: a text with dots, or a list of keys. */
  Finding key(Object path) {
    List<String> keys =
        path instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of(path.toString());
    return has(keys)
        ? Finding.yes("it has the key")
        : Finding.no("no such key").nearest(nearest(keys).orElse(""));
  }

  /** Returns the spelling of the key nearest to the path, if there is one. */
  Optional<String> nearest(List<String> path) {
    List<String> known = new ArrayList<>();
    collect(root, "", known, 0);
    return Names.nearest(String.join(".", path), known);
  }

  private static void collect(Object value, String prefix, List<String> known, int depth) {
    if (value instanceof Map<?, ?> map && depth < 5 && known.size() < 1_000) {
      map.forEach(
          (key, member) -> {
            String name = prefix + key;
            known.add(name);
            if (member != null) {
              collect(member, name + ".", known, depth + 1);
            }
          });
    }
  }

  private Optional<Object> inside(Object value, List<String> path, boolean joining) {
    if (path.isEmpty()) {
      return Optional.of(value);
    }
    if (value instanceof List<?> list) {
      return item(list, path.get(0))
          .flatMap(item -> inside(item, path.subList(1, path.size()), joining));
    }
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    // A key may itself hold dots: the longest that is there counts.
    for (int take = joining ? path.size() : 1; take > 0; take--) {
      Optional<Object> member = member(map, String.join(".", path.subList(0, take)));
      Optional<Object> found =
          member.isPresent()
              ? inside(member.get(), path.subList(take, path.size()), joining)
              : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Object> member(Map<?, ?> map, String name) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (key.equals(name) || (ignoresCase && key.equalsIgnoreCase(name))) {
        return Optional.of(notNull(entry.getValue(), name));
      }
    }
    // An attribute of XML, where no element has the name.
    Object attribute = map.get("@" + name);
    return Optional.ofNullable(attribute);
  }

  private static Optional<Object> item(List<?> list, String index) {
    if (!INDEX.matcher(index).matches()) {
      return Optional.empty();
    }
    int at = Integer.parseInt(index);
    at = at < 0 ? list.size() + at : at;
    return at >= 0 && at < list.size()
        ? Optional.of(notNull(list.get(at), index))
        : Optional.empty();
  }

  private static Object notNull(@Nullable Object value, String name) {
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
  static Object plain(@Nullable Object value) {
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
