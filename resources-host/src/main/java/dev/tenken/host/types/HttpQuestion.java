package dev.tenken.host.types;

import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.HereKind;
import dev.tenken.host.batch.HostKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request to a web server, and the probes that make it. */
record HttpQuestion(
    URI url, String method, long seconds, boolean insecure, Map<String, String> headers) {
  static final HostKind KIND =
      SideBySide.kind("http", 5, (probe, output) -> HttpAnswer.parse(output).shown())
          .using("http-ask")
          .source("an HTTP request of the host");
  static final HostKind WITH_SECRET =
      SideBySide.kind("http.secret", 6, (probe, output) -> HttpAnswer.parse(output).shown())
          .using("http-ask")
          .withSecret()
          .source("an HTTP request of the host");
  static final HostKind CERTIFICATE =
      SideBySide.kind("http.certificate", 3, (probe, output) -> HttpAnswer.certificate(output))
          .source("openssl s_client");

  static final List<String> METHODS = List.of("GET", "HEAD");
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  private static final int LONGEST = 50;

  /** Headers that Java's client sets itself. */
  private static final List<String> NOT_FROM_HERE =
      List.of("host", "connection", "content-length", "expect", "upgrade");

  HttpQuestion {
    headers = Map.copyOf(headers);
  }

  /** Returns the plain GET of this address. */
  static HttpQuestion get(String url) {
    return new HttpQuestion(url(url), "GET", DEFAULT_TIMEOUT.toSeconds(), false, Map.of());
  }

  /** Returns the request that the options ask for. */
  static HttpQuestion of(String url, Options options) {
    String method = options.text("method").orElse("GET").toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException(
          "method: takes GET or HEAD, which change nothing, not " + method);
    }
    return new HttpQuestion(
        url(url),
        method,
        seconds(options.given().getOrDefault("timeout", DEFAULT_TIMEOUT)),
        options.flag("insecure"),
        headers(options.given().getOrDefault("headers", Map.of())));
  }

  /** Returns the probe that the host answers. */
  Probe fromThere() {
    return KIND.probe(config(), isSecure() ? "" : request(), host(), port(), "" + seconds);
  }

  /**
   * Returns the probe that the host answers, with one more header, whose value is a secret: of
   * characters that need no quoting.
   */
  Probe fromThere(String header, String secret) {
    return WITH_SECRET
        .probe(config(), isSecure() ? "" : request(), host(), port(), "" + seconds, header)
        .withSecret(secret);
  }

  /** Returns the probe that this machine answers. */
  Probe fromHere(HereKind kind) {
    for (String name : headers.keySet()) {
      if (NOT_FROM_HERE.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "the header " + name + " can't be set in a request from here");
      }
    }
    StringBuilder lines = new StringBuilder();
    headers.forEach((name, value) -> lines.append(name).append(": ").append(value).append('\n'));
    return kind.probe(url.toString(), method, "" + seconds, "" + insecure, lines.toString());
  }

  /** Returns the probe for the server's certificate, that the host answers. */
  Probe certificateFromThere() {
    return CERTIFICATE.probe(host(), port(), "" + seconds);
  }

  /** Returns the probe for the server's certificate, that this machine answers. */
  Probe certificateFromHere(HereKind kind) {
    return kind.probe(host(), port(), "" + seconds);
  }

  boolean isSecure() {
    return url.getScheme().equalsIgnoreCase("https");
  }

  private String host() {
    return url.getHost().replaceAll("^\\[|\\]$", "");
  }

  private String port() {
    return Integer.toString(url.getPort() > 0 ? url.getPort() : isSecure() ? 443 : 80);
  }

  /** What curl reads on its standard input, so that no other user of the host sees a secret. */
  private String config() {
    StringBuilder config = new StringBuilder("url = " + quoted(url.toString()));
    headers.forEach(
        (name, value) -> config.append("\nheader = ").append(quoted(name + ": " + value)));
    if (method.equals("HEAD")) {
      config.append("\nhead");
    }
    if (insecure) {
      config.append("\ninsecure");
    }
    return config.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** HTTP/1.0, so that the server ends the connection and does not send in chunks. */
  private String request() {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("host", "Host: " + url.getRawAuthority());
    all.put("accept", "Accept: */*");
    headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), name + ": " + value));
    return method
        + " "
        + path
        + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
        + " HTTP/1.0\r\n"
        + String.join("\r\n", all.values())
        + "\r\n\r\n";
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      if (url.getScheme() != null
          && url.getScheme().toLowerCase(Locale.ROOT).matches("https?")
          && url.getHost() != null
          && url.getRawUserInfo() == null) {
        return url.getRawFragment() == null ? url : new URI(text.substring(0, text.indexOf('#')));
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no address such as 'https://www.example.com/health'");
  }

  private static long seconds(Object given) {
    long seconds =
        given instanceof Duration duration
            ? Math.max(1, duration.toSeconds())
            : given.toString().matches("[1-9]\\d?") ? Long.parseLong(given.toString()) : 0;
    if (seconds < 1 || seconds > LONGEST) {
      throw new IllegalArgumentException(
          "timeout: takes 1 to "
              + LONGEST
              + " seconds, or a duration such as 5.seconds, not "
              + given);
    }
    return seconds;
  }

  private static Map<String, String> headers(Object given) {
    if (!(given instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("headers: takes a map such as [Host: 'www.example.com']");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (!name.toString().matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")
              || value.toString().chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("headers: " + name + " can't be sent");
          }
          headers.put(name.toString(), value.toString());
        });
    return headers;
  }
}
