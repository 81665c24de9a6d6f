package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** X.509 certificates and public keys as plain data. */
final class X509 {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----\\s*([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final Pattern START =
      Pattern.compile("-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----");
  private static final String EMAIL = "1.2.840.113549.1.9.1";

  /** The names that Java leaves as numbers and openssl does not. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry(EMAIL, "emailAddress"),
          Map.entry("2.5.4.5", "serialNumber"),
          Map.entry("2.5.4.4", "SN"),
          Map.entry("2.5.4.42", "GN"),
          Map.entry("2.5.4.12", "title"),
          Map.entry("2.5.4.15", "businessCategory"),
          Map.entry("2.5.4.17", "postalCode"),
          Map.entry("2.5.4.97", "organizationIdentifier"),
          Map.entry("1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL"),
          Map.entry("1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST"),
          Map.entry("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"));

  private static final List<String> KEY_USAGES =
      List.of(
          "digitalSignature",
          "nonRepudiation",
          "keyEncipherment",
          "dataEncipherment",
          "keyAgreement",
          "keyCertSign",
          "cRLSign",
          "encipherOnly",
          "decipherOnly");

  private X509() {}

  /**
   * What a file in PEM holds.
   *
   * @param certificates those that could be read, in order
   * @param broken whether there is one that could not
   */
  record Blocks(List<Map<String, Object>> certificates, boolean broken) {}

  /** Reads the blocks of certificates in a text. */
  static Blocks blocks(String pem) {
    List<Map<String, Object>> certificates = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(pem);
    while (matcher.find()) {
      try {
        certificates.add(certificate(Base64.getMimeDecoder().decode(matcher.group(2))));
      } catch (GeneralSecurityException | IllegalArgumentException broken) {
        // Counted below: it has a start and is not among the read ones.
      }
    }
    return new Blocks(certificates, START.matcher(pem).results().count() > certificates.size());
  }

  /** Returns what a certificate in DER says, with what openssl may have added behind it. */
  static Map<String, Object> certificate(byte[] der) throws GeneralSecurityException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(der);
    X509Certificate certificate =
        (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("subject", name(certificate.getSubjectX500Principal()));
    data.put("issuer", name(certificate.getIssuerX500Principal()));
    part(certificate.getSubjectX500Principal(), "CN").ifPresent(cn -> data.put("common_name", cn));
    data.put("serial", hex(certificate.getSerialNumber().toByteArray()));
    data.put("not_before", certificate.getNotBefore().toInstant());
    data.put("not_after", certificate.getNotAfter().toInstant());
    List<String> names = alternativeNames(certificate);
    List<String> emails = new ArrayList<>();
    part(certificate.getSubjectX500Principal(), "emailAddress").ifPresent(emails::add);
    names.stream()
        .filter(name -> name.startsWith("email:"))
        .forEach(name -> emails.add(name.substring("email:".length())));
    data.put("emails", emails);
    data.put("subject_alt_names", names);
    data.put("fingerprint", fingerprint("SHA-1", certificate));
    data.put("sha256_fingerprint", fingerprint("SHA-256", certificate));
    data.put("signature_algorithm", certificate.getSigAlgName());
    data.putAll(key(certificate.getPublicKey()));
    data.put("ca", certificate.getBasicConstraints() >= 0);
    boolean[] usage = certificate.getKeyUsage();
    if (usage != null) {
      List<String> usages = new ArrayList<>();
      for (int i = 0; i < Math.min(usage.length, KEY_USAGES.size()); i++) {
        if (usage[i]) {
          usages.add(KEY_USAGES.get(i));
        }
      }
      data.put("key_usage", usages);
    }
    List<String> extended = certificate.getExtendedKeyUsage();
    if (extended != null) {
      data.put("extended_key_usage", extended);
    }
    alias(bytes.readAllBytes()).ifPresent(alias -> data.put("alias", alias));
    return data;
  }

  /** Returns what a public key says of itself, and the key. */
  static Map<String, Object> key(PublicKey key) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("public_key", Base64.getEncoder().encodeToString(key.getEncoded()));
    data.put("key_type", key.getAlgorithm());
    if (key instanceof RSAPublicKey rsa) {
      data.put("keylength", rsa.getModulus().bitLength());
    } else if (key instanceof ECPublicKey ec) {
      data.put("keylength", ec.getParams().getCurve().getField().getFieldSize());
    } else if (key instanceof DSAPublicKey dsa) {
      data.put("keylength", dsa.getParams().getP().bitLength());
    } else if (key instanceof EdECPublicKey ed) {
      data.put("key_type", ed.getParams().getName());
      data.put("keylength", ed.getParams().getName().equals("Ed448") ? 456 : 256);
    }
    return data;
  }

  /** Returns what a public key in PEM says of itself, as far as Java knows its sort. */
  static Map<String, Object> key(String pem) {
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    for (String algorithm : List.of("RSA", "EC", "EdDSA", "DSA")) {
      try {
        return key(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der)));
      } catch (GeneralSecurityException other) {
        // Of another sort.
      }
    }
    return Map.of("public_key", Base64.getEncoder().encodeToString(der));
  }

  static Instant notAfter(Data certificate) {
    return (Instant) certificate.get("not_after").value();
  }

  static Instant notBefore(Data certificate) {
    return (Instant) certificate.get("not_before").value();
  }

  /** Returns what is wrong with the dates of a certificate at this time. */
  static Optional<String> problem(Data certificate, Instant time) {
    if (notAfter(certificate).isBefore(time)) {
      return Optional.of("expires " + notAfter(certificate));
    }
    return notBefore(certificate).isAfter(time)
        ? Optional.of("is not valid before " + notBefore(certificate))
        : Optional.empty();
  }

  /** Returns the whole days from one time to another, rounded down. */
  static long days(Instant from, Instant to) {
    return Math.floorDiv(Duration.between(from, to).toSeconds(), Duration.ofDays(1).toSeconds());
  }

  private static List<Rdn> rdns(X500Principal principal) {
    try {
      return new LdapName(principal.getName(X500Principal.RFC2253, NAMES)).getRdns();
    } catch (InvalidNameException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Returns the name in the order it is written in the certificate, as openssl shows it. */
  private static String name(X500Principal principal) {
    return String.join(", ", rdns(principal).stream().map(Rdn::toString).toList());
  }

  private static Optional<String> part(X500Principal principal, String type) {
    return rdns(principal).stream()
        .filter(rdn -> rdn.getType().equalsIgnoreCase(type))
        .reduce((first, last) -> last)
        .map(rdn -> String.valueOf(rdn.getValue()));
  }

  private static List<String> alternativeNames(X509Certificate certificate)
      throws GeneralSecurityException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    List<String> all = new ArrayList<>();
    if (names != null) {
      for (List<?> name : names) {
        String value = name.get(1) instanceof String text ? text : "";
        switch ((Integer) name.get(0)) {
          case 1 -> all.add("email:" + value);
          case 2 -> all.add("DNS:" + value);
          case 4 -> all.add("DirName:" + value);
          case 6 -> all.add("URI:" + value);
          case 7 -> all.add("IP Address:" + address(value));
          case 8 -> all.add("Registered ID:" + value);
          default -> all.add("othername:<unsupported>");
        }
      }
    }
    return all;
  }

  /** Returns an address as openssl writes it: IPv6 in full and in capitals. */
  private static String address(String text) {
    try {
      return InetAddress.getByName(text).getHostAddress().toUpperCase(Locale.ROOT);
    } catch (UnknownHostException e) {
      return text;
    }
  }

  private static String fingerprint(String algorithm, X509Certificate certificate)
      throws GeneralSecurityException {
    return HexFormat.ofDelimiter(":")
        .withUpperCase()
        .formatHex(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
  }

  private static String hex(byte[] number) {
    String hex = HexFormat.of().withUpperCase().formatHex(number);
    return hex.length() > 2 && hex.startsWith("00") ? hex.substring(2) : hex;
  }

  /** Returns the alias in openssl's addition to a trusted certificate: its UTF-8 string. */
  private static Optional<String> alias(byte[] addition) {
    int at = 2;
    while (addition.length > at + 1) {
      int length = addition[at + 1] & 0xFF;
      if (addition[at] == 0x0C && at + 2 + length <= addition.length) {
        return Optional.of(new String(addition, at + 2, length, StandardCharsets.UTF_8));
      }
      at += 2 + length;
    }
    return Optional.empty();
  }
}
