package dev.tenken.host.types;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text format in which Prometheus exporters show their metrics. */
final class Exposition {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(?:\\{((?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*+\")*+)\\})?\\s*(\\S+)(?:\\s+-?\\d+)?\\s*");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

  /**
   * One sample.
   *
   * @param value a number, or the text {@code NaN}, {@code +Inf} or {@code -Inf}
   */
  record Sample(String name, Map<String, String> labels, Object value) {}

  private Exposition() {}

  /** Returns the samples of a page; comments are none. */
  static List<Sample> parse(String page) {
    List<Sample> samples = new ArrayList<>();
    page.lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .forEach(line -> sample(line).ifPresent(samples::add));
    return samples;
  }

  private static Optional<Sample> sample(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> labels = new TreeMap<>();
    if (matcher.group(2) != null) {
      Matcher label = LABEL.matcher(matcher.group(2));
      while (label.find()) {
        labels.put(label.group(1), plain(label.group(2)));
      }
    }
    return Optional.of(new Sample(matcher.group(1), labels, number(matcher.group(3))));
  }

  private static Object number(String text) {
    try {
      BigDecimal value = new BigDecimal(text).stripTrailingZeros();
      return value.scale() <= 0 && value.precision() - value.scale() <= 18
          ? (Object) value.longValueExact()
          : value;
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '\\' && i + 1 < text.length()) {
        i++;
        letter = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
      }
      plain.append(letter);
    }
    return plain.toString();
  }
}
