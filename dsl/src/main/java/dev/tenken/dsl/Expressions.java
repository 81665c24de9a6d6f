package dev.tenken.dsl;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Regular expressions: how they are found, and which are found in every text and tell nothing. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Expressions {
  /** What may depend on more than stands before it: the text ahead, or where a search began. */
  private static final Pattern AHEAD = Pattern.compile("\\(\\?[=!>]|[*+?}]\\+|\\\\[GX]|\\\\b\\{");

  /** What may depend on more than stands behind it. */
  private static final Pattern BEHIND = Pattern.compile("\\(\\?<[=!]|\\\\[GX]|\\\\b\\{");

  /** The end of a line behind all of its rest says nothing: .*$ is .* there. */
  private static final Pattern REST_OF_LINE =
      Pattern.compile("(?s)(?<!\\\\)(\\.\\*\\??|\\((\\?:)?\\.\\*\\??\\))\\$\\z");

  /** A line's end may be the text's there. */
  private static final Pattern WITHOUT_A_FLAG = Pattern.compile("\\(\\?\\w*-");

  /** What word boundaries and ends of lines tell apart. */
  private static final List<String> NEIGHBOURS = List.of("a", "\0", "\n", " ");

  private Expressions() {}

  /**
   * Refuses regular expressions that are found in every text, also inside of lists and maps.
   *
   * @throws IllegalArgumentException when there is one
   */
  public static void refuseEmpty(String word, @Nullable Object argument) {
    if (argument instanceof Pattern pattern && isInEveryText(pattern)) {
      throw new IllegalArgumentException(Errors.foundInEveryText(word, pattern.pattern()));
    }
    if (argument instanceof Collection<?> items) {
      items.forEach(item -> refuseEmpty(word, item));
    } else if (argument instanceof Map<?, ?> map) {
      map.values().forEach(item -> refuseEmpty(word, item));
    }
  }

  /**
   * Tells whether the expression is found in the text. As in Ruby, ^ and $ stand at every line:
   * otherwise {@code should_not match(/^x/)} would pass on a text whose second line is x.
   */
  static boolean isFound(Pattern pattern, String text) {
    // Java has no line, and so no ^, in a text without any.
    int flags = text.isEmpty() ? pattern.flags() & ~Pattern.MULTILINE : multiline(pattern);
    return Pattern.compile(pattern.pattern(), flags).matcher(text).find();
  }

  private static int multiline(Pattern pattern) {
    return pattern.flags() | Pattern.MULTILINE;
  }

  /**
   * Tells whether the expression is surely found in every text: in an empty one, and with nothing
   * at the start, or at the end, of any other. None is named that some text has not.
   */
  private static boolean isInEveryText(Pattern given) {
    String text = given.pattern();
    if ((given.flags() & Pattern.LITERAL) == 0 && !WITHOUT_A_FLAG.matcher(text).find()) {
      text = REST_OF_LINE.matcher(text).replaceFirst("$1");
    }
    Pattern pattern = Pattern.compile(text, multiline(given));
    return isFound(pattern, "")
        && ((!AHEAD.matcher(text).find()
                && NEIGHBOURS.stream().allMatch(next -> isNothing(pattern, next, 0)))
            || (!BEHIND.matcher(text).find()
                && NEIGHBOURS.stream().allMatch(last -> isNothing(pattern, last, 1))));
  }

  /** Tells whether the expression is found with nothing in it at this place. */
  private static boolean isNothing(Pattern pattern, String text, int place) {
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    return matcher.region(place, place).find();
  }
}
