package dev.tenken.aws.lookup;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** The ids of EC2, and of what belongs to it: a prefix and 8 or 17 hexadecimal digits. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Ids {
  /**
   * What is an id by its looks, of any kind, whole or not. A date may stand in a name ({@code
   * vol-20260131}), and so may a zone ({@code subnet-1a}) or a short word ({@code sg-facade}).
   */
  private static final Pattern LOOKS_LIKE_ONE =
      Pattern.compile(
          "(acl|aclassoc|ami|cgw|cr|dopt|eigw|eipalloc|eipassoc|eni|eni-attach|fl|h|i|igw|lt|nat"
              + "|pcx|pl|r|rtb|rtbassoc|sg|sgr|sir|snap|subnet|tgw|tgw-attach|tgw-rtb|vgw|vol|vpc"
              + "|vpce|vpce-svc|vpn)-"
              + "(?!(19|20)\\d\\d(0[1-9]|1[0-2])\\d{0,10}$)(?=.*\\d|.{8})[0-9a-f]{6,}",
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
