package dev.tenken.host.types;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP address of an interface or host, compared by meaning.
 *
 * @param address the address
 * @param prefix the prefix length, empty where none was written
 */
record IpAddress(Address address, String prefix) {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)(?:%[^/]+)?(?:/(\\d+))?");

  /** Tells whether the text is an address rather than a name. */
  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it is none
   */
  static IpAddress of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no IP address");
    }
    Address address = Address.of(matcher.group(1));
    String prefix = matcher.group(2) == null ? "" : matcher.group(2);
    int bits = address.isIpv4() ? 32 : 128;
    if (!prefix.isEmpty() && (prefix.length() > 3 || Integer.parseInt(prefix) > bits)) {
      throw new IllegalArgumentException(
          "'" + text + "' is no IP address: its prefix is at most /" + bits);
    }
    return new IpAddress(address, prefix);
  }

  /** Tells whether this is the wanted address; the prefix length counts where that one has it. */
  boolean matches(IpAddress wanted) {
    return address.equals(wanted.address)
        && (wanted.prefix.isEmpty() || wanted.prefix.equals(prefix));
  }
}
