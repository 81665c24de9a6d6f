package dev.tenken.host.types;

import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How {@code systemctl show} writes values. */
final class SystemdValues {
  private static final Pattern TIME =
      Pattern.compile("[A-Z][a-z]{2} (\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}) UTC");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Pattern SPAN =
      Pattern.compile("(\\d+)(?:\\.(\\d+))?(y|month|w|d|h|min|s|ms|us)(?: |$)");

  // The lengths of a year and a month are systemd's own.
  private static final Map<String, Long> MICROS =
      Map.of(
          "y", 31_557_600_000_000L,
          "month", 2_629_800_000_000L,
          "w", 604_800_000_000L,
          "d", 86_400_000_000L,
          "h", 3_600_000_000L,
          "min", 60_000_000L,
          "s", 1_000_000L,
          "ms", 1_000L,
          "us", 1L);

  private SystemdValues() {}

  /** Returns an instant, a whole number, or else the text. */
  static Object natural(String text) {
    Matcher time = TIME.matcher(text);
    return time.matches()
        ? LocalDateTime.parse(time.group(1), FORMAT).toInstant(ZoneOffset.UTC)
        : Natural.of(text);
  }

  /** Returns the value where it is an instant; {@code n/a} and the like are none. */
  static Instant instant(Resource resource, String name, Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    throw Missing.value(resource + " has no " + name + ": " + value);
  }

  /** Returns a span of time, such as {@code 4h 18min 30.248812s}; empty for another text. */
  static Optional<Duration> span(String text) {
    Matcher matcher = SPAN.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      long unit = MICROS.getOrDefault(matcher.group(3), 0L);
      sum = sum.plus(Duration.ofNanos(1000).multipliedBy(unit * Long.parseLong(matcher.group(1))));
      if (matcher.group(2) != null) {
        double part = Double.parseDouble("0." + matcher.group(2));
        sum = sum.plusNanos(Math.round(part * unit * 1000));
      }
      end = matcher.end();
    }
    return end == text.length() && end > 0 ? Optional.of(sum) : Optional.empty();
  }
}
