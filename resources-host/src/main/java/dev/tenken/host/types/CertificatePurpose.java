package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.NoSuchWord;
import java.util.Arrays;
import java.util.List;

/**
 * What a certificate may be used for, as openssl concludes it: an extension that is there must
 * allow it, one that is not there forbids nothing.
 */
enum CertificatePurpose {
  SSL_CLIENT("SSL client", "1.3.6.1.5.5.7.3.2", "digitalSignature", "keyAgreement"),
  SSL_SERVER(
      "SSL server", "1.3.6.1.5.5.7.3.1", "digitalSignature", "keyEncipherment", "keyAgreement"),
  MAIL_SIGNING("S/MIME signing", "1.3.6.1.5.5.7.3.4", "digitalSignature", "nonRepudiation"),
  MAIL_ENCRYPTION("S/MIME encryption", "1.3.6.1.5.5.7.3.4", "keyEncipherment"),
  CRL_SIGNING("CRL signing", "", "cRLSign"),
  TIME_STAMPING("Time Stamp signing", "1.3.6.1.5.5.7.3.8", "digitalSignature", "nonRepudiation"),
  CODE_SIGNING("Code signing", "1.3.6.1.5.5.7.3.3", "digitalSignature");

  private static final String CA = " CA";

  private final String words;
  private final String extended;

  @SuppressWarnings("ImmutableEnumChecker") // of List.of
  private final List<String> usages;

  CertificatePurpose(String words, String extended, String... usages) {
    this.words = words;
    this.extended = extended;
    this.usages = List.of(usages);
  }

  /** Tells whether the certificate is for the purpose of these words. */
  static boolean has(Data certificate, String words) {
    boolean ca = words.endsWith(CA);
    String plain = ca ? words.substring(0, words.length() - CA.length()) : words;
    CertificatePurpose purpose =
        Arrays.stream(values())
            .filter(one -> one.words.equals(plain))
            .findFirst()
            .orElseThrow(
                () ->
                    NoSuchWord.of(
                        "there is no purpose",
                        words,
                        Arrays.stream(values()).map(one -> one.words).toList()));
    if (!purpose.isExtended(certificate)) {
      return false;
    }
    return ca
        ? certificate.flag("ca") && allows(certificate, List.of("keyCertSign"))
        : allows(certificate, purpose.usages);
  }

  /** Returns what the certificate says of its use. */
  static String words(Data certificate) {
    return "key usage "
        + list(certificate, "key_usage")
        + "; extended key usage "
        + list(certificate, "extended_key_usage")
        + (certificate.flag("ca") ? "; a CA" : "; no CA");
  }

  private static String list(Data certificate, String name) {
    return certificate.has(name)
        ? String.join(", ", certificate.list(name).stream().map(Data::text).toList())
        : "any";
  }

  private boolean isExtended(Data certificate) {
    if (extended.isEmpty()) {
      return true;
    }
    // These two must be granted by name.
    boolean needed = this == TIME_STAMPING || this == CODE_SIGNING;
    return certificate.has("extended_key_usage")
        ? certificate.list("extended_key_usage").stream().anyMatch(it -> it.text().equals(extended))
        : !needed;
  }

  private static boolean allows(Data certificate, List<String> usages) {
    return !certificate.has("key_usage")
        || certificate.list("key_usage").stream().anyMatch(it -> usages.contains(it.text()));
  }
}
