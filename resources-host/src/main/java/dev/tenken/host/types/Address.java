package dev.tenken.host.types;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An IP address, equal to another spelling of itself.
 *
 * @param text the shortest spelling, without brackets and zone
 */
record Address(String text) {
  /**
   * Returns the address of this text, with or without brackets and zone.
   *
   * @throws IllegalArgumentException when it is no IP address
   */
  static Address of(String written) {
    String plain = written.replaceFirst("^\\[(.*)\\]", "$1").replaceFirst("%.*", "");
    // Only a literal: a name would be looked up.
    if (!plain.matches("[0-9a-fA-F:.]+") || (!plain.contains(".") && !plain.contains(":"))) {
      throw new IllegalArgumentException("'" + written + "' is no IP address");
    }
    try {
      if (plain.toLowerCase(Locale.ROOT).startsWith("::ffff:") && plain.contains(".")) {
        return new Address("::ffff:" + of(plain.substring(7)).text);
      }
      return ofBytes(InetAddress.getByName(plain).getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + written + "' is no IP address", e);
    }
  }

  /** Returns the address that the kernel writes in hexadecimal words of the machine's order. */
  static Address ofKernel(String hexadecimal) {
    byte[] bytes = HexFormat.of().parseHex(hexadecimal);
    // The machines that Linux mostly runs on are little-endian.
    for (int word = 0; word < bytes.length; word += 4) {
      for (int i = 0; i < 2; i++) {
        byte swap = bytes[word + i];
        bytes[word + i] = bytes[word + 3 - i];
        bytes[word + 3 - i] = swap;
      }
    }
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    return bytes.length == 16 && Arrays.equals(bytes, 0, 12, mapped, 0, 12)
        ? new Address("::ffff:" + ofBytes(Arrays.copyOfRange(bytes, 12, 16)).text)
        : ofBytes(bytes);
  }

  private static Address ofBytes(byte[] bytes) {
    if (bytes.length == 4) {
      return new Address(
          (bytes[0] & 255)
              + "."
              + (bytes[1] & 255)
              + "."
              + (bytes[2] & 255)
              + "."
              + (bytes[3] & 255));
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = ((bytes[2 * i] & 255) << 8) | (bytes[2 * i + 1] & 255);
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(groups[i]));
      }
    }
    return new Address(text.toString());
  }

  /** Returns the bytes in the order of the network: 4, or 16 of IPv6. */
  byte[] bytes() {
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + text + "' is no IP address", e);
    }
  }

  /** Returns the first address of the network that this one is in, by the prefix length. */
  Address network(int length) {
    if (isMapped()) {
      return this;
    }
    byte[] bytes = bytes();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.max(0, Math.min(Byte.SIZE, length - Byte.SIZE * i));
      bytes[i] &= (byte) (0xFF << (Byte.SIZE - kept));
    }
    return ofBytes(bytes);
  }

  /** Tells whether this is the address of all interfaces. */
  boolean isWildcard() {
    return text.equals("0.0.0.0") || text.equals("::");
  }

  /** Tells whether this is an IPv4 address. */
  boolean isIpv4() {
    return text.indexOf(':') < 0;
  }

  /** Tells whether this is an IPv4 address in IPv6's clothes. */
  boolean isMapped() {
    return text.startsWith("::ffff:") && text.contains(".");
  }

  /** Returns the IPv4 address of a mapped one, else this. */
  Address unmapped() {
    return isMapped() ? new Address(text.substring(7)) : this;
  }
}
