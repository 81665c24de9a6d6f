package dev.tenken.dsl;

import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import groovy.lang.Closure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/**
 * The matchers of values.
 *
 * <p>A value that is absent from a thing that exists is unequal to everything; but it has no order,
 * so that {@code should_not be > 5} does not pass on a value that is not there.
 */
final class GeneralMatchers {
  /** Judges a value. */
  private interface Judge {
    Finding judge(Subject subject, Object actual, List<Object> arguments);
  }

  /**
   * One matcher.
   *
   * @param least the fewest arguments
   * @param most the most arguments
   * @param absent whether an absent value is judged (as not matching) rather than refused
   * @param takesResources whether a resource itself may be judged
   * @param chainWord the chain word it needs, or empty
   * @param judge how it judges
   */
  record Rule(
      int least, int most, boolean absent, boolean takesResources, String chainWord, Judge judge) {
    Finding judge(
        Subject subject, String word, List<Object> arguments, List<Predicates.Link> chain) {
      List<Object> all = new ArrayList<>(arguments);
      for (Predicates.Link link : chain) {
        if (!link.word().equals(chainWord)) {
          throw NoSuchWord.of(
              Names.snake(word) + " has no chain word",
              link.word(),
              chainWord.isEmpty() ? List.of() : List.of(chainWord));
        }
        all.addAll(link.arguments());
      }
      if (all.size() < least || all.size() > most) {
        throw new IllegalArgumentException(
            Names.snake(word)
                + " takes "
                + (least == most ? String.valueOf(least) : least + " or more")
                + (most == 1 && least == 1 ? " value" : " values")
                + ", but was given "
                + all.size());
      }
      Optional<Object> actual = subject.value();
      if (actual.isEmpty() && !absent) {
        throw Missing.resource(subject.description() + " has no value to judge");
      }
      return actual.isEmpty() && !word.equals("be_nil") && !word.equals("beNil")
          ? Finding.no("no such value")
          : judge.judge(subject, actual.orElse(false), all);
    }
  }

  private static final Map<String, Rule> RULES = rules();

  private GeneralMatchers() {}

  static Optional<Rule> find(String word) {
    return Optional.ofNullable(RULES.get(Names.snake(word)));
  }

  static Collection<String> names() {
    return RULES.keySet();
  }

  static String phrase(String word, List<Object> arguments) {
    String name = Names.snake(word);
    return switch (name) {
      case "eq", "be_equal_to" -> "equal " + shown(arguments);
      case "be" -> "be " + shown(arguments);
      case "be_compared" -> "be " + arguments.get(0) + " " + Sentences.show(arguments.get(1));
      case "all" -> "have all items " + shown(arguments);
      case "any" -> "have an item " + shown(arguments);
      case "satisfy" -> "satisfy " + arguments.get(0);
      case "match", "include", "start_with", "end_with", "contain_exactly", "match_array" ->
          name.replace('_', ' ') + " " + shown(arguments);
      default -> Sentences.phrase(word, arguments);
    };
  }

  private static String shown(List<Object> arguments) {
    return String.join(
        ", ",
        arguments.stream()
            .map(value -> value instanceof Matcher m ? m.infinitive() : Sentences.show(value))
            .toList());
  }

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new TreeMap<>();
    Judge equals = (s, actual, args) -> found(Values.equal(actual, args.get(0), s.now()), actual);
    rules.put("eq", new Rule(1, 1, true, false, "", equals));
    rules.put("be", new Rule(1, 1, true, false, "", equals));
    rules.put("match", new Rule(1, 1, true, false, "", GeneralMatchers::match));
    rules.put("include", new Rule(1, Integer.MAX_VALUE, true, false, "", GeneralMatchers::include));
    rules.put("contain", new Rule(1, Integer.MAX_VALUE, true, false, "", GeneralMatchers::include));
    rules.put(
        "start_with", new Rule(1, 1, true, false, "", texts("start_with", String::startsWith)));
    rules.put("end_with", new Rule(1, 1, true, false, "", texts("end_with", String::endsWith)));
    Judge exactly = (s, actual, args) -> sameItems(s, actual, args.toArray());
    rules.put("contain_exactly", new Rule(0, Integer.MAX_VALUE, true, false, "", exactly));
    rules.put(
        "match_array",
        new Rule(
            1,
            1,
            true,
            false,
            "",
            (s, actual, args) -> sameItems(s, actual, Properties.items(args.get(0)).toArray())));
    rules.put("have_key", new Rule(1, 1, true, false, "", GeneralMatchers::haveKey));
    rules.put("be_empty", new Rule(0, 0, false, false, "", GeneralMatchers::empty));
    rules.put(
        "be_nil",
        new Rule(
            0,
            0,
            true,
            false,
            "",
            // Called with FALSE for an absent value only: a present one is described.
            (s, actual, args) ->
                s.value().isEmpty() ? Finding.yes("no value") : found(false, actual)));
    rules.put(
        "be_true",
        new Rule(0, 0, true, false, "", (s, actual, args) -> isBoolean("be_true", actual)));
    rules.put(
        "be_false",
        new Rule(0, 0, true, false, "", (s, actual, args) -> isBoolean("be_false", actual)));
    rules.put("be_between", new Rule(2, 2, false, false, "", GeneralMatchers::between));
    rules.put("be_within", new Rule(2, 2, false, false, "of", GeneralMatchers::within));
    rules.put("be_compared", new Rule(2, 2, false, false, "", GeneralMatchers::compared));
    rules.put(
        "all", new Rule(1, 1, false, false, "", (s, actual, args) -> items(s, actual, args, true)));
    rules.put(
        "any",
        new Rule(1, 1, false, false, "", (s, actual, args) -> items(s, actual, args, false)));
    rules.put("satisfy", new Rule(2, 2, false, true, "", GeneralMatchers::satisfy));
    return java.util.Collections.unmodifiableMap(rules);
  }

  private static Finding found(boolean holds, Object actual) {
    return Finding.of(holds, Sentences.show(actual));
  }

  private static String text(Object actual) {
    if (actual instanceof CharSequence || actual instanceof Number || actual instanceof Boolean) {
      return actual.toString();
    }
    throw new IllegalArgumentException(
        Values.typeName(actual) + " is no text to search: " + Sentences.show(actual));
  }

  /** Refuses to look for nothing, which is in every text: such a check can't fail. */
  private static String sought(String word, Object wanted) {
    String text = wanted.toString();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(Errors.emptyText(word));
    }
    return text;
  }

  private static Finding match(Subject subject, Object actual, List<Object> arguments) {
    Object wanted = arguments.get(0);
    String expression = sought("match", wanted);
    // As in Ruby, ^ and $ stand at every line: otherwise should_not match(/^x/) would pass on a
    // text
    // whose second line is x.
    Pattern pattern =
        wanted instanceof Pattern given
            ? Pattern.compile(given.pattern(), given.flags() | Pattern.MULTILINE)
            : Pattern.compile(expression, Pattern.MULTILINE);
    String text = text(actual);
    return found(pattern.matcher(text).find(), actual)
        .nearest(nearestLine(text, pattern.pattern()));
  }

  private static Finding include(Subject subject, Object actual, List<Object> arguments) {
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
            ? nearestLine(actual.toString(), String.valueOf(first))
            : actual instanceof Map<?, ?> map
                ? nearestItem(map.keySet(), first)
                : nearestItem(Properties.items(actual), first);
    return found(false, actual).nearest(nearest);
  }

  private static boolean includes(Subject subject, Object actual, Object wanted) {
    if (actual instanceof CharSequence text) {
      String part = sought("include", wanted);
      return wanted instanceof Pattern pattern
          ? Pattern.compile(pattern.pattern(), pattern.flags() | Pattern.MULTILINE)
              .matcher(text)
              .find()
          : text.toString().contains(part);
    }
    if (actual instanceof Map<?, ?> map) {
      return wanted instanceof Map<?, ?> pairs
          ? pairs.entrySet().stream()
              .allMatch(
                  pair ->
                      map.entrySet().stream()
                          .anyMatch(
                              entry ->
                                  String.valueOf(entry.getKey())
                                          .equals(String.valueOf(pair.getKey()))
                                      && Values.equal(
                                          entry.getValue(), pair.getValue(), subject.now())))
          : Values.hasKey(map, wanted.toString());
    }
    Collection<?> items = Properties.items(actual);
    boolean found =
        items.stream()
            .anyMatch(
                item ->
                    (wanted instanceof Pattern pattern && item instanceof CharSequence text)
                        ? pattern.matcher(text).find()
                        : matches(subject, item, wanted));
    if (!found) {
      items.forEach(item -> Values.tellApart(item, wanted, subject.now()));
    }
    return found;
  }

  private static Judge texts(String word, BiPredicate<String, String> test) {
    return (subject, actual, arguments) ->
        found(test.test(text(actual), sought(word, arguments.get(0))), actual);
  }

  /** Tells whether an item is the wanted one, or satisfies it when it is a matcher. */
  private static boolean matches(Subject subject, Object item, Object wanted) {
    return wanted instanceof Matcher matcher
        ? matcher.judgeOn(subject.item(item)).holds()
        : Values.same(item, wanted, subject.now());
  }

  private static Finding sameItems(Subject subject, Object actual, Object[] wanted) {
    List<Object> left = new ArrayList<>(Properties.items(actual));
    List<Object> missing = new ArrayList<>();
    for (Object item : Arrays.asList(wanted)) {
      Optional<Object> twin =
          left.stream().filter(known -> matches(subject, known, item)).findFirst();
      if (twin.isPresent()) {
        left.remove(twin.get());
      } else {
        missing.add(item);
      }
    }
    for (Object item : missing) {
      left.forEach(known -> Values.tellApart(known, item, subject.now()));
    }
    String found = Sentences.show(actual);
    if (!missing.isEmpty()) {
      found += "; missing " + Sentences.show(missing);
    }
    if (!left.isEmpty()) {
      found += "; besides " + Sentences.show(left);
    }
    return Finding.of(missing.isEmpty() && left.isEmpty(), found);
  }

  private static Finding haveKey(Subject subject, Object actual, List<Object> arguments) {
    if (!(actual instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          Values.typeName(actual) + " has no keys: " + Sentences.show(actual));
    }
    String key = arguments.get(0).toString();
    return Finding.of(
            Values.hasKey(map, key), "keys " + Sentences.show(new ArrayList<>(map.keySet())))
        .nearest(nearestItem(map.keySet(), key));
  }

  private static Finding empty(Subject subject, Object actual, List<Object> arguments) {
    boolean isEmpty =
        actual instanceof CharSequence text
            ? text.length() == 0
            : actual instanceof Map<?, ?> map ? map.isEmpty() : Properties.items(actual).isEmpty();
    return found(isEmpty, actual);
  }

  private static Finding isBoolean(String word, Object actual) {
    if (!(actual instanceof Boolean value)) {
      throw new IllegalArgumentException(Errors.notABoolean(word, actual));
    }
    return found(value == word.equals("be_true"), actual);
  }

  private static Finding between(Subject subject, Object actual, List<Object> arguments) {
    Object low = arguments.get(0);
    Object high = arguments.get(1);
    boolean holds =
        Values.compare(actual, low, subject.now()) >= 0
            && Values.compare(actual, high, subject.now()) <= 0;
    Object first = Values.bound(actual, low, subject.now());
    if (Values.compare(first, Values.bound(actual, high, subject.now()), subject.now()) > 0) {
      throw new IllegalArgumentException(Errors.nothingBetween(low, high));
    }
    return found(holds, actual);
  }

  private static Finding within(Subject subject, Object actual, List<Object> arguments) {
    Object delta = arguments.get(0);
    BigDecimal limit =
        delta instanceof Duration duration ? Values.seconds(duration) : Values.number(delta);
    if (limit.signum() < 0) {
      throw new IllegalArgumentException(Errors.negativeDistance(delta));
    }
    return found(
        Values.distance(actual, arguments.get(1), subject.now()).compareTo(limit) <= 0, actual);
  }

  private static Finding compared(Subject subject, Object actual, List<Object> arguments) {
    int order = Values.compare(actual, arguments.get(1), subject.now());
    boolean holds =
        switch (arguments.get(0).toString()) {
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          default -> order >= 0;
        };
    return found(holds, actual);
  }

  private static Finding items(
      Subject subject, Object actual, List<Object> arguments, boolean every) {
    if (!(arguments.get(0) instanceof Matcher matcher)) {
      throw new IllegalArgumentException(
          Errors.notAMatcher(every ? "all" : "any", arguments.get(0)));
    }
    List<Object> against = new ArrayList<>();
    int size = 0;
    for (Object item : Properties.items(actual)) {
      size++;
      if (matcher.judgeOn(subject.item(item)).holds() != every) {
        against.add(item);
      }
    }
    if (every) {
      if (size == 0) {
        throw Missing.resource(subject.description() + " is an empty list: nothing to judge");
      }
      return Finding.of(
          against.isEmpty(),
          against.isEmpty() ? Sentences.show(actual) : "against it " + Sentences.show(against));
    }
    return Finding.of(!against.isEmpty(), Sentences.show(actual));
  }

  private static Finding satisfy(Subject subject, Object actual, List<Object> arguments) {
    if (!(arguments.get(1) instanceof Closure<?> condition)) {
      throw new IllegalArgumentException("satisfy takes a text and a closure");
    }
    return found(DefaultTypeTransformation.castToBoolean(condition.call(actual)), actual);
  }

  private static String nearestItem(Collection<?> items, Object wanted) {
    return Names.nearest(
            String.valueOf(wanted), items.stream().limit(1000).map(String::valueOf).toList())
        .orElse("");
  }

  private static String nearestLine(String text, String wanted) {
    if (text.indexOf('\n') < 0) {
      return "";
    }
    List<String> words =
        Pattern.compile("\\W+").splitAsStream(wanted).filter(word -> word.length() > 2).toList();
    String nearest = "";
    long best = 0;
    for (String line : text.lines().limit(10_000).toList()) {
      long common = words.stream().filter(line::contains).count();
      if (common > best) {
        best = common;
        nearest = line.strip();
      }
    }
    return nearest;
  }
}
