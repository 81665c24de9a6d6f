package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Data;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A filter of the API, and how the values it is about are read off a result: what the API returns
 * is compared once more, exactly.
 */
record Filter(String name, Function<Data, List<String>> values) {
  /** Returns the filter on a text member of the result. */
  static Filter on(String name, String member) {
    return new Filter(name, item -> item.find(member).map(Data::text).stream().toList());
  }

  /** Returns the filter on a member of the items of a list. */
  static Filter onEach(String name, String list, String member) {
    return new Filter(
        name,
        item ->
            item.list(list).stream()
                .flatMap(entry -> entry.find(member).map(Data::text).stream())
                .toList());
  }

  /** Returns the filter on the value of a tag. */
  static Filter onTag(String key) {
    return new Filter("tag:" + key, item -> Tags.value(item, key).stream().toList());
  }

  boolean matches(Data item, String value) {
    return values.apply(item).contains(value);
  }

  /** Returns the value as the EC2 API wants it, which gives a meaning to three characters. */
  static String escape(String value) {
    return value
        .codePoints()
        .mapToObj(Character::toString)
        .map(c -> c.equals("*") || c.equals("?") || c.equals("\\") ? "\\" + c : c)
        .collect(Collectors.joining());
  }
}
