package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A running Redis or Valkey, asked on the host: {@code redis.its('maxmemory-policy')}.
 *
 * <p>Properties are the settings it runs with, by their names; plain digits are numbers. Absent:
 * nothing accepts connections there. Unknown: the client is not on the host; the server wants a
 * password or refuses to tell; the setting is a secret.
 *
 * <p>Source: {@code redis-cli}, with {@code INFO} and {@code CONFIG GET}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Redis extends DatabaseServer {
  static final HostKind KIND =
      HostKind.ofAnswers("redis", 5, (probe, answer) -> read(answer))
          .withSecret()
          .source("redis-cli INFO, CONFIG GET *");

  private static final List<String> SECRETS =
      List.of(
          "requirepass",
          "masterauth",
          "masteruser",
          "tls-key-file-pass",
          "tls-client-key-file-pass");
  private static final Pattern ITEM = Pattern.compile(" *\\d+\\) \"(.*)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9a-f]{2}|.)");

  private Redis(Facts facts, Options options) {
    super(facts, "Redis", KIND, options, "");
  }

  /** Names the server at the client's own default, 127.0.0.1 and 6379. */
  @Word
  public static Redis redis(Spec spec) {
    return redis(spec, Map.of());
  }

  /**
   * Names a server.
   *
   * @param options {@code host}, {@code port}, {@code socket}: where it is, as seen from the host;
   *     {@code user}, {@code password}: who asks
   */
  @Word
  public static Redis redis(Spec spec, Map<String, Object> options) {
    return new Redis(
        spec.facts(TargetType.HOST),
        Options.of("redis", options, "host", "port", "socket", "user", "password"));
  }

  private static Data read(Answer answer) {
    Map<String, Object> status = new LinkedHashMap<>();
    Map<String, Object> replication = new LinkedHashMap<>();
    Map<String, Object> section = status;
    List<String> items = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (String line : answer.text("dump").lines().toList()) {
      Matcher item = ITEM.matcher(line);
      if (item.matches()) {
        items.add(unescaped(item.group(1)));
      } else if (line.startsWith("# ")) {
        section = line.equals("# Replication") ? replication : status;
      } else if (line.startsWith("(error)")) {
        errors.add(line);
      } else if (line.contains(":")) {
        String[] parts = line.split(":", 2);
        section.put(parts[0], Natural.of(parts[1]));
      }
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    for (int i = 0; i + 1 < items.size(); i += 2) {
      if (!SECRETS.contains(items.get(i))) {
        settings.put(items.get(i), Natural.of(items.get(i + 1)));
      }
    }
    boolean replica = "slave".equals(replication.get("role"));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("version", String.valueOf(status.get("redis_version")));
    data.put("role", replica ? "replica" : "primary");
    data.put("read_only", replica && Long.valueOf(1).equals(replication.get("slave_read_only")));
    data.put("status", status);
    data.put("replication", replication);
    data.put("secrets", SECRETS);
    if (settings.isEmpty()) {
      data.put("denied_settings", "CONFIG GET: " + String.join(" ", errors));
    } else {
      data.put("settings", settings);
    }
    return Data.of(data);
  }

  /** Returns a text without the escapes that the client writes; it escapes each byte alone. */
  private static String unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher matcher = ESCAPE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      bytes.writeBytes(text.substring(end, matcher.start()).getBytes(StandardCharsets.UTF_8));
      String code = matcher.group(1);
      if (code.length() == 3) {
        bytes.write(Integer.parseInt(code.substring(1), 16));
      } else {
        bytes.write(
            switch (code) {
              case "n" -> '\n';
              case "r" -> '\r';
              case "t" -> '\t';
              case "a" -> 7;
              case "b" -> '\b';
              default -> code.charAt(0);
            });
      }
      end = matcher.end();
    }
    bytes.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
