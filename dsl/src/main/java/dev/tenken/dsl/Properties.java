package dev.tenken.dsl;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code its} names: a property method of the resource, an open property, and then
 * inwards.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Properties {
  private static final Pattern SEGMENT = Pattern.compile("([^.\\[\\]]+)|\\[(-?\\d+)\\]");

  private static final List<String> SIZES = List.of("size", "length", "count");
  private static final List<String> LIST_NAMES =
      List.of("first", "last", "size", "length", "count");

  private Properties() {}

  /**
   * Returns the value at the path.
   *
   * @throws Missing when it is not there
   * @throws NoSuchWord when the resource knows no such property
   */
  public static Object read(Resource resource, List<String> path) {
    List<String> segments = path.size() == 1 ? split(path.get(0)) : path;
    Set<String> known = names(resource.getClass());
    if (path.size() == 1 && known.contains(Names.camel(path.get(0)))) {
      return call(resource, Names.camel(path.get(0)), path.get(0));
    }
    String head = Names.camel(segments.get(0));
    if (known.contains(head)) {
      Object value = call(resource, head, segments.get(0));
      return into(value, segments.subList(1, segments.size()), resource + " " + segments.get(0));
    }
    if (resource instanceof OpenProperties open) {
      Object value = Values.plain(open.property(path));
      return required(value, resource + " " + String.join(".", path));
    }
    throw Predicates.spoken(resource, segments.get(0))
        .map(word -> NoSuchWord.predicate(resource.resourceType(), segments.get(0), word))
        .orElseGet(
            () ->
                NoSuchWord.of(
                    resource.resourceType() + " has no property", segments.get(0), snakes(known)));
  }

  /** Returns the property that is itself a resource, as a security group's inbound rules are. */
  static Optional<Resource> part(Resource resource, List<String> path) {
    String name = Names.camel(path.get(0));
    boolean isPart =
        path.size() == 1
            && Arrays.stream(resource.getClass().getMethods())
                .anyMatch(
                    method ->
                        method.getName().equals(name)
                            && method.getParameterCount() == 0
                            && Resource.class.isAssignableFrom(method.getReturnType()));
    return isPart ? Optional.of((Resource) Calls.invoke(resource, name)) : Optional.empty();
  }

  /** Returns the property methods of a resource type. */
  public static Set<String> names(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getMethods()) {
      Class<?> result = method.getReturnType();
      if (method.getParameterCount() == 0
          && !Modifier.isStatic(method.getModifiers())
          && !method.isBridge()
          && Resource.class.isAssignableFrom(method.getDeclaringClass())
          && method.getDeclaringClass() != Resource.class
          && result != void.class
          && result != Finding.class
          && !Refinable.class.isAssignableFrom(result)
          && !(result == boolean.class && Predicates.isPredicateName(method.getName()))
          && !method.getName().equals("propertyNames")) {
        names.add(method.getName());
      }
    }
    return names;
  }

  private static List<String> snakes(Set<String> names) {
    return names.stream().map(Names::snake).toList();
  }

  private static Object call(Resource resource, String method, String as) {
    return required(Values.plain(Calls.invoke(resource, method)), resource + " " + as);
  }

  private static Object required(@Nullable Object value, String what) {
    if (value == null) {
      throw Missing.value(what + " has no value");
    }
    return value;
  }

  static List<String> split(String text) {
    List<String> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(text);
    while (matcher.find()) {
      segments.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return segments.isEmpty() ? List.of(text) : segments;
  }

  /** Goes into maps by key, lists by index, and records by component. */
  static Object into(Object start, List<String> segments, String what) {
    Object value = start;
    String where = what;
    for (String segment : segments) {
      where = where + "." + segment;
      value = required(Values.plain(step(value, segment, where)), where);
    }
    return value;
  }

  private static @Nullable Object step(Object value, String segment, String where) {
    if (value instanceof Map<?, ?> map) {
      if (map.containsKey(segment)) {
        return map.get(segment);
      }
      return size(map.size(), segment).orElseThrow(() -> Missing.value(where + " is not there"));
    }
    if (value instanceof List<?> list) {
      return item(list, segment, where);
    }
    if (value instanceof CharSequence text) {
      return size(text.length(), segment)
          .orElseThrow(() -> NoSuchWord.of(where + ": a text has no", segment, SIZES));
    }
    if (value instanceof Record) {
      List<String> components = new ArrayList<>();
      for (var component : value.getClass().getRecordComponents()) {
        components.add(Names.snake(component.getName()));
        if (component.getName().equals(Names.camel(segment))) {
          return Calls.invoke(value, component.getName());
        }
      }
      throw NoSuchWord.of(where + ": there is no", segment, components);
    }
    throw NoSuchWord.of(where + ": " + Values.typeName(value) + " has no", segment, List.of());
  }

  private static @Nullable Object item(List<?> list, String segment, String where) {
    if (segment.equals("first") || segment.equals("last")) {
      if (list.isEmpty()) {
        throw Missing.value(where + " is not there: the list is empty");
      }
      return list.get(segment.equals("first") ? 0 : list.size() - 1);
    }
    Optional<Object> size = size(list.size(), segment);
    if (size.isPresent()) {
      return size.get();
    }
    if (!segment.matches("-?\\d{1,9}")) {
      throw NoSuchWord.of(where + ": a list has no", segment, LIST_NAMES);
    }
    int index = Integer.parseInt(segment);
    int at = index < 0 ? list.size() + index : index;
    if (at < 0 || at >= list.size()) {
      throw Missing.value(where + " is not there: the list has " + list.size() + " items");
    }
    return list.get(at);
  }

  private static Optional<Object> size(int size, String segment) {
    return SIZES.contains(segment) ? Optional.of((long) size) : Optional.empty();
  }

  /** Returns the items of a value that has items. */
  static Collection<?> items(Object value) {
    if (value instanceof Collection<?> items) {
      return items;
    }
    if (value instanceof Data data) {
      return data.list();
    }
    throw new IllegalArgumentException(
        Values.typeName(value) + " has no items to judge: " + Sentences.show(value));
  }
}
