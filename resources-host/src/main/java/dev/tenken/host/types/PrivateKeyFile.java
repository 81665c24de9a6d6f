package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A private key, by its file: RSA, EC, Ed25519 or whatever else the host's openssl reads. The key
 * stays on the host; only its public part is sent.
 *
 * <p>Absent: there is no such file. Unknown: it may not be read; openssl is not on the host; it is
 * encrypted, and no passphrase was given.
 *
 * <p>Source: {@code openssl pkey -check -pubout}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PrivateKeyFile extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("x509-private-key", 1, (probe, answer) -> read(answer))
          .using("paths")
          .withSecret()
          .source("openssl pkey -check -pubout");

  private final Probe probe;

  private PrivateKeyFile(Facts facts, String path, Probe probe) {
    super(facts, TargetType.HOST, "X.509 private key", path, probe);
    this.probe = probe;
  }

  /** Names a private key by its file. */
  @Word
  public static PrivateKeyFile x509_private_key(Spec spec, String path) {
    return x509_private_key(spec, Map.of(), path);
  }

  /**
   * Names a private key by its file.
   *
   * @param options {@code passin}: the passphrase of an encrypted key
   */
  @Word
  public static PrivateKeyFile x509_private_key(
      Spec spec, Map<String, Object> options, String path) {
    Probe probe = KIND.probe(ExactName.path("x509_private_key", path));
    return new PrivateKeyFile(
        spec.facts(TargetType.HOST),
        path,
        Options.of("x509_private_key", options, "passin")
            .text("passin")
            .map(probe::withSecret)
            .orElse(probe));
  }

  /** Tells whether there is such a file. */
  public Finding exists() {
    return Finding.of(isThere(probe), isThere(probe) ? "a file" : "no such file");
  }

  /** Tells whether it is a key that openssl can read and finds consistent. */
  public Finding isValid() {
    Data data = present(probe);
    return problem(data)
        .map(Finding::no)
        .orElseGet(() -> Finding.yes("a key of " + data.text("key_type")));
  }

  /** Tells whether it takes a passphrase to read it, by its PEM. */
  public Finding isEncrypted() {
    boolean encrypted = present(probe).flag("encrypted");
    return Finding.of(encrypted, encrypted ? "it is encrypted" : "it is not encrypted");
  }

  /**
   * Tells whether its public part is that of the first certificate in this file.
   *
   * @param path the certificate's file
   */
  public Finding hasMatchingCertificate(String path) {
    Probe other = CertificateFile.KIND.probe(path);
    want(other);
    String mine = key().text("public_key");
    Data certificate =
        find(other)
            .flatMap(data -> data.list("certificates").stream().findFirst())
            .orElseThrow(() -> Missing.resource("there is no certificate in " + path));
    return Finding.of(
        mine.equals(certificate.text("public_key")),
        "the certificate of " + certificate.text("subject"));
  }

  /** Returns the sort of the key: {@code RSA}, {@code EC}, {@code Ed25519} …. */
  public String keyType() {
    return required("key_type", "sort that is known").text();
  }

  /** Returns the length of the key in bits. */
  public long keylength() {
    return required("keylength", "length that is known").number();
  }

  private Data required(String name, String what) {
    return key().find(name).orElseThrow(() -> Missing.value(this + " has no " + what));
  }

  private Data key() {
    Data data = present(probe);
    problem(data)
        .ifPresent(
            problem -> {
              throw Missing.resource(this + ": " + problem);
            });
    return data;
  }

  /** Returns why it is no good key; ends the attempt where that can't be told. */
  private Optional<String> problem(Data data) {
    if (data.has("missing")) {
      throw Unknowns.part(
          facts(), fact(probe), Cause.Reason.TOOL_MISSING, "openssl is not on this host");
    }
    if (data.text("said").contains("Key is invalid")
        && !data.text("said").contains("not supported")) {
      return Optional.of("openssl finds it inconsistent");
    }
    if (data.has("public_key")) {
      return Optional.empty();
    }
    if (data.flag("encrypted") && probe.secret().isEmpty()) {
      throw Unknowns.part(
          facts(),
          fact(probe),
          Cause.Reason.OTHER,
          "it is encrypted, and no passphrase was given by passin:");
    }
    return Optional.of(
        data.flag("encrypted")
            ? "it can't be decrypted by this passphrase"
            : "openssl finds no private key in it");
  }

  private static Data read(Answer answer) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("encrypted", answer.text("encrypted").equals("yes"));
    answer.find("missing").ifPresent(tool -> data.put("missing", tool));
    answer.find("said").ifPresent(said -> data.put("said", said.strip()));
    answer.find("public").ifPresent(pem -> data.putAll(X509.key(pem)));
    return Data.of(data);
  }
}
