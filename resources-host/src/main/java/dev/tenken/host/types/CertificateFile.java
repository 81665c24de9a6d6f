package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A certificate, by its file: PEM, DER, or openssl's trusted form. Where the file holds several, it
 * is the first, which is the one a server presents as its own; {@code chain} has them all.
 *
 * <p>Dates are judged at the time the host was asked, by the clock of the machine that asks.
 * Absent: there is no such file. A file without a certificate fails every check but {@code
 * be_certificate}. Unknown: it may not be read, or its certificates are larger than the limit for
 * content.
 *
 * <p>Source: the blocks of certificates in the file. A private key in it stays on the host.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CertificateFile extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("x509-certificate", 1, (probe, answer) -> read(answer))
          .using("paths")
          .withContent()
          .source("the blocks of certificates in the file");

  private final Probe probe;

  private CertificateFile(Facts facts, String path) {
    super(facts, TargetType.HOST, "X.509 certificate", path, KIND.probe(path));
    probe = KIND.probe(path);
  }

  /** Names a certificate by its file. */
  @Word
  public static CertificateFile x509_certificate(Spec spec, String path) {
    return new CertificateFile(
        spec.facts(TargetType.HOST), ExactName.path("x509_certificate", path));
  }

  /** Tells whether the file holds a certificate that can be read. */
  public Finding isCertificate() {
    return find(probe)
        .map(
            data ->
                first(data)
                    .map(one -> Finding.yes("a certificate of " + one.text("subject")))
                    .orElse(Finding.no(none(data))))
        .orElse(Finding.no("no such file"));
  }

  /** Tells whether the time is within its dates. */
  public Finding isValid() {
    return at(asked());
  }

  /**
   * Tells whether it is valid now and for this time to come.
   *
   * @param time such as {@code 30.days}
   */
  public Finding isValidFor(Duration time) {
    Finding now = at(asked());
    return now.holds() ? at(asked().plus(time)) : now;
  }

  /** Tells whether it may sign other certificates, by its basic constraints. */
  public Finding isCa() {
    return Finding.of(certificate().flag("ca"), certificate().flag("ca") ? "a CA" : "no CA");
  }

  /** Tells whether it has its own subject as issuer. */
  public Finding isSelfSigned() {
    Data data = certificate();
    return Finding.of(
        data.text("issuer").equals(data.text("subject")), "the issuer " + data.text("issuer"));
  }

  /**
   * Tells whether it is for this purpose, by its key usages as openssl reads them.
   *
   * @param purpose {@code SSL client}, {@code SSL server}, {@code S/MIME signing}, {@code S/MIME
   *     encryption}, {@code CRL signing}, {@code Time Stamp signing} or {@code Code signing}; with
   *     {@code CA} behind it, whether it is a CA for that
   */
  public Finding hasPurpose(String purpose) {
    Data data = certificate();
    return Finding.of(CertificatePurpose.has(data, purpose), CertificatePurpose.words(data));
  }

  /**
   * Tells whether it is for this host name or address, by its alternative names; a {@code *} stands
   * for one label. The common name does not count: no client looks at it any more.
   */
  public Finding isIssuedFor(String host) {
    List<String> names = subjectAltNames();
    String wanted = host.toLowerCase(Locale.ROOT);
    boolean holds =
        IpAddress.isOne(host)
            ? names.stream()
                .filter(name -> name.startsWith("IP Address:"))
                .map(name -> IpAddress.of(name.substring("IP Address:".length())))
                .anyMatch(address -> address.matches(IpAddress.of(host)))
            : names.stream()
                .filter(name -> name.startsWith("DNS:"))
                .map(name -> name.substring("DNS:".length()).toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(wanted) || isWildcardOf(name, wanted));
    return Finding.of(holds, names.isEmpty() ? "no alternative names" : String.join(", ", names));
  }

  private static boolean isWildcardOf(String name, String host) {
    int dot = host.indexOf('.');
    return name.startsWith("*.") && dot > 0 && name.substring(1).equals(host.substring(dot));
  }

  /** Returns the subject, in its own order: {@code C=JP, O=Tenken Lab, CN=web.lab.test}. */
  public String subject() {
    return certificate().text("subject");
  }

  /** Returns the issuer, written as the subject is. */
  public String issuer() {
    return certificate().text("issuer");
  }

  /** Returns the common name of the subject. */
  public String commonName() {
    return required("common_name", "common name").text();
  }

  /** Returns the e-mail address; where there are several, the first. */
  public String email() {
    return certificate().list("emails").stream()
        .findFirst()
        .orElseThrow(() -> Missing.value(this + " has no e-mail address"))
        .text();
  }

  /** Returns the alternative names: {@code DNS:www.lab.test}, {@code IP Address:10.0.0.1}. */
  public List<String> subjectAltNames() {
    return texts("subject_alt_names");
  }

  /** Returns the SHA-1 fingerprint, in capital hexadecimal digits with colons. */
  @Form(value = Forms.FINGERPRINT, words = Forms.FINGERPRINT_WORDS)
  public String fingerprint() {
    return certificate().text("fingerprint");
  }

  /** Returns the SHA-256 fingerprint, written as the other. */
  @Form(value = Forms.FINGERPRINT, words = Forms.FINGERPRINT_WORDS)
  public String sha256Fingerprint() {
    return certificate().text("sha256_fingerprint");
  }

  /** Returns the alias that openssl wrote into a trusted certificate. */
  public String alias() {
    return required("alias", "alias").text();
  }

  /** Returns the serial number, in capital hexadecimal digits. */
  @Form(value = "[0-9A-F]+", words = "capital hexadecimal digits")
  public String serial() {
    return certificate().text("serial");
  }

  /** Returns the length of the public key in bits. */
  public long keylength() {
    return required("keylength", "key of a sort whose length is known").number();
  }

  /** Returns the sort of the public key: {@code RSA}, {@code EC}, {@code Ed25519} …. */
  public String keyType() {
    return certificate().text("key_type");
  }

  /** Returns the algorithm of the signature: {@code SHA256withRSA}. */
  public String signatureAlgorithm() {
    return certificate().text("signature_algorithm");
  }

  /** Returns the key usages by their names in RFC 5280: {@code digitalSignature}. */
  public List<String> keyUsage() {
    return texts("key_usage");
  }

  /** Returns since when it is valid. */
  public Instant notBefore() {
    return X509.notBefore(certificate());
  }

  /** Returns until when it is valid. */
  public Instant notAfter() {
    return X509.notAfter(certificate());
  }

  /** Returns the whole days until it expires, negative when it has. */
  public long validityInDays() {
    return X509.days(asked(), notAfter());
  }

  /** Returns all certificates of the file, in order: {@code its('chain[1].subject')}. */
  public List<?> chain() {
    certificate();
    return (List<?>) present(probe).get("certificates").value();
  }

  private Instant asked() {
    return fact(probe).evidence().askedAt();
  }

  private Finding at(Instant time) {
    Data data = certificate();
    return X509.problem(data, time)
        .map(problem -> Finding.no("it " + problem))
        .orElseGet(() -> Finding.yes("it expires " + X509.notAfter(data)));
  }

  private List<String> texts(String name) {
    return certificate().list(name).stream().map(Data::text).toList();
  }

  private Data required(String name, String what) {
    return certificate().find(name).orElseThrow(() -> Missing.value(this + " has no " + what));
  }

  private Data certificate() {
    Data data = present(probe);
    return first(data).orElseThrow(() -> Missing.resource(this + ": " + none(data)));
  }

  private static Optional<Data> first(Data data) {
    return data.list("certificates").stream().findFirst();
  }

  private static String none(Data data) {
    return data.flag("broken")
        ? "the file has a broken certificate"
        : "the file has no certificate";
  }

  private static Data read(Answer answer) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (answer.has("der")) {
      try {
        data.put("certificates", List.of(X509.certificate(answer.bytes("der"))));
      } catch (GeneralSecurityException e) {
        data.put("broken", true);
      }
      return Data.of(data);
    }
    X509.Blocks blocks = X509.blocks(answer.text("pem"));
    data.put("certificates", blocks.certificates());
    data.put("broken", blocks.broken());
    return Data.of(data);
  }
}
