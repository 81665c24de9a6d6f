package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The configuration of nginx as nginx reads it, included files in their places: {@code
 * nginx_config.its('http.gzip')}.
 *
 * <p>A block is a map under its name and arguments: {@code http}, {@code location /api}. What
 * stands several times is a list. A directive's arguments are one text, quotes aside; plain digits
 * are a number. What a block inherits from the one around it is not in it. With {@code server:} or
 * {@code port:}, paths begin in that server's block. Unknown: nginx is not on the host; the asking
 * user may not read all that nginx reads; several servers are meant.
 *
 * <p>Source: {@code nginx -T}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NginxConfig extends WebServerConfig {
  static final HostKind KIND =
      HostKind.ofAnswers("nginx-config", 1, (probe, answer) -> read(answer)).source("nginx -T");

  private static final Pattern FILE =
      Pattern.compile("(?m)^# configuration file (/.*):\\n", Pattern.UNIX_LINES);

  private NginxConfig(Facts facts, Options options) {
    super(facts, "nginx configuration", KIND.probe(options.text("file").orElse("")), options);
  }

  /** Names the configuration of nginx. */
  @Word
  public static NginxConfig nginx_config(Spec spec) {
    return nginx_config(spec, Map.of());
  }

  /**
   * Names a configuration of nginx, or a server's block in it.
   *
   * @param options {@code file}: a configuration that is not in use yet; {@code server}: one of its
   *     names; {@code port}: a port that it listens on
   */
  @Word
  public static NginxConfig nginx_config(Spec spec, Map<String, Object> options) {
    return new NginxConfig(
        spec.facts(TargetType.HOST), Options.of("nginx_config", options, "file", "server", "port"));
  }

  private static Data read(Answer answer) {
    if (answer.has("problem")) {
      return Data.map("problem", answer.text("problem").strip());
    }
    Map<String, String> files = new LinkedHashMap<>();
    String dump = answer.text("dump");
    Matcher matcher = FILE.matcher(dump);
    String name = "";
    int start = 0;
    while (matcher.find()) {
      files.put(name, dump.substring(start, matcher.start()));
      name = matcher.group(1);
      start = matcher.end();
    }
    files.put(name, dump.substring(start));
    files.remove("");
    return new NginxTree(files).read();
  }
}
