package dev.tenken.dsl;

import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The matchers of what has items: lists, maps, and texts as far as they include something. */
final class ItemMatchers {
  private ItemMatchers() {}

  static Finding include(Subject subject, Object actual, List<Object> arguments) {
    List<Object> missing = new ArrayList<>();
    for (Object wanted : arguments) {
      if (!includes(subject, actual, wanted)) {
        missing.add(wanted);
      }
    }
    if (missing.isEmpty()) {
      return Finding.yes(Sentences.show(actual));
    }
    Object first = missing.get(0);
    String nearest =
        actual instanceof CharSequence
            ? TextMatchers.nearestLine(actual.toString(), String.valueOf(first))
            : nearestItem(actual instanceof Map<?, ?> map ? map.keySet() : items(actual), first);
    return Finding.no(Sentences.show(actual)).nearest(nearest);
  }

  private static boolean includes(Subject subject, Object actual, Object wanted) {
    if (actual instanceof CharSequence text) {
      return TextMatchers.includes(text.toString(), wanted);
    }
    if (actual instanceof Map<?, ?> map) {
      return wanted instanceof Map<?, ?> pairs
          ? pairs.entrySet().stream().allMatch(pair -> hasEntry(subject, map, pair))
          : Values.hasKey(map, key("include", wanted));
    }
    Collection<?> items = items(actual);
    boolean found = items.stream().anyMatch(item -> matches(subject, item, wanted));
    if (!found) {
      tellApart("include", subject, items, wanted);
    }
    return found;
  }

  private static boolean hasEntry(Subject subject, Map<?, ?> map, Map.Entry<?, ?> pair) {
    Object wanted = pair.getValue();
    if (wanted == null) {
      throw new IllegalArgumentException(Errors.nullArgument("include"));
    }
    List<?> values =
        map.entrySet().stream()
            .filter(entry -> String.valueOf(entry.getKey()).equals(String.valueOf(pair.getKey())))
            .map(Map.Entry::getValue)
            .toList();
    boolean found = values.stream().anyMatch(value -> matches(subject, value, wanted));
    if (!found) {
      tellApart("include", subject, values, wanted);
    }
    return found;
  }

  static Finding haveKey(Subject subject, Object actual, List<Object> arguments) {
    if (!(actual instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          Values.typeName(actual) + " has no keys: " + Sentences.show(actual));
    }
    String key = key("have_key", arguments.get(0));
    return Finding.of(
            Values.hasKey(map, key), "keys " + Sentences.show(new ArrayList<>(map.keySet())))
        .nearest(nearestItem(map.keySet(), key));
  }

  private static String key(String word, Object wanted) {
    if (wanted instanceof CharSequence || wanted instanceof Number || wanted instanceof Boolean) {
      return wanted.toString();
    }
    throw new IllegalArgumentException(Errors.notAnArgument(word, wanted, ""));
  }

  static Finding containExactly(Subject subject, Object actual, List<Object> arguments) {
    return sameItems("contain_exactly", subject, actual, arguments);
  }

  static Finding matchArray(Subject subject, Object actual, List<Object> arguments) {
    return sameItems("match_array", subject, actual, new ArrayList<>(items(arguments.get(0))));
  }

  private static Finding sameItems(
      String word, Subject subject, Object actual, List<Object> wanted) {
    List<Object> left = new ArrayList<>(items(actual));
    int[] takenBy = new int[left.size()];
    Arrays.fill(takenBy, -1);
    boolean[][] fits = new boolean[wanted.size()][left.size()];
    for (int i = 0; i < wanted.size(); i++) {
      for (int j = 0; j < left.size(); j++) {
        fits[i][j] = matches(subject, left.get(j), wanted.get(i));
      }
    }
    List<Object> missing = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (!takes(i, fits, takenBy, new boolean[left.size()])) {
        missing.add(wanted.get(i));
      }
    }
    List<Object> besides = new ArrayList<>();
    for (int j = 0; j < left.size(); j++) {
      if (takenBy[j] < 0) {
        besides.add(left.get(j));
      }
    }
    missing.forEach(item -> tellApart(word, subject, besides, item));
    String found = Sentences.show(actual);
    if (!missing.isEmpty()) {
      found += "; missing " + Sentences.show(missing);
    }
    if (!besides.isEmpty()) {
      found += "; besides " + Sentences.show(besides);
    }
    return Finding.of(missing.isEmpty() && besides.isEmpty(), found);
  }

  /**
   * Finds an item for a wanted one, if need be by giving another item to the one that has it: a
   * matcher that fits several must not take the only item that another fits.
   */
  private static boolean takes(int wanted, boolean[][] fits, int[] takenBy, boolean[] tried) {
    for (int j = 0; j < takenBy.length; j++) {
      if (fits[wanted][j] && !tried[j]) {
        tried[j] = true;
        if (takenBy[j] < 0 || takes(takenBy[j], fits, takenBy, tried)) {
          takenBy[j] = wanted;
          return true;
        }
      }
    }
    return false;
  }

  static Finding all(Subject subject, Object actual, List<Object> arguments) {
    List<Object> against = judged("all", false, subject, actual, arguments);
    if (items(actual).isEmpty()) {
      throw Missing.resource(subject.description() + " is an empty list: nothing to judge");
    }
    return against.isEmpty()
        ? Finding.yes(Sentences.show(actual))
        : Finding.no("against it " + Sentences.show(against));
  }

  static Finding any(Subject subject, Object actual, List<Object> arguments) {
    return Finding.of(
        !judged("any", true, subject, actual, arguments).isEmpty(), Sentences.show(actual));
  }

  /** Judges every item and returns those of which the matcher does, or does not, hold. */
  private static List<Object> judged(
      String word, boolean holds, Subject subject, Object actual, List<Object> arguments) {
    if (!(arguments.get(0) instanceof Matcher matcher)) {
      throw new IllegalArgumentException(Errors.notAMatcher(word, arguments.get(0)));
    }
    List<Object> items = new ArrayList<>();
    for (Object item : items(actual)) {
      if (matcher.judgeOn(subject.item(item)).holds() == holds) {
        items.add(item);
      }
    }
    return items;
  }

  /** Tells whether an item is the wanted one, or satisfies it when it is a matcher. */
  private static boolean matches(Subject subject, Object item, Object wanted) {
    if (wanted instanceof Matcher matcher) {
      return matcher.judgeOn(subject.item(item)).holds();
    }
    return wanted instanceof Pattern
        ? item instanceof CharSequence text
            && Expressions.isFound(TextMatchers.expression("include", wanted), text.toString())
        : Values.same(item, wanted, subject.now());
  }

  /** Refuses what no item can be equal to, so that it would be missing whatever the items are. */
  private static void tellApart(String word, Subject subject, Collection<?> items, Object wanted) {
    if (wanted instanceof Matcher || wanted instanceof Pattern) {
      return;
    }
    if (wanted instanceof Collection && items.stream().noneMatch(Collection.class::isInstance)) {
      throw new IllegalArgumentException(
          Errors.notAnArgument(word, wanted, "each item for itself, or match_array([…])"));
    }
    // Of a list of texts and maps, the texts are what a text may be found among.
    List<?> alike = items.stream().filter(item -> Values.isOfOneShape(item, wanted)).toList();
    (alike.isEmpty() ? items : alike)
        .forEach(item -> Values.tellApart(item, wanted, subject.now()));
  }

  private static Collection<?> items(Object value) {
    return Properties.items(value);
  }

  private static String nearestItem(Collection<?> items, Object wanted) {
    return Names.nearest(
            String.valueOf(wanted), items.stream().limit(1000).map(String::valueOf).toList())
        .orElse("");
  }
}
