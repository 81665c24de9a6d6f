package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * What a web server answers to a GET or HEAD request: {@code http('https://localhost/health')},
 * asked from the host, or with {@code from: 'here'} from the machine that Tenken runs on.
 *
 * <p>Redirects are answers and are not followed. No proxy is used, and no settings of the asking
 * user. A request may take 10 seconds, or as long as {@code timeout:} says.
 *
 * <p>Absent: nothing accepts the connection, it ends without an answer, or the server's certificate
 * can't be trusted. Unknown: no answer came in time; the server's name was not found; the body is
 * larger than the limit for content; the host has no {@code curl}, without which {@code bash} or
 * {@code nc} with {@code timeout} can ask a server without TLS. Certificates are looked at by
 * {@code openssl}, whether or not they can be trusted.
 *
 * <p>Source: {@code curl}, {@code openssl s_client}; from here, Java's client.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Http extends Resource {
  private final Probe answer;
  private final HttpQuestion question;
  private final boolean here;

  private Http(Facts facts, String url, HttpQuestion question, boolean here, Probe answer) {
    super(facts, TargetType.HOST, "HTTP", url);
    this.question = question;
    this.here = here;
    this.answer = answer;
    want(answer);
  }

  /** Names an address. */
  @Word
  public static Http http(Spec spec, Object url) {
    return http(spec, Map.of(), url);
  }

  /**
   * Names an address.
   *
   * @param options {@code from}: {@code host}, or {@code here}; {@code method}: {@code GET}, or
   *     {@code HEAD}; {@code headers}: a map; {@code timeout}: seconds, or a duration; {@code
   *     insecure}: whether any certificate will do; {@code sensitive}: whether what is answered is
   *     a secret, masked in every output
   */
  @Word
  public static Http http(Spec spec, Map<String, Object> options, Object url) {
    Options known =
        Options.of(
            "http", options, "from", "method", "headers", "timeout", "insecure", "sensitive");
    String from = known.text("from").orElse("host");
    List<String> places = List.of("host", "here");
    if (!places.contains(from)) {
      throw NoSuchWord.of("http can't ask from", from, places);
    }
    boolean here = from.equals("here");
    HttpQuestion question = HttpQuestion.of(Wanted.text(url), known);
    Probe probe = here ? question.fromHere(HttpFromHere.KIND) : question.fromThere();
    return new Http(
        spec.facts(TargetType.HOST),
        Wanted.text(url),
        question,
        here,
        known.flag("sensitive") ? HostKind.sensitive(probe) : probe);
  }

  /** Tells whether the server answers with a status from 200 to 299. */
  public Finding isSuccessful() {
    return find(answer)
        .map(
            data -> Finding.of(data.number("status") / 100 == 2, "status " + data.number("status")))
        .orElseGet(() -> Finding.no(fact(answer).evidence().raw()));
  }

  /** Returns the status: 200. */
  public long status() {
    return answer().number("status");
  }

  /** Returns the headers by their names in lower case: {@code its('headers.content-type')}. */
  public Map<String, String> headers() {
    Data headers = answer().get("headers");
    Map<String, String> all = new TreeMap<>();
    headers.names().forEach(name -> all.put(name, headers.text(name)));
    return all;
  }

  /** Returns the body, read as UTF-8. */
  public String body() {
    return answer().text("body");
  }

  /** Returns the value that the body is in JSON: {@code its('json.checks[0].name')}. */
  public Object json() {
    try {
      return PlainValue.of(ConfigFormat.JSON.parse(body()));
    } catch (BrokenConfig e) {
      throw Missing.resource("the answer of " + this + " is no JSON: " + e.problem());
    } catch (PlainValue.NullValue e) {
      throw Missing.value("the answer of " + this + " is null");
    }
  }

  /**
   * Returns what the server's certificate says: {@code subject}, {@code issuer}, {@code
   * common_name}, {@code subject_alt_names}, {@code not_before}, {@code not_after}, {@code
   * sha256_fingerprint} and more.
   */
  public Map<String, Object> certificate() {
    Data data = shown();
    Map<String, Object> all = new LinkedHashMap<>();
    data.names().forEach(name -> all.put(name, data.get(name).value()));
    return all;
  }

  /** Returns how many whole days are left until the server's certificate expires. */
  public long certificateDaysLeft() {
    Instant end = (Instant) shown().get("not_after").value();
    Instant asked = fact(certificateProbe()).evidence().askedAt();
    return Math.floorDiv(Duration.between(asked, end).toSeconds(), 86_400L);
  }

  private Data answer() {
    return find(answer)
        .orElseThrow(
            () -> Missing.resource(this + " gave no answer: " + fact(answer).evidence().raw()));
  }

  private Data shown() {
    if (!question.isSecure()) {
      throw Missing.value(this + " is no server with a certificate");
    }
    Probe probe = certificateProbe();
    return find(probe)
        .orElseThrow(
            () ->
                Missing.resource(this + " showed no certificate: " + fact(probe).evidence().raw()));
  }

  private Probe certificateProbe() {
    return here
        ? question.certificateFromHere(HttpFromHere.CERTIFICATE)
        : question.certificateFromThere();
  }
}
