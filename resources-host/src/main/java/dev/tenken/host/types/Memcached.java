package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A Memcached server as the host reaches it: {@code memcached('127.0.0.1:11211')}, which is also
 * what is asked without a name. Each of its statistics can be read by its name: {@code
 * its('curr_items')}, {@code its('evictions')}. Plain digits are numbers. A name that the server
 * does not know is an error.
 *
 * <p>Absent: nothing accepts the connection. Unknown: no answer came in time; the host's {@code
 * bash} or {@code nc}, with {@code timeout}, is missing.
 *
 * <p>Source: Memcached's {@code stats} and {@code stats settings}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Memcached extends Resource implements OpenProperties {
  static final HostKind KIND =
      SideBySide.kind("memcached", 3, (probe, output) -> read(output))
          .source("Memcached's stats, stats settings");

  private static final String USUAL = "127.0.0.1:11211";
  private static final String SECONDS = "5";

  private final Probe statistics;

  private Memcached(Facts facts, String address, Probe statistics) {
    super(facts, TargetType.HOST, "Memcached", address, statistics);
    this.statistics = statistics;
  }

  /** Names the server at its usual address. */
  @Word
  public static Memcached memcached(Spec spec) {
    return memcached(spec, USUAL);
  }

  /** Names the server by its address and port. */
  @Word
  public static Memcached memcached(Spec spec, String address) {
    int colon = address.lastIndexOf(':');
    String port = address.substring(colon + 1);
    if (colon < 1 || !port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException(
          "memcached takes an address and a port, such as '" + USUAL + "', not '" + address + "'");
    }
    String host = address.substring(0, colon).replaceAll("^\\[|\\]$", "");
    return new Memcached(spec.facts(TargetType.HOST), address, KIND.probe(host, port, SECONDS));
  }

  /** Tells whether the server answers. */
  public Finding isRunning() {
    return find(statistics)
        .map(data -> Finding.yes("version " + data.get("stats").text("version")))
        .orElseGet(() -> Finding.no(fact(statistics).evidence().raw()));
  }

  /** Returns the settings in force: {@code its('settings.maxbytes')}. */
  public Map<String, Object> settings() {
    Data settings = there().get("settings");
    Map<String, Object> all = new TreeMap<>();
    settings.names().forEach(name -> all.put(name, Natural.of(settings.text(name))));
    return all;
  }

  @Override
  public Object property(List<String> path) {
    String name = String.join(".", path);
    Data stats = there().get("stats");
    if (!stats.has(name)) {
      throw NoSuchWord.of("Memcached has no statistic", name, stats.names());
    }
    return Natural.of(stats.text(name));
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of();
  }

  private Data there() {
    return find(statistics)
        .orElseThrow(
            () ->
                Missing.resource(this + " does not answer: " + fact(statistics).evidence().raw()));
  }

  /** Two lists of lines {@code STAT name value}, each with an end of its own. */
  private static SideBySide.Shown read(byte[] output) {
    String text = new String(output, StandardCharsets.UTF_8);
    String[] lists = text.split("(?m)^END\r?$", -1);
    if (lists.length != 3) {
      throw new IllegalArgumentException("it does not answer as Memcached does");
    }
    return new SideBySide.Shown(
        Data.map("stats", statistics(lists[0]), "settings", statistics(lists[1])), text);
  }

  private static Map<String, Object> statistics(String list) {
    Map<String, Object> all = new LinkedHashMap<>();
    list.lines()
        .map(line -> line.split(" ", 3))
        .filter(words -> words.length > 1 && words[0].equals("STAT"))
        .forEach(words -> all.put(words[1], words.length > 2 ? words[2] : ""));
    return all;
  }
}
