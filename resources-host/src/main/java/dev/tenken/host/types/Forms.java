package dev.tenken.host.types;

/** How texts of properties are written, where that is always the same. */
final class Forms {
  static final String HEXADECIMAL = "[0-9a-f]+";
  static final String HEXADECIMAL_WORDS = "small hexadecimal digits";

  static final String FINGERPRINT = "[0-9A-F]{2}(:[0-9A-F]{2})+";
  static final String FINGERPRINT_WORDS =
      "pairs of capital hexadecimal digits with colons, such as 'AB:01:…'";

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  static final String IPV4 = OCTET + "(\\." + OCTET + "){3}";
  static final String IPV6 = "[0-9a-f:]*:[0-9a-f:.]*(%\\S+)?";
  static final String ADDRESS = IPV4 + "|" + IPV6;
  static final String ADDRESS_WORDS = "an IP address, its letters small";

  static final String IPV4_PREFIX = IPV4 + "/\\d{1,2}";
  static final String IPV4_PREFIX_WORDS =
      "an address with its prefix length, such as '10.0.0.1/24'; have_ipv4_address takes it"
          + " without";
  static final String IPV6_PREFIX = IPV6 + "/\\d{1,3}";
  static final String IPV6_PREFIX_WORDS =
      "an address with its prefix length and small letters, such as 'fe80::1/64';"
          + " have_ipv6_address takes any spelling";

  static final String STATE = "[a-z][a-z_-]*";
  static final String STATE_WORDS = "a word in small letters";

  private Forms() {}
}
