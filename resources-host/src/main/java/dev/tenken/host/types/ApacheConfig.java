package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The configuration of Apache's httpd as it reads it, included files in their places: {@code
 * apache_config.its('KeepAliveTimeout')}.
 *
 * <p>What stands in {@code IfModule} and {@code IfDefine} counts where the condition holds, as if
 * it stood outside. Any other section is a map under its name and arguments: {@code VirtualHost
 * *:80}, {@code Directory /var/www/html}. What stands several times is a list; for most directives
 * the last counts. Names in any case of letters; a directive's arguments are one text, quotes
 * aside; plain digits are a number. With {@code server:} or {@code port:}, paths begin in that
 * virtual host. Unknown: Apache is not on the host; the asking user may not read all that it reads;
 * several virtual hosts are meant.
 *
 * <p>Source: {@code httpd -t -D DUMP_INCLUDES -D DUMP_MODULES -D DUMP_RUN_CFG}, and the files that
 * it names.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ApacheConfig extends WebServerConfig {
  static final HostKind KIND =
      HostKind.ofAnswers("apache-config", 1, (probe, answer) -> read(answer))
          .source("httpd -t -D DUMP_INCLUDES -D DUMP_MODULES -D DUMP_RUN_CFG");

  private ApacheConfig(Facts facts, Options options) {
    super(facts, "Apache configuration", KIND.probe(options.text("file").orElse("")), options);
  }

  /** Names the configuration of Apache. */
  @Word
  public static ApacheConfig apache_config(Spec spec) {
    return apache_config(spec, Map.of());
  }

  /**
   * Names a configuration of Apache, or a virtual host in it.
   *
   * @param options {@code file}: a configuration that is not in use yet; {@code server}: its name
   *     or one of its aliases; {@code port}: its port
   */
  @Word
  public static ApacheConfig apache_config(Spec spec, Map<String, Object> options) {
    return new ApacheConfig(
        spec.facts(TargetType.HOST),
        Options.of("apache_config", options, "file", "server", "port"));
  }

  /**
   * Tells whether this module is loaded.
   *
   * @param name such as {@code rewrite} or {@code rewrite_module}
   */
  public Finding hasModule(String name) {
    List<String> modules = modules();
    return Finding.of(
        modules.contains(name.endsWith("_module") ? name : name + "_module"),
        "modules " + String.join(", ", modules));
  }

  /** Returns the loaded modules: {@code rewrite_module}. */
  public List<String> modules() {
    return config().list("modules").stream().map(Data::text).toList();
  }

  private static Data read(Answer answer) {
    if (answer.has("problem")) {
      return Data.map("problem", answer.text("problem").strip());
    }
    Map<String, String> contents = new LinkedHashMap<>();
    List<String> files = answer.all("file");
    for (int i = 0; i < files.size(); i++) {
      contents.put(files.get(i), answer.all("content").get(i));
    }
    return new ApacheTree(answer.text("dump"), contents).read();
  }
}
