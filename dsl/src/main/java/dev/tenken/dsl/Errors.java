package dev.tenken.dsl;

import dev.tenken.dsl.journal.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of the language's errors. */
final class Errors {
  private static final int MEMBERS = 20;

  private Errors() {}

  static String notAMatcher(String word, @Nullable Object given) {
    return word
        + " takes a matcher, such as eq('x') or be_running, but was given "
        + (given == null ? "null" : Values.typeName(given) + " " + Sentences.show(given));
  }

  static String nullArgument(String word) {
    return word + " was given null: a value that can't be had is no argument";
  }

  static String wrongArguments(String spoken, List<Object> given, List<String> signatures) {
    return wrongArguments(spoken, given) + "; it takes " + String.join(" or ", signatures);
  }

  static String wrongArguments(String spoken, List<Object> given) {
    return spoken
        + " can't take ("
        + String.join(", ", given.stream().map(Values::typeName).toList())
        + ")";
  }

  static String neverEqual(Object actual, Object expected) {
    return neverEqual(Sentences.show(actual), Values.typeName(actual), expected);
  }

  static String neverEqual(String what, String type, Object expected) {
    return what
        + " is "
        + type
        + " and "
        + Sentences.show(expected)
        + " is "
        + Values.typeName(expected)
        + ": they are never equal; write the expected value as "
        + type
        + (type.equals(Values.typeName(Duration.ZERO)) ? ", such as 5.minutes" : "")
        + (type.equals(Values.typeName(Instant.EPOCH)) ? ", such as 5.minutes.ago" : "");
  }

  static String emptyArgument(String word, Object given) {
    return word
        + " was given "
        + (given instanceof Map ? "an empty map" : "an empty text")
        + ", which says nothing; is a variable not set?";
  }

  static String otherShape(Object actual, Object expected) {
    return Sentences.show(actual)
        + " is "
        + Values.typeName(actual)
        + " and "
        + Sentences.show(expected)
        + " is "
        + Values.typeName(expected)
        + ": they are never equal"
        + (actual instanceof Map<?, ?> map
            ? "; ask for one of its members: "
                + map.keySet().stream()
                    .map(String::valueOf)
                    .sorted()
                    .limit(MEMBERS)
                    .collect(Collectors.joining(", ", "", map.size() > MEMBERS ? ", …" : ""))
            : actual instanceof Collection
                ? "; write include(…), or ask for one item: first, last or its number"
                : "");
  }

  static String incomparable(Object actual, Object expected) {
    return Sentences.show(actual)
        + " is "
        + Values.typeName(actual)
        + " and can't be ordered against "
        + Sentences.show(expected)
        + ", "
        + Values.typeName(expected)
        + instead(actual, expected);
  }

  private static String instead(Object actual, Object expected) {
    if (actual instanceof Instant && expected instanceof Duration) {
      return ": write a time, such as 5.minutes.ago";
    }
    if (actual instanceof Number && expected instanceof CharSequence) {
      return ": write a number, such as 10 or 10.megabytes";
    }
    if (actual instanceof Number && expected instanceof Duration) {
      return ": write a number, without a unit of time";
    }
    return actual instanceof Duration && !(expected instanceof Duration)
        ? ": write a duration, such as 5.minutes"
        : "";
  }

  static String noDistance(Object actual, Object expected, Object delta) {
    return Sentences.show(actual)
        + " and "
        + Sentences.show(expected)
        + " can't be held apart by "
        + Sentences.show(delta)
        + ", "
        + Values.typeName(delta)
        + ": numbers take a number, times and durations a duration";
  }

  static String notAnArgument(String word, Object argument, String instead) {
    return word
        + " can't take "
        + Values.typeName(argument)
        + ": "
        + Sentences.show(argument)
        + (instead.isEmpty() ? "" : "; write " + instead);
  }

  static String wrongCount(String word, int least, int most, int given) {
    String usage =
        switch (word) {
          case "satisfy" -> "satisfy('text') { v -> … }";
          case "be_within" -> "be_within(d).of(x)";
          case "be_between" -> "be_between(a, b)";
          default -> "";
        };
    return word
        + " takes "
        + (least == most ? String.valueOf(least) : least + " or more")
        + (most == 1 && least == 1 ? " value" : " values")
        + ", but was given "
        + given
        + (usage.isEmpty() ? "" : "; write " + usage);
  }

  static String satisfyTakes() {
    return "satisfy takes a text and a block: satisfy('text') { v -> … }";
  }

  static String assertsNothing(String word, Object result) {
    return "the block of "
        + word
        + " asserts nothing: it gave "
        + Values.typeName(result)
        + " "
        + Sentences.show(result)
        + "; write matches { … } for a condition, or assertions inside";
  }

  static String tooLarge(Number number, String unit) {
    return number + "." + unit + " is more than can be counted";
  }

  static String noUnit(String name, String instead) {
    return "a number has no '" + name + "'; did you mean '" + instead + "'?";
  }

  static String noUnit(String name) {
    return "a number has no '"
        + name
        + "'; there are seconds, minutes, hours and days, and kilobytes to terabytes, kibibytes to"
        + " tebibytes";
  }

  static String plainNumber(String unit) {
    return "a number has no '" + unit + "': percentages and bytes are plain numbers, as in be < 90";
  }

  static String negativeAgo() {
    return "a time ago has no sign: write 5.minutes.ago, or (-5).minutes.ago for a time to come";
  }

  static String notACondition(@Nullable Object result) {
    return "the block of satisfy must end in a condition, true or false, but gave "
        + (result == null ? "null" : Values.typeName(result) + " " + Sentences.show(result));
  }

  static String emptyText(String word) {
    return word + " an empty text holds for every text: say what to look for, or write be_empty";
  }

  static String noExpression(String word, String expression, String problem) {
    return word
        + "('"
        + expression
        + "') takes a regular expression, and this is none: "
        + problem
        + "; include('…') looks for a text";
  }

  static String judgesValues(String type, String word) {
    return type
        + " has no predicate '"
        + word
        + "': it judges values; write its('…') { … } for a property";
  }

  static String alwaysTrue(String word, Object given) {
    return "the block of "
        + word
        + " must end in a condition, and "
        + (given instanceof CharSequence
            ? Sentences.show(given) + " is a text: compare it, as in vars.x == 'true'"
            : given + " is a resource: ask it, as in file('/x').exists()");
  }

  static String nullGiven() {
    return "null was given where a value belongs: a value that can't be had is no argument";
  }

  static String foundInEveryText(String word, String pattern) {
    return word + " /" + pattern + "/ holds for every text: it is found where nothing is";
  }

  static String neverWritten(String what, Object expected, String form) {
    return what + " is never " + Sentences.show(expected) + ": it is " + form;
  }

  static String modeWithoutZero(Object actual, Object expected) {
    return Sentences.show(actual)
        + " and "
        + Sentences.show(expected)
        + " may be the same mode and are two texts: write eq("
        + Sentences.show(actual).replace('"', '\'')
        + ") or be_mode("
        + Sentences.show(expected).replace('"', '\'')
        + ")";
  }

  static String notABoolean(String word, Object actual) {
    return word
        + " asks for a boolean, but "
        + Sentences.show(actual)
        + " is "
        + Values.typeName(actual);
  }

  static String nothingBetween(Object low, Object high) {
    return "nothing is between "
        + Sentences.show(low)
        + " and "
        + Sentences.show(high)
        + ": write the lower bound first";
  }

  static String negativeDistance(Object delta) {
    return "nothing is within " + Sentences.show(delta) + " of a value: a distance is not negative";
  }

  static String nothingAsserted() {
    return "the check asserts nothing: write should, should_not, expect(…).to or assertThat(…)";
  }

  static String neverJudged(String matcher) {
    return "the matcher '"
        + matcher
        + "' was built but never judged: give it to should or should_not";
  }

  static String expectWithoutTo() {
    return "expect(…) without .to(matcher) or .not_to(matcher) asserts nothing";
  }

  static String assertThatWithoutAssertion() {
    return "assertThat(…) without an assertion, such as .isEqualTo(…), asserts nothing";
  }

  static String noSubject() {
    return "there is nothing to judge here: put the check into describe(resource) { } or write"
        + " expect(value).to(matcher)";
  }

  static String outsideCheck(String word) {
    return word + " belongs inside a check: it { " + word + " … }";
  }

  static String insideCheck(String word) {
    return word + " can't stand inside a check";
  }

  static String noText(String word) {
    return word + " needs a text or name: it says what the report calls it";
  }

  static String noReason(String word) {
    return word + " needs a reason: " + word + "('why')";
  }

  static String noPath() {
    return "its needs the path of a property: its('size')";
  }

  static String noChecksIn(String word) {
    return "the block of " + word + " has no checks";
  }

  static String noTime(String word, Duration time) {
    return word + " takes a time longer than nothing, but was given " + Units.show(time);
  }

  static String unreadableName(String name) {
    return "let('" + name + "') could not be read: the name is no word, or one of the language";
  }

  static String definedTwice(String word, String name, Location first) {
    return word
        + "('"
        + name
        + "') stands at "
        + first
        + " already; another of this name belongs into a group of its own";
  }

  static String letCycle(List<String> names) {
    return "let reads itself: " + String.join(" → ", names);
  }

  static String letWithoutValue(String name, Location at) {
    return "let('" + name + "') at " + at + " gave null: the last line of its block is its value";
  }

  static String examplesCycle(List<String> names) {
    return "shared examples include themselves: " + String.join(" → ", names);
  }

  static String wrongExamples(String name, int takes, int given) {
    return "the shared examples '"
        + name
        + "' take "
        + takes
        + (takes == 1 ? " value" : " values")
        + ", but were given "
        + given;
  }

  static String wrongExamples(String name, List<String> signatures, Object... given) {
    return wrongArguments("the shared examples '" + name + "'", Arrays.asList(given), signatures);
  }

  static String foreignTarget(String type, List<String> names) {
    return names.isEmpty()
        ? "the environment has no " + type + " target for this resource"
        : "the environment has several "
            + type
            + " targets; name one: target('"
            + names.get(0)
            + "').word(…)";
  }

  static String pendingPassed(String why) {
    return "it passes, but is marked pending: " + why;
  }

  static String notReadOnCheckThread() {
    return "facts are asked on the check's own thread only";
  }
}
