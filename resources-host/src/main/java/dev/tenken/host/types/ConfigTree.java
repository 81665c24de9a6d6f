package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths into the tree of a configuration file. */
final class ConfigTree {
  private static final Pattern SEGMENT = Pattern.compile("([^.\\[\\]]+)|\\[(-?\\d+)\\]");
  private static final Pattern INDEX = Pattern.compile("-?\\d{1,9}");
  private static final List<String> ENDS = List.of("first", "last");
  private static final List<String> SIZES = List.of("size", "length", "count");
  private static final List<String> LIST_NAMES =
      List.of("first", "last", "size", "length", "count");

  private final Object root;
  private final boolean ignoresCase;

  ConfigTree(Object root, boolean ignoresCase) {
    this.root = root;
    this.ignoresCase = ignoresCase;
  }

  Object root() {
    return root;
  }

  /**
   * Tells whether there is such a key, whatever its value.
   *
   * @throws NoSuchWord when there can be none: the path goes into a list by name, or into a text
   */
  boolean has(Object resource, List<String> path) {
    try {
      return walk(resource, path).found.isPresent();
    } catch (PlainValue.NullValue e) {
      return true;
    }
  }

  /**
   * Returns the plain value at the path, of this resource.
   *
   * @throws Missing when there is none, or it is null
   * @throws NoSuchWord when there can be none: the path goes into a list by name, or into a text
   */
  Object value(Object resource, List<String> path) {
    try {
      Walk walk = walk(resource, path);
      return walk.found
          .map(PlainValue::of)
          .orElseThrow(
              () ->
                  Missing.value(
                      resource
                          + " has no key "
                          + String.join(".", path)
                          + walk.absent
                          + nearest(path).map(near -> "; nearest: " + near).orElse("")));
    } catch (PlainValue.NullValue e) {
      throw Missing.value(resource + ": " + e.getMessage());
    }
  }

  /** Tells whether there is such a key: a text with dots, or a list of keys. */
  Finding key(Object resource, Object path) {
    List<String> keys =
        path instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of(path.toString());
    if (keys.isEmpty() || keys.contains("")) {
      throw new IllegalArgumentException("have_key needs a key: have_key('section.key')");
    }
    return has(resource, keys)
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

  /**
   * Goes to the path.
   *
   * <p>A path of one element is taken apart at dots and brackets only as far as no key has these in
   * its name.
   */
  private Walk walk(Object resource, List<String> path) {
    Walk walk = new Walk();
    if (path.size() > 1) {
      walk.into(root, "", path, false);
    } else if (!(root instanceof Map<?, ?> map) || !walk.enter(map, "", path, 1, false)) {
      walk.into(root, "", segments(path.get(0)), true);
    }
    if (walk.found.isEmpty() && !walk.nameless.isEmpty()) {
      // No absent key: a check of it would say nothing, negated or not.
      throw NoSuchWord.of(
          resource + " " + String.join(".", path) + ": " + walk.nameless, walk.name, walk.known);
    }
    return walk;
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(path);
    while (matcher.find()) {
      segments.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return segments.isEmpty() ? List.of(path) : segments;
  }

  /** A way into the tree: what it leads to, or what stands against it farthest in. */
  private final class Walk {
    private Optional<Object> found = Optional.empty();
    private int fewestLeft = Integer.MAX_VALUE;

    /** What stands before the last step, that could be there. */
    private String absent = "";

    /** What has no names at all; and the name that it was asked. */
    private String nameless = "";

    private String name = "";
    private List<String> known = List.of();

    private boolean into(Object value, String at, List<String> path, boolean joining) {
      if (path.isEmpty()) {
        found = Optional.of(value);
        return true;
      }
      if (value instanceof List<?> list) {
        return intoList(list, at.isEmpty() ? "the whole" : at, path, joining);
      }
      if (!(value instanceof Map<?, ?> map)) {
        stops(path, "", at + " is " + sort(value) + " and has no", List.of());
        return false;
      }
      // A key may itself hold dots: the longest that is there counts.
      for (int take = joining ? path.size() : 1; take > 0; take--) {
        if (enter(map, at, path, take, joining)) {
          return true;
        }
      }
      stops(
          path, path.size() == 1 ? "" : ": there is no " + inside(at, path.get(0)), "", List.of());
      return false;
    }

    private boolean enter(Map<?, ?> map, String at, List<String> path, int take, boolean joining) {
      String key = String.join(".", path.subList(0, take));
      Optional<Map.Entry<?, ?>> entry = entry(map, key);
      return entry.isPresent()
          && next(entry.get().getValue(), inside(at, key), path, take, joining);
    }

    private boolean next(
        @Nullable Object value, String at, List<String> path, int take, boolean joining) {
      List<String> rest = path.subList(take, path.size());
      if (value == null && !rest.isEmpty()) {
        stops(rest, ": " + at + " is null", "", List.of());
        return false;
      }
      return into(PlainValue.notNull(value, path.get(take - 1)), at, rest, joining);
    }

    private boolean intoList(List<?> list, String at, List<String> path, boolean joining) {
      String step = path.get(0);
      int index = index(list, step);
      if (index >= 0 && index < list.size()) {
        return next(list.get(index), at + "[" + index + "]", path, 1, joining);
      }
      if (INDEX.matcher(step).matches() || ENDS.contains(step)) {
        stops(path, ": " + at + " has " + list.size() + " items", "", List.of());
        return false;
      }
      boolean isOfItems =
          list.stream().anyMatch(item -> item instanceof Map<?, ?> map && map.containsKey(step));
      boolean isSize = SIZES.contains(step) && path.size() == 1;
      if (isSize && !isOfItems) {
        found = Optional.of((long) list.size());
        return true;
      }
      String items = at + " is a list of items, " + at + "[0] and so on, ";
      if (isSize) {
        stops(path, "", items + "which have a key of the same name as its", List.of());
      } else {
        stops(path, "", items + "and has no", LIST_NAMES);
      }
      return false;
    }

    private void stops(
        List<String> left, String absentPart, String namelessPart, List<String> knownThere) {
      if (left.size() < fewestLeft) {
        fewestLeft = left.size();
        absent = absentPart;
        nameless = namelessPart;
        name = left.get(0);
        known = knownThere;
      }
    }
  }

  private static String inside(String at, String key) {
    return at.isEmpty() ? key : at + "." + key;
  }

  private static int index(List<?> list, String step) {
    if (step.equals("first")) {
      return 0;
    }
    if (step.equals("last")) {
      return list.size() - 1;
    }
    if (!INDEX.matcher(step).matches()) {
      return -1;
    }
    int at = Integer.parseInt(step);
    return at < 0 ? list.size() + at : at;
  }

  private Optional<Map.Entry<?, ?>> entry(Map<?, ?> map, String name) {
    Map.Entry<?, ?> attribute = null;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (key.equals(name) || (ignoresCase && key.equalsIgnoreCase(name))) {
        return Optional.of(entry);
      }
      // An attribute of XML, where no element has the name.
      attribute = key.equals("@" + name) ? entry : attribute;
    }
    return Optional.ofNullable(attribute);
  }

  private static String sort(Object value) {
    return value instanceof Number ? "a number" : value instanceof Boolean ? "a boolean" : "a text";
  }
}
