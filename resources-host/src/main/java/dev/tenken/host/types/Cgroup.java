package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A control group, by its path below the hierarchy: {@code cgroup('system.slice/nginx.service')}.
 *
 * <p>Both versions are understood: a file is looked for in the hierarchy of its controller ({@code
 * memory.limit_in_bytes}) and in the unified one ({@code memory.max}). Absent: no hierarchy has the
 * group; or the group has no such file. Unknown: no hierarchy is mounted, or the file may not be
 * read. Source: the group's files.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Cgroup extends Resource implements OpenProperties {
  static final HostKind KIND =
      HostKind.ofAnswers("cgroup", 2, Cgroup::read).source("/sys/fs/cgroup");

  private final Probe group;

  Cgroup(Facts facts, String name) {
    super(facts, TargetType.HOST, "Control group", name, KIND.probe(name, ""));
    this.group = KIND.probe(name, "");
  }

  /** Names a control group. */
  @Word
  public static Cgroup cgroup(Spec spec, String name) {
    return new Cgroup(spec.facts(TargetType.HOST), name);
  }

  /** Tells whether there is such a group. */
  public Finding exists() {
    return find(group)
        .map(data -> Finding.yes(data.text("hierarchies")))
        .orElse(Finding.no("no such control group"));
  }

  /**
   * Returns what a file of the group holds: a number where it is all digits, a map where each line
   * is a key with a value or with several {@code name=value}, else text.
   */
  @Override
  public Object property(List<String> path) {
    String file = path.get(0);
    want(group);
    Data data = present(KIND.probe(resourceName(), file));
    Object value =
        data.find("value").orElseThrow(() -> Missing.value(this + " has no file " + file)).value();
    for (String key : path.subList(1, path.size())) {
      if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
        throw Missing.value(this + " has no " + key + " in " + file);
      }
      value = Data.of(map.get(key)).value();
    }
    return value;
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of();
  }

  private static Data read(Probe probe, Answer answer) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("hierarchies", answer.text("hierarchies").strip());
    answer.find("content").ifPresent(content -> data.put("value", value(content)));
    return Data.of(data);
  }

  private static Object value(String content) {
    String[] lines = content.split("\n", -1);
    Map<String, Object> map = new LinkedHashMap<>();
    for (String line : lines) {
      String[] word = line.split(" ", -1);
      if (word.length == 2 && !word[1].contains("=")) {
        map.put(word[0], Natural.of(word[1]));
      } else if (word.length > 1) {
        Map<String, Object> inner = new LinkedHashMap<>();
        for (int i = 1; i < word.length; i++) {
          String[] pair = word[i].split("=", 2);
          if (pair.length == 2) {
            inner.put(pair[0], Natural.of(pair[1]));
          }
        }
        if (inner.size() == word.length - 1) {
          map.put(word[0], inner);
        }
      }
    }
    // cpu.max is two words, yet no key with a value: one line alone is a value.
    return map.size() == lines.length
            && (lines.length > 1 || map.values().iterator().next() instanceof Map)
        ? map
        : Natural.of(content);
  }
}
