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
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A property in Hadoop's configuration files, by its name: {@code
 * hadoop_config('dfs.replication')}.
 *
 * <p>The files are those below {@code /etc/hadoop/conf} whose name ends in {@code .xml}. Absent: no
 * file sets it, which is where Hadoop's own default holds. Unknown: files give it different values,
 * and {@code file:} does not say which is meant; something may not be read, or is no XML; or its
 * name says that it is a secret, which is not kept.
 *
 * <p>Source: the content of the files.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HadoopConfig extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("files.content", 2, (probe, answer) -> read(answer))
          .using("paths")
          .withContent()
          .source("the files below /etc/hadoop/conf");

  private final Probe probe;
  private final String folder;
  private final String file;

  private HadoopConfig(Facts facts, String name, String folder, String file) {
    super(facts, TargetType.HOST, "Hadoop property", name, KIND.probe(folder, "*.xml"));
    this.probe = KIND.probe(folder, "*.xml");
    this.folder = folder;
    this.file = file;
  }

  /** Names a property. */
  @Word
  public static HadoopConfig hadoop_config(Spec spec, String name) {
    return hadoop_config(spec, Map.of(), name);
  }

  /**
   * Names a property.
   *
   * @param options {@code conf}: the folder, where it is another; {@code file}: the one file that
   *     counts, such as {@code hdfs-site.xml}
   */
  @Word
  public static HadoopConfig hadoop_config(Spec spec, Map<String, Object> options, String name) {
    Options given = Options.of("hadoop_config", options, "conf", "file");
    return new HadoopConfig(
        spec.facts(TargetType.HOST),
        name,
        given.text("conf").orElse("/etc/hadoop/conf"),
        given.text("file").orElse(""));
  }

  /** Tells whether a file sets it. */
  public Finding exists() {
    List<Data> all = settings();
    return all.isEmpty()
        ? Finding.no("no file below " + folder + " sets it")
        : Finding.yes("set in " + String.join(", ", files()));
  }

  /** Tells whether it is final, so that no job may change it. */
  public Finding isFinal() {
    boolean isFinal = setting().flag("final");
    return Finding.of(isFinal, isFinal ? "it is final" : "it is not final");
  }

  /** Returns the value: a number when it is one, else the text. */
  public Object value() {
    return Natural.of(
        setting()
            .find("value")
            .orElseThrow(
                () ->
                    Unknowns.part(
                        facts(),
                        fact(probe),
                        Cause.Reason.REDACTED,
                        "the name says that it is a secret: its value is not kept"))
            .text());
  }

  /** Returns the files that set it. */
  public List<String> files() {
    return settings().stream().map(one -> one.text("file")).distinct().toList();
  }

  private List<Data> settings() {
    Data data =
        find(probe)
            .orElseThrow(() -> Missing.resource("there is no folder " + folder + " on the host"));
    List<Data> all = new ArrayList<>();
    for (Data one : data.list()) {
      boolean counts = file.isEmpty() || one.text("file").endsWith("/" + file);
      if (counts && one.has("broken")) {
        throw Unknowns.part(
            facts(),
            fact(probe),
            Cause.Reason.OTHER,
            one.text("file") + " is no valid xml: " + one.text("broken"));
      }
      if (counts && one.text("name").equals(resourceName())) {
        all.add(one);
      }
    }
    return all;
  }

  private Data setting() {
    List<Data> all = settings();
    if (all.isEmpty()) {
      throw Missing.resource(this + " is not set below " + folder);
    }
    Set<String> values = new LinkedHashSet<>();
    all.forEach(one -> values.add(one.text("value") + " (" + one.text("file") + ")"));
    if (all.stream().map(one -> one.text("value")).distinct().count() > 1) {
      throw Unknowns.part(
          facts(),
          fact(probe),
          Cause.Reason.AMBIGUOUS,
          "files give it different values, " + String.join(", ", values) + ": say which by file:");
    }
    // Within a file, and where all agree, the last one counts.
    return all.get(all.size() - 1);
  }

  private static Data read(Answer answer) {
    Map<String, String> contents = new TreeMap<>();
    List<String> files = answer.all("file");
    for (int i = 0; i < files.size(); i++) {
      contents.put(files.get(i), answer.all("content").get(i));
    }
    List<Object> settings = new ArrayList<>();
    contents.forEach(
        (file, content) -> {
          try {
            if (XmlTree.parse(content).get("configuration") instanceof Map<?, ?> configuration) {
              properties(configuration).forEach(one -> settings.add(setting(file, one)));
            }
          } catch (BrokenConfig e) {
            settings.add(Map.of("file", file, "broken", e.problem()));
          }
        });
    return Data.of(settings);
  }

  private static List<?> properties(Map<?, ?> configuration) {
    Object all = configuration.get("property");
    return all instanceof List<?> list ? list : all == null ? List.of() : List.of(all);
  }

  private static Data setting(String file, Object property) {
    Map<?, ?> members = property instanceof Map<?, ?> map ? map : Map.of();
    String name = String.valueOf(members.get("name"));
    Map<String, Object> setting = new LinkedHashMap<>();
    setting.put("file", file);
    setting.put("name", name);
    setting.put("final", "true".equals(members.get("final")));
    if (!Secrets.isSecretName(name)) {
      Object value = members.get("value");
      setting.put("value", value == null ? "" : value.toString());
    }
    return Data.of(setting);
  }
}
