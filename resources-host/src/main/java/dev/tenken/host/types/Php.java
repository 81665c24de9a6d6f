package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * PHP's command line: {@code php}, which takes no name.
 *
 * <p>Unknown: the host has no {@code php}. Source: {@code php -r}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Php extends Resource {
  static final HostKind KIND = HostKind.ofAnswers("php", 0, Php::read).source("php -r");

  private final Probe probe = KIND.probe();

  private Php(Facts facts) {
    super(facts, TargetType.HOST, "PHP", "", KIND.probe());
  }

  /** Names PHP. */
  @Word
  public static Php php(Spec spec) {
    return new Php(spec.facts(TargetType.HOST));
  }

  /** Returns the version: {@code 8.2.29}. */
  public String version() {
    return present(probe).text("version");
  }

  /** Returns the extensions, also those for the engine, by name with their versions. */
  public Map<String, String> extensions() {
    Map<String, String> all = new TreeMap<>();
    Data extensions = present(probe).get("extensions");
    extensions.names().forEach(name -> all.put(name, extensions.text(name)));
    return all;
  }

  /** Returns the php.ini that is read. */
  public String ini() {
    String ini = present(probe).text("ini");
    if (ini.isEmpty()) {
      throw Missing.value(this + " reads no php.ini");
    }
    return ini;
  }

  private static Data read(Probe probe, Answer answer) {
    List<String> names = answer.all("extension");
    List<String> versions = answer.all("of");
    Map<String, String> extensions = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      extensions.put(names.get(i), versions.get(i));
    }
    return Data.map(
        "version", answer.text("version"), "ini", answer.text("ini"), "extensions", extensions);
  }
}
