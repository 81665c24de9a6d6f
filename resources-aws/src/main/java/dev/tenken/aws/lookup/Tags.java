package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Data;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Reads the tags off a thing of AWS, whatever the service calls their list. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Tags {
  private static final List<String> LISTS = List.of("tags", "tag_list", "tag_set");

  private Tags() {}

  /** Returns the tags, each with {@code key} and {@code value}. */
  public static List<Data> of(Data item) {
    return LISTS.stream().flatMap(list -> item.list(list).stream()).toList();
  }

  /** Returns the value of a tag; the empty string for one that has none. */
  public static Optional<String> value(Data item, String key) {
    return of(item).stream()
        .filter(tag -> tag.text("key").equals(key))
        .map(tag -> tag.text("value"))
        .findFirst();
  }
}
