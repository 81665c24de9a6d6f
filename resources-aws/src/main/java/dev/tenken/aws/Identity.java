package dev.tenken.aws;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.NoSuchWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which thing a word names, and in which target.
 *
 * @param facts the facts of that target
 * @param shown the identifier, or the filters in words
 * @param arguments the identifier (or the empty string), then names and values of filters by turns
 * @param options the options of the one type, such as {@code vpc}
 */
record Identity(Facts facts, String shown, List<String> arguments, Map<String, String> options) {
  private static final String TARGET = "aws";
  private static final String TAG = "tag";
  private static final String FILTER = "filter";

  /**
   * Reads what a word was given.
   *
   * @param own the options that only this word has
   */
  static Identity of(
      Spec spec, String word, Map<String, Object> options, String id, String... own) {
    Facts facts =
        options.containsKey(TARGET)
            ? spec.facts(TargetType.AWS, Wanted.name(text(word, TARGET, options.get(TARGET))))
            : spec.facts(TargetType.AWS);
    return of(facts, word, options, id, own);
  }

  static Identity of(
      Facts facts, String word, Map<String, Object> options, String id, String... own) {
    Collection<String> known = new TreeSet<>(List.of(TARGET, TAG, FILTER));
    known.addAll(List.of(own));
    Map<String, String> filters = new TreeMap<>();
    Map<String, String> rest = new TreeMap<>();
    options.forEach(
        (option, value) -> {
          if (!known.contains(option)) {
            throw NoSuchWord.of(word + " has no option", option, known);
          }
          if (option.equals(TAG)) {
            entries(word, option, value).forEach((key, each) -> filters.put("tag:" + key, each));
          } else if (option.equals(FILTER)) {
            entries(word, option, value).forEach((key, each) -> filters.put(filter(key), each));
          } else if (!option.equals(TARGET)) {
            rest.put(option, Wanted.name(text(word, option, value)));
          }
        });
    if (id.isEmpty() && filters.isEmpty()) {
      throw new IllegalArgumentException(
          word + " needs an identifier, or filters such as tag: [Name: 'web-01']");
    }
    List<String> arguments = new ArrayList<>(List.of(id.isEmpty() ? id : Wanted.name(id)));
    List<String> shown = new ArrayList<>(id.isEmpty() ? List.of() : List.of(id));
    filters.forEach(
        (name, value) -> {
          arguments.addAll(List.of(name, value));
          shown.add(name + "=" + value);
        });
    return new Identity(facts, String.join(" ", shown), List.copyOf(arguments), Map.copyOf(rest));
  }

  /** Returns the option of this type, if given. */
  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** A filter's name as the API writes it; a tag's key is the author's own. */
  private static String filter(String key) {
    return key.startsWith("tag:") ? key : key.replace('_', '-');
  }

  /** One text: the text of a list, or of nothing, is no name of anything. */
  private static String text(String word, String option, @Nullable Object value) {
    if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw new IllegalArgumentException(word + " takes one text as " + option + ":, not " + value);
  }

  private static Map<String, String> entries(String word, String option, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          word + " takes " + option + ": as a map, such as " + option + ": [Name: 'web-01']");
    }
    Map<String, String> entries = new TreeMap<>();
    map.forEach(
        (key, each) ->
            entries.put(
                Wanted.name(String.valueOf(key)), text(word, option + ": [" + key + "]", each)));
    return entries;
  }
}
