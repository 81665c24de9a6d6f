package dev.tenken.aws.lookup;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** The ids of EC2, and of what belongs to it: a prefix and 8 or 17 hexadecimal digits. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Ids {
  /**
   * What is an id by its looks, of any kind, whole or not. Eight decimal digits may be a day in a
   * name.
   */
  private static final Pattern LOOKS_LIKE_ONE =
      Pattern.compile(
          "(acl|ami|eipalloc|eipassoc|eni|fl|i|igw|lt|nat|pcx|pl|rtb|sg|snap|subnet|tgw|vgw|vol"
              + "|vpc|vpce)-(?=[0-9]*[a-f]|.{17}$)[0-9a-f]{8,}",
          Pattern.CASE_INSENSITIVE);

  private Ids() {}

  /** Returns what tells ids of a prefix from names. */
  public static Predicate<String> of(String prefix) {
    return Pattern.compile(prefix + "-([0-9a-f]{8}|[0-9a-f]{17})").asMatchPredicate();
  }

  /**
   * Refuses what looks like an id and is none of this kind: as a name, nothing would have it.
   *
   * @throws IllegalArgumentException saying so
   */
  public static void check(String text, Predicate<String> isOfKind) {
    if (LOOKS_LIKE_ONE.matcher(text).matches() && !isOfKind.test(text)) {
      throw new IllegalArgumentException(
          "'" + text + "' is the id of something else, or no whole id in lower case");
    }
  }
}
