package dev.tenken.aws.lookup;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that AWS gives a thing for all accounts and regions.
 *
 * @param service such as {@code ec2}
 * @param region such as {@code ap-northeast-1}; empty where the service has none
 * @param type what the service calls things of the kind, such as {@code instance}
 * @param id what tells the thing from others of the kind
 */
record Arn(String service, String region, String type, String id) {
  private static final Pattern FORM =
      Pattern.compile("arn:[^:]*:([^:]*):([^:]*):[^:]*:([^:/]+)[:/](.+)");

  /** Reads an ARN; empty for any other text. */
  static Optional<Arn> of(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Arn(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)))
        : Optional.empty();
  }

  /**
   * Refuses an ARN of another kind: by its id something else would be found, or nothing.
   *
   * @throws IllegalArgumentException saying how one of this kind looks
   */
  static void check(String text, String service, String type) {
    boolean isOfKind =
        of(text).filter(arn -> arn.service.equals(service) && arn.type.equals(type)).isPresent();
    if (text.startsWith("arn:") && !isOfKind) {
      throw new IllegalArgumentException(
          "'%s' is no ARN of this kind; one looks like arn:aws:%s:REGION:ACCOUNT:%s%s"
              .formatted(text, service, type, service.equals("rds") ? ":NAME" : "/ID")
              // Hosted zones are of no region, and their ARNs name no account.
              .replace("route53:REGION:ACCOUNT:", "route53:::"));
    }
  }

  /** Returns what makes the id of an ARN of this kind, and leaves what is no ARN as it is. */
  static UnaryOperator<String> idOf(String service, String type) {
    return text -> {
      check(text, service, type);
      return of(text).map(Arn::id).orElse(text);
    };
  }
}
