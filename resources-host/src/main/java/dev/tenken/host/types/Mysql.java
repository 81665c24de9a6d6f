package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A running MySQL or MariaDB, asked on the host: {@code mysql.its('max_connections')}. What it
 * would start with is asked by {@code mysql_config}.
 *
 * <p>Properties are the global variables, by their names; plain digits are numbers. Absent: nothing
 * accepts connections there. Unknown: the client is not on the host; the server does not let the
 * user in, or does not tell; the variable is a secret. Without options, the client's own files say
 * who asks, such as {@code ~/.my.cnf} of the asking user.
 *
 * <p>Source: {@code mysql} or {@code mariadb}, with {@code SHOW GLOBAL VARIABLES}, {@code SHOW
 * GLOBAL STATUS} and {@code SHOW REPLICA STATUS}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Mysql extends DatabaseServer {
  static final HostKind KIND =
      HostKind.ofAnswers("mysql", 5, (probe, answer) -> read(answer))
          .withSecret()
          .source("mysql SHOW GLOBAL VARIABLES, SHOW GLOBAL STATUS, SHOW REPLICA STATUS");

  private static final List<String> SECRETS = List.of("report_password", "wsrep_sst_auth");

  private Mysql(Facts facts, Options options) {
    super(facts, "MySQL", KIND, options, "defaults_file");
  }

  /** Names the server at the client's own default. */
  @Word
  public static Mysql mysql(Spec spec) {
    return mysql(spec, Map.of());
  }

  /**
   * Names a server.
   *
   * @param options {@code host}, {@code port}, {@code socket}: where it is, as seen from the host;
   *     {@code user}, {@code password}: who asks; {@code defaults_file}: a file of the host that
   *     says it
   */
  @Word
  public static Mysql mysql(Spec spec, Map<String, Object> options) {
    Map<String, Object> given = new LinkedHashMap<>(options);
    // To the client, a port without a host is none.
    if (given.containsKey("port")) {
      given.putIfAbsent("host", "127.0.0.1");
    }
    return new Mysql(
        spec.facts(TargetType.HOST),
        Options.of("mysql", given, "host", "port", "socket", "user", "password", "defaults_file"));
  }

  private static Data read(Answer answer) {
    Map<String, Object> settings = new LinkedHashMap<>();
    Map<String, Object> status = new LinkedHashMap<>();
    Map<String, Object> section = settings;
    for (String line : answer.text("dump").lines().toList()) {
      String[] cells = line.split("\t", -1);
      if (cells.length == 1) {
        section = line.equals("tenken status") ? status : section;
      } else if (!cells[0].equals("Variable_name") && !SECRETS.contains(cells[0])) {
        section.put(cells[0], Natural.of(unescaped(cells[1])));
      }
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("version", String.valueOf(settings.get("version")));
    // MariaDB knows degrees of it.
    data.put("read_only", !List.of("OFF", "0").contains(String.valueOf(settings.get("read_only"))));
    data.put("settings", settings);
    data.put("status", status);
    data.put("secrets", SECRETS);
    if (answer.has("replica")) {
      Map<String, Object> replication = replication(answer.text("replica"));
      data.put("role", replication.isEmpty() ? "primary" : "replica");
      data.put("replication", replication);
    } else {
      data.put("denied_role", answer.text("denied"));
      data.put("denied_replication", answer.text("denied"));
    }
    return Data.of(data);
  }

  private static Map<String, Object> replication(String text) {
    Map<String, Object> replication = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      String[] parts = line.strip().split(":", 2);
      if (parts.length == 2 && !parts[1].strip().equals("NULL")) {
        replication.put(parts[0], Natural.of(parts[1].strip()));
      }
    }
    return replication;
  }

  private static String unescaped(String text) {
    return text.indexOf('\\') < 0
        ? text
        : text.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\0", "\\");
  }
}
