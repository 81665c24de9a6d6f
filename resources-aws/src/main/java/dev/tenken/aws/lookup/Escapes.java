package dev.tenken.aws.lookup;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Route 53's escapes: each byte of UTF-8 in octal ({@code caf\303\251}), and {@code \"}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Escapes {
  private static final Pattern ESCAPED = Pattern.compile("((?:\\\\[0-3][0-7]{2})+)|\\\\(.)");

  private Escapes() {}

  /** Returns the text with its octal escapes decoded; what else has a backslash stays. */
  public static String decode(String text) {
    return replace(text, single -> "\\" + single);
  }

  /** Returns the text of a quoted string, without any escape. */
  public static String unescape(String text) {
    return replace(text, single -> single);
  }

  private static String replace(String text, UnaryOperator<String> single) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1) == null
                        ? single.apply(match.group(2))
                        : decodeBytes(match.group(1))));
  }

  private static String decodeBytes(String octals) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < octals.length(); at += 4) {
      bytes.write(Integer.parseInt(octals.substring(at + 1, at + 4), 8));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
