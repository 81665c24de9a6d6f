package dev.tenken.aws.lookup;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * A range of addresses, IPv4 or IPv6, from a CIDR block or one address.
 *
 * @param from the first address
 * @param to the last address
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record IpRange(boolean isIpv6, BigInteger from, BigInteger to) {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern MEANT =
      Pattern.compile(
          "[0-9a-fA-F.:]+/\\d+|\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F.]*(:[0-9a-fA-F.]*){2,}");

  /** Tells whether the text is meant as a CIDR block or an address, and as no name. */
  public static boolean isOne(String text) {
    return MEANT.matcher(text).matches();
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code 10.1.2.3}, {@code 2001:db8::/32}.
   *
   * @throws IllegalArgumentException for anything else, a host name included
   */
  public static IpRange of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    // Anything else would be looked up as a host name.
    if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
      throw notACidr(text);
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      if (bytes.length == 4 && address.indexOf(':') >= 0) {
        // Java makes IPv4 of ::ffff:1.2.3.4.
        bytes = mapped(bytes);
      }
      int bits = bytes.length * 8;
      int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      if (prefix < 0 || prefix > bits) {
        throw notACidr(text);
      }
      BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
      BigInteger number = new BigInteger(1, bytes);
      BigInteger first = number.subtract(number.mod(size));
      return new IpRange(bytes.length == 16, first, first.add(size).subtract(BigInteger.ONE));
    } catch (UnknownHostException | NumberFormatException e) {
      throw notACidr(text);
    }
  }

  private static byte[] mapped(byte[] ipv4) {
    byte[] ipv6 = new byte[16];
    ipv6[10] = (byte) 0xff;
    ipv6[11] = (byte) 0xff;
    System.arraycopy(ipv4, 0, ipv6, 12, ipv4.length);
    return ipv6;
  }

  private static IllegalArgumentException notACidr(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no CIDR block or address; one looks like 10.0.0.0/8 or 2001:db8::/32");
  }

  /**
   * Refuses what is meant as one IPv4 address and is none: nothing would have it.
   *
   * @throws IllegalArgumentException saying so
   */
  static void checkIpv4Address(String text) {
    if (isOne(text) && (of(text).isIpv6 || text.indexOf('/') >= 0)) {
      throw new IllegalArgumentException("'" + text + "' is no IPv4 address");
    }
  }

  /**
   * Refuses what is meant as an IPv4 CIDR block and is none, or not as the API writes it.
   *
   * @throws IllegalArgumentException saying how it is written
   */
  static void checkIpv4Block(String text) {
    if (!isOne(text)) {
      return;
    }
    IpRange range = of(text);
    int slash = text.indexOf('/');
    if (range.isIpv6 || slash < 0) {
      throw new IllegalArgumentException("'" + text + "' is no IPv4 CIDR block");
    }
    byte[] first = range.from.or(BigInteger.ONE.shiftLeft(32)).toByteArray();
    String block =
        IntStream.range(first.length - 4, first.length)
                .mapToObj(i -> String.valueOf(first[i] & 0xff))
                .collect(Collectors.joining("."))
            + text.substring(slash);
    if (!block.equals(text)) {
      throw new IllegalArgumentException("'" + text + "' is inside the block " + block);
    }
  }

  /** Tells whether every address of this range is in one of the others. */
  public boolean isCoveredBy(List<IpRange> others) {
    BigInteger next = from;
    for (IpRange other :
        others.stream()
            .filter(each -> each.isIpv6 == isIpv6)
            .sorted(Comparator.comparing(IpRange::from))
            .toList()) {
      if (other.from.compareTo(next) <= 0 && other.to.compareTo(next) >= 0) {
        next = other.to.add(BigInteger.ONE);
      }
    }
    return next.compareTo(to) > 0;
  }
}
