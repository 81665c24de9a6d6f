package dev.tenken.dsl.spi;

import dev.tenken.dsl.Names;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Configuration of one target: keys with values (text, lists, maps) and the place in a file that
 * each came from.
 *
 * <p>Scalars keep their source text. A value that is wrong is a {@link ConfigurationError} with
 * file and line.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Settings {
  private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h)?");

  private final Map<String, Object> values;
  private final Map<String, String> places;
  private final String place;

  /**
   * Makes settings.
   *
   * @param values text, lists and maps by key
   * @param places {@code file:line} by key
   * @param place {@code file:line} of the whole entry
   */
  public Settings(Map<String, Object> values, Map<String, String> places, String place) {
    this.values = Map.copyOf(values);
    this.places = Map.copyOf(places);
    this.place = place;
  }

  /** Returns settings without a file, as tests and defaults make them. */
  public static Settings of(Map<String, Object> values) {
    return new Settings(values, Map.of(), "");
  }

  /** Returns these settings where set, else those of the other. */
  public Settings over(Settings defaults) {
    Map<String, Object> allValues = new LinkedHashMap<>(defaults.values);
    allValues.putAll(values);
    Map<String, String> allPlaces = new LinkedHashMap<>(defaults.places);
    allPlaces.putAll(places);
    return new Settings(allValues, allPlaces, place);
  }

  /** Returns the keys that are set. */
  public Collection<String> keys() {
    return values.keySet();
  }

  /** Returns the place of a key, or of the entry when the key has none, as {@code file:line}. */
  public String place(String key) {
    return places.getOrDefault(key, place);
  }

  /** Returns the raw value. */
  public Optional<Object> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Returns the text of a key, empty when it is not set. */
  public Optional<String> text(String key) {
    Object value = values.get(key);
    if (value instanceof Map || value instanceof List) {
      throw error(key, "must be a text");
    }
    return Optional.ofNullable(value).map(Object::toString);
  }

  /** Returns the text of a key or the default. */
  public String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  /** Returns a whole number or the default. */
  public int number(String key, int otherwise) {
    Optional<String> text = text(key);
    try {
      return text.map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw error(key, "must be a whole number, not '" + text.orElse("") + "'");
    }
  }

  /**
   * Returns a duration ({@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}; a bare number is
   * seconds) or the default.
   */
  public Duration duration(String key, Duration otherwise) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    Matcher matcher = DURATION.matcher(text.get().trim());
    if (!matcher.matches()) {
      throw error(key, "must be a duration such as 10s, not '" + text.get() + "'");
    }
    long amount = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofSeconds(amount);
    };
  }

  /** Returns the settings below a key, empty when it is not set. */
  public Settings below(String key) {
    Object value = values.get(key);
    if (value == null) {
      return new Settings(Map.of(), Map.of(), place);
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw error(key, "must be a map");
    }
    Map<String, Object> inner = new LinkedHashMap<>();
    map.forEach((name, member) -> inner.put(String.valueOf(name), member));
    Map<String, String> innerPlaces = new LinkedHashMap<>();
    places.forEach(
        (name, where) -> {
          if (name.startsWith(key + ".")) {
            innerPlaces.put(name.substring(key.length() + 1), where);
          }
        });
    return new Settings(inner, innerPlaces, place(key));
  }

  /** Returns the error for a key's value. */
  public ConfigurationError error(String key, String what) {
    return new ConfigurationError(prefix(place(key)) + key + " " + what);
  }

  /**
   * Refuses keys that are not known.
   *
   * @throws ConfigurationError naming the key, its place and the nearest known key
   */
  public void allow(Collection<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        String hint =
            Names.nearest(key, known).map(near -> "; did you mean '" + near + "'?").orElse("");
        throw new ConfigurationError(prefix(place(key)) + "unknown key '" + key + "'" + hint);
      }
    }
  }

  private static String prefix(String where) {
    return where.isEmpty() ? "" : where + ": ";
  }
}
