package dev.tenken.host.types;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Names of the DNS, as zone files write them. */
final class DnsName {
  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;

  private DnsName() {}

  /**
   * Returns the name as it is asked for: lower case, with a final dot, and everything that a tool
   * could take for something else as the number of its byte. Empty for what is too long for a name
   * or has an empty part; one that is not ASCII stays as it is.
   */
  static String asked(String name) {
    if (name.equals(".") || !isAscii(name)) {
      return name;
    }
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    boolean possible =
        plain.length() <= LONGEST
            && Arrays.stream(plain.split("\\.", -1))
                .allMatch(label -> !label.isEmpty() && label.length() <= LONGEST_LABEL);
    if (!possible) {
      return "";
    }
    StringBuilder asked = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '_' || c == '.' || (c == '-' && !asked.isEmpty())) {
        asked.append(lower(c));
      } else {
        asked.append(String.format("\\%03d", (int) c));
      }
    }
    return asked.append('.').toString();
  }

  static boolean isAscii(String name) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(name);
  }

  /** Returns the one spelling of the name: lower case, without a final dot and needless escapes. */
  static String canonical(String written) {
    StringBuilder name = new StringBuilder();
    int dot = -1;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '.') {
        dot = name.length();
        name.append(c);
        continue;
      }
      if (c == '\\' && written.substring(i + 1).matches("(?s)[0-2]\\d\\d.*")) {
        c = (char) Integer.parseInt(written.substring(i + 1, i + 4));
        i += 3;
      } else if (c == '\\' && i + 1 < written.length()) {
        c = written.charAt(++i);
      }
      if (c == '.' || c == '\\') {
        name.append('\\');
      }
      name.append(lower(c));
    }
    if (name.length() > 1 && dot == name.length() - 1) {
      name.setLength(dot);
    }
    return name.toString();
  }

  /** Returns the name under which the DNS keeps the name of an address. */
  static String ofAddress(String address) {
    byte[] bytes = bytes(Address.of(address).text());
    StringBuilder name = new StringBuilder();
    for (int i = bytes.length - 1; i >= 0; i--) {
      int value = bytes[i] & 255;
      if (bytes.length == 4) {
        name.append(value).append('.');
      } else {
        name.append(Integer.toHexString(value & 15)).append('.');
        name.append(Integer.toHexString(value >> 4)).append('.');
      }
    }
    return name.append(bytes.length == 4 ? "in-addr.arpa" : "ip6.arpa").toString();
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + address + "' is no IP address", e);
    }
  }

  /** The DNS knows no other letters than those of ASCII. */
  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
  }
}
