package dev.tenken.host.batch;

import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Limits of one host's batches, beyond which a fact is unknown naming the limit.
 *
 * @param content the most bytes of one file's content ({@code content}, 8 MiB)
 * @param output the most bytes of a command's standard output, and of its standard error ({@code
 *     output}, 1 MiB)
 * @param batch how long the probes of a batch may run ({@code batch}, 60 s)
 * @param command how long a user's command may run ({@code command}, 30 s)
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Limits(long content, long output, Duration batch, Duration command) {
  /** The limits where nothing is configured. */
  public static final Limits DEFAULT =
      new Limits(8L << 20, 1L << 20, Duration.ofSeconds(60), Duration.ofSeconds(30));

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([kmg]?)(i?b)?");

  /**
   * Reads the {@code limits} of a host's settings.
   *
   * @throws ConfigurationError for an unknown key or a value that is no size or duration
   */
  public static Limits of(Settings settings) {
    settings.allow(List.of("content", "output", "batch", "command"));
    return new Limits(
        size(settings, "content", DEFAULT.content),
        size(settings, "output", DEFAULT.output),
        settings.duration("batch", DEFAULT.batch),
        settings.duration("command", DEFAULT.command));
  }

  private static long size(Settings settings, String key, long otherwise) {
    return settings.text(key).map(text -> size(settings, key, text)).orElse(otherwise);
  }

  private static long size(Settings settings, String key, String text) {
    Matcher matcher = SIZE.matcher(text.trim().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw settings.error(key, "must be a size such as 8MiB, not '" + text + "'");
    }
    int shift =
        switch (matcher.group(2)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          default -> 0;
        };
    return Long.parseLong(matcher.group(1)) << shift;
  }

  static String words(long bytes) {
    if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    return bytes >= 1 << 10 && bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " bytes";
  }

  static String words(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
