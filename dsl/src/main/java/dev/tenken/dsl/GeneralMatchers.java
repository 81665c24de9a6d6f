package dev.tenken.dsl;

import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The matchers of values.
 *
 * <p>A value that is absent from a thing that exists is unequal to everything; but it has no order,
 * so that {@code should_not be > 5} does not pass on a value that is not there.
 */
final class GeneralMatchers {
  private static final int MANY = Integer.MAX_VALUE;

  /** Judges a value. */
  interface Judge {
    Finding judge(Subject subject, Object actual, List<Object> arguments);
  }

  /** What a matcher does where there is no value. */
  private enum Absent {
    /** An absent value does not match. */
    DIFFERS,
    /** There is nothing to judge, negated or not. */
    REFUSED
  }

  /** What a matcher's arguments may be. */
  private enum Takes {
    /** Values only: nothing is equal to a matcher or a regular expression, so it would not hold. */
    VALUES,
    /** Values, and matchers or regular expressions that stand for items. */
    ITEMS,
    /** What the matcher itself looks at. */
    OWN,
    /** A block, which may look at a resource too. */
    BLOCK
  }

  /**
   * One matcher.
   *
   * @param least the fewest arguments
   * @param most the most arguments
   * @param absent what it does with an absent value
   * @param takes what its arguments may be
   * @param judge how it judges
   */
  record Rule(int least, int most, Absent absent, Takes takes, Judge judge) {
    Finding judge(
        Subject subject, String word, List<Object> arguments, List<Predicates.Link> chain) {
      String name = Names.snake(word);
      List<Object> all = new ArrayList<>(arguments);
      List<String> chainWords = name.equals("be_within") ? List.of("of") : List.of();
      for (Predicates.Link link : chain) {
        if (!chainWords.contains(link.word())) {
          throw NoSuchWord.of(name + " has no chain word", link.word(), chainWords);
        }
        all.addAll(link.arguments());
      }
      if (all.size() < least || all.size() > most) {
        throw new IllegalArgumentException(Errors.wrongCount(name, least, most, all.size()));
      }
      all.forEach(argument -> check(name, argument));
      refuseForeign(subject, name, all);
      Optional<Object> actual;
      try {
        actual = subject.value();
      } catch (Missing missing) {
        if (missing.isWhole()) {
          throw missing;
        }
        return ofAbsent(name, String.valueOf(missing.getMessage()));
      }
      return actual.isPresent()
          ? judge.judge(subject, actual.get(), all)
          : ofAbsent(name, subject.description() + " has no value");
    }

    /** Refuses what the value can't equal, before it is known: it may be absent. */
    private static void refuseForeign(Subject subject, String name, List<Object> arguments) {
      switch (name) {
        case "eq", "be" -> subject.refuse(arguments.get(0));
        case "include", "contain", "contain_exactly" ->
            arguments.stream().filter(Rule::isValue).forEach(subject::refuseItem);
        case "match_array" -> {
          if (arguments.get(0) instanceof Collection<?> items) {
            items.stream().filter(Rule::isValue).forEach(subject::refuseItem);
          }
        }
        default -> {}
      }
    }

    private static boolean isValue(Object argument) {
      return !(argument instanceof Matcher
          || argument instanceof Pattern
          || argument instanceof Collection);
    }

    /** Says which part of a path is not there: it may be misspelt. */
    private Finding ofAbsent(String name, String why) {
      if (absent == Absent.REFUSED) {
        throw Missing.resource(why + ": there is nothing to judge");
      }
      return name.equals("be_nil") ? Finding.yes(why) : Finding.no(why);
    }

    boolean takesResources() {
      return takes == Takes.BLOCK;
    }

    private void check(String word, @Nullable Object given) {
      Object argument = Values.plain(given);
      boolean refused =
          argument instanceof Closure
              || argument instanceof Resource
              || (takes == Takes.VALUES
                  && (argument instanceof Matcher || argument instanceof Pattern));
      if (argument != null && refused && takes != Takes.OWN && takes != Takes.BLOCK) {
        throw new IllegalArgumentException(
            Errors.notAnArgument(word, argument, argument instanceof Pattern ? "match(/…/)" : ""));
      }
      if (argument instanceof Collection<?> items) {
        items.forEach(item -> check(word, item));
      } else if (argument instanceof Map<?, ?> map) {
        map.values().forEach(item -> check(word, item));
      }
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
      case "satisfy" -> "satisfy " + shown(arguments.subList(0, Math.min(1, arguments.size())));
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
    rules.put("eq", new Rule(1, 1, Absent.DIFFERS, Takes.VALUES, equals));
    rules.put("be", new Rule(1, 1, Absent.DIFFERS, Takes.VALUES, equals));
    rules.put("match", new Rule(1, 1, Absent.DIFFERS, Takes.OWN, TextMatchers::match));
    Judge starts = TextMatchers.compared("start_with", String::startsWith);
    rules.put("start_with", new Rule(1, 1, Absent.DIFFERS, Takes.OWN, starts));
    Judge ends = TextMatchers.compared("end_with", String::endsWith);
    rules.put("end_with", new Rule(1, 1, Absent.DIFFERS, Takes.OWN, ends));
    Judge include = ItemMatchers::include;
    rules.put("include", new Rule(1, MANY, Absent.DIFFERS, Takes.ITEMS, include));
    rules.put("contain", new Rule(1, MANY, Absent.DIFFERS, Takes.ITEMS, include));
    Judge exactly = ItemMatchers::containExactly;
    rules.put("contain_exactly", new Rule(0, MANY, Absent.DIFFERS, Takes.ITEMS, exactly));
    Judge array = ItemMatchers::matchArray;
    rules.put("match_array", new Rule(1, 1, Absent.DIFFERS, Takes.ITEMS, array));
    rules.put("have_key", new Rule(1, 1, Absent.DIFFERS, Takes.OWN, ItemMatchers::haveKey));
    rules.put("all", new Rule(1, 1, Absent.REFUSED, Takes.OWN, ItemMatchers::all));
    rules.put("any", new Rule(1, 1, Absent.REFUSED, Takes.OWN, ItemMatchers::any));
    rules.put("be_empty", new Rule(0, 0, Absent.REFUSED, Takes.VALUES, GeneralMatchers::empty));
    Judge nil = (s, actual, args) -> found(false, actual);
    rules.put("be_nil", new Rule(0, 0, Absent.DIFFERS, Takes.VALUES, nil));
    Judge yes = (s, actual, args) -> isBoolean("be_true", actual);
    rules.put("be_true", new Rule(0, 0, Absent.DIFFERS, Takes.VALUES, yes));
    Judge no = (s, actual, args) -> isBoolean("be_false", actual);
    rules.put("be_false", new Rule(0, 0, Absent.DIFFERS, Takes.VALUES, no));
    Judge between = GeneralMatchers::between;
    rules.put("be_between", new Rule(2, 2, Absent.REFUSED, Takes.VALUES, between));
    rules.put("be_within", new Rule(2, 2, Absent.REFUSED, Takes.VALUES, GeneralMatchers::within));
    Judge compared = GeneralMatchers::compared;
    rules.put("be_compared", new Rule(2, 2, Absent.REFUSED, Takes.VALUES, compared));
    rules.put("satisfy", new Rule(2, 2, Absent.REFUSED, Takes.BLOCK, GeneralMatchers::satisfy));
    return Collections.unmodifiableMap(rules);
  }

  private static Finding found(boolean holds, Object actual) {
    return Finding.of(holds, Sentences.show(actual));
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
    if (Values.isNegative(delta)) {
      throw new IllegalArgumentException(Errors.negativeDistance(delta));
    }
    return found(Values.isNear(actual, arguments.get(1), delta, subject.now()), actual);
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

  private static Finding satisfy(Subject subject, Object actual, List<Object> arguments) {
    if (!(arguments.get(0) instanceof CharSequence)
        || !(arguments.get(1) instanceof Closure<?> condition)) {
      throw new IllegalArgumentException(Errors.satisfyTakes());
    }
    Object result = condition.call(actual);
    if (result instanceof Boolean holds) {
      return found(holds, actual);
    }
    if (result instanceof Finding finding) {
      return finding;
    }
    if (result instanceof Refinable refinable) {
      return refinable.judge();
    }
    // Null, where the block ends in a statement, would pass should_not; a text or number, should.
    throw new IllegalArgumentException(Errors.notACondition(result));
  }
}
