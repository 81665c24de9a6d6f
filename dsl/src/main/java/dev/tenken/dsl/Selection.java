package dev.tenken.dsl;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.spi.Target;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Which targets a spec or group is for: {@code on(role: 'web', host: ['web-*'])}.
 *
 * <p>All criteria must agree; of a list, one. {@code *} and {@code ?} are wildcards in names, roles
 * and labels. {@code os:} needs a fact, so only a run can settle it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Selection {
  private static final List<String> KEYS =
      List.of("role", "host", "label", "os", "aws", "optional");

  private final Map<String, List<String>> criteria;
  private final Map<String, String> labels;
  private final boolean optional;
  private final Location location;

  private Selection(
      Map<String, List<String>> criteria,
      Map<String, String> labels,
      boolean optional,
      Location location) {
    this.criteria = criteria;
    this.labels = labels;
    this.optional = optional;
    this.location = location;
  }

  static Selection of(@Nullable Map<String, Object> options, Location location) {
    Map<String, List<String>> criteria = new LinkedHashMap<>();
    Map<String, String> labels = new LinkedHashMap<>();
    boolean optional = false;
    if (options == null || options.isEmpty()) {
      throw new SpecError(
          "on(…) says nothing: write on(role: 'web') or another of its options", location);
    }
    for (Map.Entry<String, Object> option : options.entrySet()) {
      String key = String.valueOf(option.getKey());
      if (!KEYS.contains(key)) {
        throw NoSuchWord.of("on(…) has no option", key, KEYS);
      }
      Object value = option.getValue();
      if (value == null) {
        throw new SpecError("on(" + key + ":) was given null", location);
      }
      if (value instanceof Collection<?> all && all.isEmpty()) {
        throw new SpecError("on(" + key + ":) was given an empty list", location);
      }
      if (key.equals("optional")) {
        if (!(value instanceof Boolean allowed)) {
          throw new SpecError("on(optional:) takes true or false", location);
        }
        optional = allowed;
      } else if (key.equals("label") && value instanceof Map<?, ?> map) {
        map.forEach((name, wanted) -> labels.put(String.valueOf(name), String.valueOf(wanted)));
      } else {
        criteria.put(
            key,
            value instanceof Collection<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value)));
      }
    }
    return new Selection(Map.copyOf(criteria), Map.copyOf(labels), optional, location);
  }

  /** Tells whether selecting no target at all is allowed. */
  public boolean isOptional() {
    return optional;
  }

  /** Tells whether a fact of the target, its operating system, is needed to settle it. */
  public boolean needsFacts() {
    return criteria.containsKey("os");
  }

  /** Returns the sort of target it names, if its criteria name one. */
  public java.util.Optional<TargetType> targetType() {
    if (criteria.containsKey("aws")) {
      return java.util.Optional.of(TargetType.AWS);
    }
    return criteria.containsKey("host")
            || criteria.containsKey("role")
            || criteria.containsKey("os")
        ? java.util.Optional.of(TargetType.HOST)
        : java.util.Optional.empty();
  }

  /** Tells whether the inventory's entry is selected, leaving {@code os:} aside. */
  public boolean selects(Target target) {
    if (targetType().isPresent() && targetType().get() != target.type()) {
      return false;
    }
    return matches("host", List.of(target.name()))
        && matches("aws", List.of(target.name()))
        && matches("role", target.roles())
        && matches("label", target.labels().keySet())
        && labels.entrySet().stream()
            .allMatch(
                wanted -> {
                  String value = target.labels().get(wanted.getKey());
                  return value != null && glob(wanted.getValue()).matcher(value).matches();
                });
  }

  /** Tells whether the operating system is selected, by family or name. */
  boolean selectsOs(Collection<String> names) {
    return matches("os", names);
  }

  /** Returns where it is written. */
  public Location location() {
    return location;
  }

  private boolean matches(String key, Collection<String> names) {
    List<String> globs = criteria.get(key);
    return globs == null
        || globs.stream()
            .anyMatch(text -> names.stream().anyMatch(name -> glob(text).matcher(name).matches()));
  }

  private static Pattern glob(String text) {
    StringBuilder regex = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf((char) c)));
              }
            });
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Returns the text as written: {@code on(role: web)}. */
  @Override
  public String toString() {
    String all =
        new java.util.TreeMap<>(criteria)
            .entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join("|", entry.getValue()))
                .collect(Collectors.joining(", "));
    return "on("
        + all
        + (labels.isEmpty() ? "" : (all.isEmpty() ? "" : ", ") + "label: " + labels)
        + ")";
  }
}
