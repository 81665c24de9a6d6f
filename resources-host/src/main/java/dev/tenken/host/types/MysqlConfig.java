package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A setting that MySQL or MariaDB would start with, by its name; {@code -} and {@code _} are the
 * same: {@code mysql_config('max_connections')}. What a running server has is asked by {@code
 * mysql}.
 *
 * <p>Absent: the server knows no such setting. Unknown: there is no server program, or it did not
 * list its settings.
 *
 * <p>Source: {@code mysqld --verbose --help}, which reads the files that the server reads.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MysqlConfig extends Resource {
  static final HostKind KIND =
      HostKind.of("mysql-config", 1, MysqlConfig::read).source("mysqld --verbose --help");

  private static final Pattern SETTING = Pattern.compile("([a-z][a-z0-9_-]*)(?: +(.*))?");
  private static final String NONE = "(No default value)";

  private final Probe setting;

  private MysqlConfig(Facts facts, String name) {
    super(facts, TargetType.HOST, "MySQL setting", name, KIND.probe(name.replace('_', '-')));
    setting = KIND.probe(name.replace('_', '-'));
  }

  /** Names a setting. */
  @Word
  public static MysqlConfig mysql_config(Spec spec, String name) {
    return new MysqlConfig(spec.facts(TargetType.HOST), name);
  }

  /** Tells whether the server knows such a setting. */
  public Finding exists() {
    return find(setting)
        .map(data -> Finding.yes("the value " + data.text("value")))
        .orElse(Finding.no("no such setting"));
  }

  /**
   * Returns the value: a number when it is one, else the text. A setting without a value fails the
   * check, negated or not, and is {@code be_nil}.
   */
  public Object value() {
    String value = present(setting).text("value");
    if (value.equals(NONE)) {
      throw Missing.value(this + " has no value");
    }
    return Natural.of(value);
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    List<String> lines = section.text().lines().toList();
    if (lines.contains("missing")) {
      return Unknowns.all(
          probes,
          section,
          Cause.Reason.TOOL_MISSING,
          "there is no mysqld or mariadbd on this host");
    }
    int start = 0;
    while (start < lines.size() && !lines.get(start).startsWith("-----")) {
      start++;
    }
    if (start == lines.size()) {
      Optional<String> error = Lines.of(section).first("error");
      return Unknowns.all(
          probes,
          section,
          error.orElse("").contains("denied") ? Cause.Reason.PERMISSION_DENIED : Cause.Reason.OTHER,
          error.orElse("mysqld --verbose --help lists no settings"));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : lines.subList(start + 1, lines.size())) {
      Matcher matcher = SETTING.matcher(line);
      if (!matcher.matches()) {
        break;
      }
      settings.put(
          matcher.group(1).replace('_', '-'),
          Optional.ofNullable(matcher.group(2)).orElse("").stripTrailing());
    }
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      String value = settings.get(probe.argument());
      facts.put(
          probe,
          value == null
              ? section.absent("no such setting")
              : section.present(Data.map("value", value), probe.argument() + " " + value));
    }
    return facts;
  }
}
