package dev.tenken.aws.lookup;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** A DNS name as it is compared: lower case, with a final dot, and octal escapes decoded. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DnsName {
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

  private DnsName() {}

  /** Returns the plain form of a name: {@code WWW.example.com} is {@code www.example.com.}. */
  public static String plain(String name) {
    Matcher matcher = ESCAPE.matcher(name.trim());
    String decoded =
        matcher.replaceAll(
            match ->
                Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(match.group(1), 8))));
    String lower = decoded.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower : lower + ".";
  }
}
