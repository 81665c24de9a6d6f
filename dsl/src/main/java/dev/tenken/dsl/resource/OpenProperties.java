package dev.tenken.dsl.resource;

import dev.tenken.dsl.fact.Missing;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A resource whose {@code its} reaches names that are no methods of its class: keys of a
 * configuration file, members of an API's response, parameters of a group.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface OpenProperties {
  /**
   * Returns the plain value at this path.
   *
   * <p>A path written as text is split at dots and brackets only if no member has the whole text as
   * its name.
   *
   * @param path the path as written: one element for {@code its('a.b')}, several for {@code
   *     its(['a', 'b'])}
   * @throws Missing when there is no such value
   * @throws NoSuchWord when no such name can exist, by the resource's schema
   */
  Object property(List<String> path);

  /**
   * Refuses what the value at this path never equals, whatever it is: that it differs would be no
   * finding, and {@code should_not} would pass on it.
   *
   * @param path the path as written
   * @throws IllegalArgumentException saying what it may equal
   */
  default void refuse(List<String> path, Object expected) {}

  /**
   * Returns names that exist by the resource's schema, for the nearest known name; empty when names
   * are free.
   */
  Set<String> propertyNames();
}
