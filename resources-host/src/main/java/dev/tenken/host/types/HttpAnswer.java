package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a web server answered.
 *
 * @param headers by their names in lower case; one that came several times is joined by commas
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {
  private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]+ (\\d{3})(?: .*)?");

  /** Parses the head and the body as they came over the wire. */
  static HttpAnswer parse(byte[] output) {
    int from = 0;
    while (true) {
      int end = endOfHead(output, from);
      String[] lines =
          new String(output, from, end - from, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
      Matcher status = STATUS.matcher(lines[0]);
      if (!status.matches()) {
        throw new IllegalArgumentException("it does not begin as HTTP does");
      }
      int code = Integer.parseInt(status.group(1));
      if (code >= 200) {
        Map<String, String> headers = headers(lines);
        requireWhole(headers, output.length - end);
        return new HttpAnswer(
            code, headers, new String(output, end, output.length - end, StandardCharsets.UTF_8));
      }
      // An interim answer: the real one follows.
      from = end;
    }
  }

  SideBySide.Shown shown() {
    return new SideBySide.Shown(data(), raw());
  }

  Data data() {
    return Data.map("status", status, "headers", headers, "body", body);
  }

  String raw() {
    StringBuilder raw = new StringBuilder("status " + status + "\n");
    headers.forEach((name, value) -> raw.append(name).append(": ").append(value).append('\n'));
    return raw.append('\n').append(body).toString();
  }

  /** Reads a certificate in PEM. */
  static SideBySide.Shown certificate(byte[] pem) {
    String text = new String(pem, StandardCharsets.US_ASCII);
    List<Map<String, Object>> found = X509.blocks(text).certificates();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("it is no certificate");
    }
    return new SideBySide.Shown(Data.of(found.get(0)), text);
  }

  private static Map<String, String> headers(String[] lines) {
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.merge(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip(),
            (one, other) -> one + ", " + other);
      }
    }
    return headers;
  }

  /** A body may be left out whole, as for HEAD; a part of one is no answer. */
  private static void requireWhole(Map<String, String> headers, int came) {
    String length = headers.getOrDefault("content-length", "");
    if (length.matches("\\d{1,18}") && came > 0 && came < Long.parseLong(length)) {
      throw new IllegalArgumentException("it was cut at " + came + " of " + length + " bytes");
    }
  }

  private static int endOfHead(byte[] output, int from) {
    for (int i = from; i < output.length; i++) {
      if (output[i] == '\n') {
        if (i + 1 < output.length && output[i + 1] == '\n') {
          return i + 2;
        }
        if (i + 2 < output.length && output[i + 1] == '\r' && output[i + 2] == '\n') {
          return i + 3;
        }
      }
    }
    throw new IllegalArgumentException("its head has no end");
  }
}
