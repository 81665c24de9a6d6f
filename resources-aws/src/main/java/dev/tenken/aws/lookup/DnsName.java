package dev.tenken.aws.lookup;

import java.util.Locale;
import org.apiguardian.api.API;

/** A DNS name as it is compared: lower case, with a final dot, and octal escapes decoded. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DnsName {
  private DnsName() {}

  /** Returns the plain form of a name: {@code WWW.example.com} is {@code www.example.com.}. */
  public static String plain(String name) {
    String lower = Escapes.decode(name.trim()).toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower : lower + ".";
  }

  /**
   * Refuses what is a name of nothing.
   *
   * @throws IllegalArgumentException saying so
   */
  public static String check(String name) {
    String plain = plain(name);
    if (plain.startsWith(".") || plain.contains("..") || plain.matches("(?s).*(\\s|://).*")) {
      throw new IllegalArgumentException("'" + name + "' is no DNS name");
    }
    return plain;
  }

  /** Tells whether a plain name is the zone's own or one below it. */
  public static boolean isIn(String name, String zone) {
    return name.equals(zone) || name.endsWith("." + zone);
  }
}
