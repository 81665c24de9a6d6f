package dev.tenken.aws.lookup;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.NoSuchWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The members that a response of the SDK can have, by the SDK's own description: what a path may
 * name, and what it leads to.
 *
 * <p>A name may be written in snake or camel case ({@code instance_type}, {@code instanceType}).
 * Lists take an index, {@code first}, {@code last} and {@code size}; a member's name, to read it
 * off every item, lists put together to one; and, where the items are tags or the like, a key:
 * {@code tags.Name}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Schema {
  private static final Pattern SEGMENT = Pattern.compile("([^.\\[\\]]+)|\\[(-?\\d+)\\]");
  private static final Set<String> SIZES = Set.of("size", "count", "length");

  private final SdkPojo prototype;

  private Schema(SdkPojo prototype) {
    this.prototype = prototype;
  }

  /** Returns the schema of the class that this empty object is of. */
  public static Schema of(SdkPojo prototype) {
    return new Schema(prototype);
  }

  /** Returns the names of the top level in snake case. */
  public Set<String> names() {
    return new TreeSet<>(fields(prototype).keySet());
  }

  /** Returns a path's segments: one text is split at dots and brackets. */
  public static List<String> segments(List<String> path) {
    if (path.size() != 1) {
      return path;
    }
    List<String> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(path.get(0));
    while (matcher.find()) {
      segments.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return segments.isEmpty() ? path : segments;
  }

  /**
   * Refuses a path that no response can have.
   *
   * @throws NoSuchWord naming the nearest known name
   */
  public void check(List<String> segments, String what) {
    read(Optional.empty(), segments, what);
  }

  /**
   * Returns the plain value at the path; a list or map that the response left out is empty.
   *
   * @throws Missing when the response has no such value
   * @throws NoSuchWord when no response can have it
   */
  public Object read(Data data, List<String> segments, String what) {
    return read(Optional.of(data), segments, what)
        .orElseThrow(() -> Missing.value(what + " has no " + String.join(".", segments)));
  }

  /**
   * Refuses the value at the path, or another known one, in another spelling, such as {@code
   * Running}: the member never equals it. What is not known may be newer than the SDK.
   *
   * @throws IllegalArgumentException saying how the value is written
   */
  public void checkSpelling(Data data, List<String> segments, Object expected) {
    Set<String> known = knownValues(prototype, segments);
    if (!(expected instanceof CharSequence) || known.isEmpty()) {
      return;
    }
    Optional<Object> actual = read(Optional.of(data), segments, "");
    if (actual.isEmpty()) {
      return;
    }
    String wanted = expected.toString();
    // The SDK itself spells some otherwise than the API: what is really there counts first.
    String found = actual.get().toString();
    if (!found.equals(wanted)) {
      Stream.concat(Stream.of(found), known.contains(wanted) ? Stream.of() : known.stream())
          .filter(each -> plainWord(each).equals(plainWord(wanted)))
          .findFirst()
          .ifPresent(
              each -> {
                throw new IllegalArgumentException(
                    "AWS writes '" + each + "', and never '" + wanted + "'");
              });
    }
  }

  private static String plainWord(String value) {
    return value.toLowerCase(Locale.ROOT).replaceAll("[_ ]", "-");
  }

  /** Returns the values that the SDK knows of the text at the path; of other paths none. */
  private static Set<String> knownValues(SdkPojo owner, List<String> segments) {
    int at = 0;
    SdkPojo structure = owner;
    while (at < segments.size()) {
      String name = Node.plainName(segments.get(at));
      SdkField<?> field =
          structure.sdkFields().stream()
              .filter(each -> Node.plainName(each.memberName()).equals(name))
              .findFirst()
              .orElse(null);
      if (field == null) {
        return Set.of();
      }
      at++;
      if (at == segments.size()) {
        return knownValues(structure.getClass(), Names.camel(Names.snake(field.memberName())));
      }
      Optional<ListTrait> list = field.getOptionalTrait(ListTrait.class);
      boolean isItem = segments.get(at).matches("first|last|-?\\d+");
      if (list.isPresent() && isItem) {
        at++;
      }
      SdkField<?> inner = list.<SdkField<?>>map(ListTrait::memberFieldInfo).orElse(field);
      if (inner.marshallingType() != MarshallingType.SDK_POJO) {
        return Set.of();
      }
      SdkPojo builder = inner.constructor().get();
      // Only what is built has the getters that return enums.
      structure =
          builder instanceof Buildable buildable && buildable.build() instanceof SdkPojo built
              ? built
              : builder;
    }
    return Set.of();
  }

  /** Texts with known values have a getter that returns them as an enum, beside the text's. */
  private static Set<String> knownValues(Class<?> structure, String getter) {
    try {
      Class<?> type = structure.getMethod(getter).getReturnType();
      Set<String> values = new TreeSet<>();
      if (type.isEnum()) {
        for (Object value : type.getEnumConstants()) {
          values.add(String.valueOf(value));
        }
      }
      return values;
    } catch (NoSuchMethodException e) {
      return Set.of();
    }
  }

  private Optional<Object> read(Optional<Data> data, List<String> segments, String what) {
    return new Node(MarshallingType.SDK_POJO, () -> prototype, null, null)
        .read(data, segments, what)
        .map(value -> value instanceof Data plain ? plain.value() : value);
  }

  private static Map<String, SdkField<?>> fields(SdkPojo object) {
    Map<String, SdkField<?>> fields = new LinkedHashMap<>();
    object.sdkFields().forEach(field -> fields.put(Names.snake(field.memberName()), field));
    return fields;
  }

  /** A place in a response. */
  private record Node(
      MarshallingType<?> type,
      @Nullable Supplier<? extends SdkPojo> structure,
      @Nullable SdkField<?> item,
      @Nullable SdkField<?> value) {

    static Node of(SdkField<?> field) {
      return new Node(
          field.marshallingType(),
          field.constructor(),
          field.getOptionalTrait(ListTrait.class).map(ListTrait::memberFieldInfo).orElse(null),
          field.getOptionalTrait(MapTrait.class).map(MapTrait::valueFieldInfo).orElse(null));
    }

    /** Returns what the segments lead to; empty when it is not there, or there is no data. */
    Optional<Object> read(Optional<Data> data, List<String> segments, String what) {
      if (segments.isEmpty()) {
        return end(data);
      }
      String segment = segments.get(0);
      List<String> rest = segments.subList(1, segments.size());
      if (item != null) {
        return ofList(Node.of(item), data, segment, rest, what);
      }
      if (value != null) {
        return Node.of(value)
            .read(data.flatMap(map -> map.find(segment)), rest, what + "." + segment);
      }
      return member(data, segment, rest, what);
    }

    private Optional<Object> end(Optional<Data> data) {
      if (data.isPresent()) {
        return Optional.of(data.get());
      }
      return item != null
          ? Optional.of(List.of())
          : value != null ? Optional.of(Map.of()) : Optional.empty();
    }

    private Map<String, SdkField<?>> members() {
      return type == MarshallingType.SDK_POJO && structure != null
          ? fields(structure.get())
          : Map.of();
    }

    private Optional<String> known(String name) {
      String wanted = plainName(name);
      return members().keySet().stream()
          .filter(known -> plainName(known).equals(wanted))
          .findFirst();
    }

    private Optional<Object> member(
        Optional<Data> data, String segment, List<String> rest, String what) {
      Map<String, SdkField<?>> members = members();
      SdkField<?> field = known(segment).map(members::get).orElse(null);
      if (field == null) {
        throw NoSuchWord.of(what + " has no property", segment, members.keySet());
      }
      String name = Names.snake(field.memberName());
      return Node.of(field).read(data.flatMap(map -> map.find(name)), rest, what + "." + name);
    }

    private static Optional<Object> ofList(
        Node item, Optional<Data> data, String segment, List<String> rest, String what) {
      List<Data> items = data.map(Data::list).orElse(List.of());
      boolean isKeyed = item.known(segment).isEmpty() && item.members().keySet().containsAll(KEYED);
      Optional<Data> pair =
          items.stream().filter(each -> isKeyed && each.text("key").equals(segment)).findFirst();
      // First, as a tag may be called size or 1.
      if (pair.isPresent()) {
        return item.member(pair, "value", rest, what + "." + segment);
      }
      if (SIZES.contains(segment) && rest.isEmpty()) {
        return Optional.of((long) items.size());
      }
      if (segment.equals("first") || segment.equals("last") || segment.matches("-?\\d{1,6}")) {
        int given =
            segment.equals("first") ? 0 : segment.equals("last") ? -1 : Integer.parseInt(segment);
        int index = given < 0 ? items.size() + given : given;
        return item.read(
            index >= 0 && index < items.size() ? Optional.of(items.get(index)) : Optional.empty(),
            rest,
            what + "." + segment);
      }
      if (isKeyed) {
        return item.member(pair, "value", rest, what + "." + segment);
      }
      List<Object> values = new ArrayList<>();
      items.forEach(
          one ->
              item.member(Optional.of(one), segment, rest, what)
                  .map(each -> each instanceof Data plain ? plain.tree() : each)
                  // One list of all: in a list of lists, include would find no item.
                  .ifPresent(
                      each -> {
                        if (each instanceof List<?> several) {
                          values.addAll(several);
                        } else {
                          values.add(each);
                        }
                      }));
      if (items.isEmpty()) {
        item.member(Optional.empty(), segment, rest, what);
      }
      return Optional.of(Data.of(values));
    }

    private static String plainName(String name) {
      return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
  }

  /** What the items of a list have that is read by key. */
  private static final Set<String> KEYED = Set.of("key", "value");
}
