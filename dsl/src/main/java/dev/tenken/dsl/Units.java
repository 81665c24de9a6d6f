package dev.tenken.dsl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Durations and sizes written as properties of numbers: {@code 5.minutes}, {@code 10.gigabytes}.
 *
 * <p>Sizes are numbers of bytes: kilobytes to terabytes by powers of 1,000, kibibytes to tebibytes
 * by powers of 1,024. A Groovy extension module.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Units {
  private static final long K = 1000;
  private static final long KI = 1024;

  private Units() {}

  /** Returns seconds. */
  public static Duration getSeconds(Number self) {
    return duration(self, 1, "seconds");
  }

  /** Returns one second or any number of them. */
  public static Duration getSecond(Number self) {
    return getSeconds(self);
  }

  /** Returns minutes. */
  public static Duration getMinutes(Number self) {
    return duration(self, 60, "minutes");
  }

  /** Returns one minute or any number of them. */
  public static Duration getMinute(Number self) {
    return getMinutes(self);
  }

  /** Returns hours. */
  public static Duration getHours(Number self) {
    return duration(self, 3_600, "hours");
  }

  /** Returns one hour or any number of them. */
  public static Duration getHour(Number self) {
    return getHours(self);
  }

  /** Returns days of 24 hours. */
  public static Duration getDays(Number self) {
    return duration(self, 86_400, "days");
  }

  /** Returns one day or any number of them. */
  public static Duration getDay(Number self) {
    return getDays(self);
  }

  /** Returns what {@code -5.minutes} means: Groovy negates what stands behind the sign. */
  public static Duration negative(Duration self) {
    return self.negated();
  }

  /**
   * Refuses {@code -5.minutes.ago}.
   *
   * @throws IllegalArgumentException always
   */
  @SuppressWarnings("DoNotCallSuggester") // Groovy calls it for the sign.
  public static Ago negative(Ago self) {
    throw new IllegalArgumentException(Errors.negativeAgo());
  }

  /** Returns the time this long before the compared fact was asked. */
  public static Ago getAgo(Duration self) {
    return new Ago(self);
  }

  /** Returns 1,000 bytes each. */
  public static long getKilobytes(Number self) {
    return bytes(self, K, "kilobytes");
  }

  /** Returns 1,000,000 bytes each. */
  public static long getMegabytes(Number self) {
    return bytes(self, K * K, "megabytes");
  }

  /** Returns 10^9 bytes each. */
  public static long getGigabytes(Number self) {
    return bytes(self, K * K * K, "gigabytes");
  }

  /** Returns 10^12 bytes each. */
  public static long getTerabytes(Number self) {
    return bytes(self, K * K * K * K, "terabytes");
  }

  /** Returns 1,024 bytes each. */
  public static long getKibibytes(Number self) {
    return bytes(self, KI, "kibibytes");
  }

  /** Returns 2^20 bytes each. */
  public static long getMebibytes(Number self) {
    return bytes(self, KI * KI, "mebibytes");
  }

  /** Returns 2^30 bytes each. */
  public static long getGibibytes(Number self) {
    return bytes(self, KI * KI * KI, "gibibytes");
  }

  /** Returns 2^40 bytes each. */
  public static long getTebibytes(Number self) {
    return bytes(self, KI * KI * KI * KI, "tebibytes");
  }

  /** Returns the units that a number has. */
  static List<String> names() {
    return Arrays.stream(Units.class.getMethods())
        .filter(method -> method.getName().startsWith("get"))
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Number.class}))
        .map(method -> method.getName().substring(3).toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Returns the unit that is spelt so elsewhere; none for {@code m}, which may be several. */
  static Optional<String> instead(String unit) {
    return Optional.ofNullable(
        switch (unit.toLowerCase(Locale.ROOT)) {
          case "s", "sec", "secs" -> "seconds";
          case "min", "mins" -> "minutes";
          case "h", "hr", "hrs" -> "hours";
          case "d" -> "days";
          case "k", "kb" -> "kilobytes";
          case "mb" -> "megabytes";
          case "g", "gb" -> "gigabytes";
          case "t", "tb" -> "terabytes";
          case "ki", "kib" -> "kibibytes";
          case "mi", "mib" -> "mebibytes";
          case "gi", "gib" -> "gibibytes";
          case "ti", "tib" -> "tebibytes";
          default -> null;
        });
  }

  /** Tells whether a number with this unit is written without one. */
  static boolean isPlain(String unit) {
    return List.of("%", "percent", "pct", "b", "byte", "bytes")
        .contains(unit.toLowerCase(Locale.ROOT));
  }

  private static Duration duration(Number self, long seconds, String unit) {
    BigDecimal nanos = exact(self).multiply(BigDecimal.valueOf(seconds)).movePointRight(9);
    BigInteger[] parts = nanos.toBigInteger().divideAndRemainder(BigInteger.valueOf(1_000_000_000));
    return Duration.ofSeconds(fitting(parts[0], self, unit), parts[1].longValue());
  }

  private static long bytes(Number self, long size, String unit) {
    return fitting(exact(self).multiply(BigDecimal.valueOf(size)).toBigInteger(), self, unit);
  }

  private static BigDecimal exact(Number self) {
    return new BigDecimal(self.toString());
  }

  /** Refuses what would wrap around: {@code be < 10000000.terabytes} is no negative size. */
  private static long fitting(BigInteger count, Number self, String unit) {
    if (count.bitLength() >= Long.SIZE) {
      throw new IllegalArgumentException(Errors.tooLarge(self, unit));
    }
    return count.longValue();
  }

  static String show(Duration duration) {
    long seconds = duration.toSeconds();
    if (duration.toMillisPart() != 0 || seconds == 0) {
      return duration.toMillis() + " ms";
    }
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + " d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
