package dev.tenken.dsl;

import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a matcher is judged on: a resource, a property of one, or a value. */
final class Subject {
  private final @Nullable Resource resource;
  private final List<String> path;
  private final @Nullable Object value;
  private final String description;
  private final Supplier<Instant> clock;
  private final Optional<Declared> itemOf;

  private Subject(
      @Nullable Resource resource,
      List<String> path,
      @Nullable Object value,
      String description,
      Supplier<Instant> clock,
      Optional<Declared> itemOf) {
    this.resource = resource;
    this.path = path;
    this.value = value;
    this.description = description;
    this.clock = clock;
    this.itemOf = itemOf;
  }

  static Subject of(Resource resource, Supplier<Instant> clock) {
    return new Subject(resource, List.of(), null, resource.toString(), clock, Optional.empty());
  }

  static Subject property(Resource resource, List<String> path, Supplier<Instant> clock) {
    String description = resource + " " + String.join(".", path);
    return new Subject(resource, path, null, description, clock, Optional.empty());
  }

  static Subject value(@Nullable Object value, String description, Supplier<Instant> clock) {
    return value instanceof Resource resource
        ? of(resource, clock)
        : new Subject(null, List.of(), value, description, clock, Optional.empty());
  }

  /** Returns the resource, when that is what is judged: itself, or a property that is one. */
  Optional<Resource> resource() {
    return resource == null || path.isEmpty()
        ? Optional.ofNullable(resource)
        : Properties.part(resource, path);
  }

  /**
   * Returns the value, empty where a spec's own code gave null.
   *
   * @throws Missing when it is absent from a thing that exists, or the thing itself is
   */
  Optional<Object> value() {
    if (resource == null) {
      return Optional.ofNullable(Values.plain(value));
    }
    if (path.isEmpty()) {
      return Optional.of(resource);
    }
    return Optional.of(Properties.read(resource, path));
  }

  /** Returns the same sort of subject for an item of this one. */
  Subject item(Object item) {
    return item instanceof Resource
        ? value(item, description, clock)
        : new Subject(
            null, List.of(), item, description, clock, declared().flatMap(Declared::item));
  }

  private Optional<Declared> declared() {
    return resource == null || path.isEmpty() ? itemOf : Declared.of(resource, path);
  }

  /** Refuses what the value never equals, whatever it is. */
  void refuse(Object expected) {
    declared()
        .ifPresentOrElse(
            declared -> declared.refuse(description, expected, now()),
            () -> {
              if (resource instanceof OpenProperties open && !path.isEmpty()) {
                open.refuse(path, expected);
              }
            });
  }

  /** Refuses what no item of the value equals. */
  void refuseItem(Object expected) {
    declared()
        .flatMap(Declared::item)
        .ifPresent(item -> item.refuse("an item of " + description, expected, now()));
  }

  /** Returns when the facts at hand were asked: ages count from there, so that a replay agrees. */
  Instant now() {
    return clock.get();
  }

  String description() {
    return description;
  }
}
