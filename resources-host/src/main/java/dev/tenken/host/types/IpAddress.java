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
    return new IpAddress(
        Address.of(matcher.group(1)), matcher.group(2) == null ? "" : matcher.group(2));
  }

  /** Tells whether this is the wanted address; the prefix length counts where that one has it. */
  boolean matches(IpAddress wanted) {
    return address.equals(wanted.address)
        && (wanted.prefix.isEmpty() || wanted.prefix.equals(prefix));
  }
}
