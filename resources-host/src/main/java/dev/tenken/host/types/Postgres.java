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
 * A running PostgreSQL, asked on the host: {@code postgres.its('shared_buffers')}.
 *
 * <p>Properties are the settings it runs with, by their names and as {@code SHOW} writes them;
 * plain digits are numbers. Absent: nothing accepts connections there. Unknown: psql is not on the
 * host; the server does not let the user in, or does not tell this user; the setting is a secret.
 * Without {@code host}, {@code user} and {@code password}, root asks as the account {@code
 * postgres}; else the client's own files and variables count, such as {@code ~/.pgpass}.
 *
 * <p>Source: {@code psql}, with {@code pg_settings} and {@code pg_is_in_recovery()}; PostgreSQL 10
 * and later.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Postgres extends DatabaseServer {
  static final HostKind KIND =
      HostKind.ofAnswers("postgres", 5, (probe, answer) -> read(answer))
          .withSecret()
          .source("psql, pg_settings, pg_is_in_recovery()");

  private static final List<String> SECRETS = List.of("primary_conninfo", "ssl_passphrase_command");

  private Postgres(Facts facts, Options options) {
    super(facts, "PostgreSQL", KIND, options, "database");
  }

  /** Names the server at the client's own default. */
  @Word
  public static Postgres postgres(Spec spec) {
    return postgres(spec, Map.of());
  }

  /**
   * Names a server.
   *
   * @param options {@code host}, {@code port}: where it is, as seen from the host; a folder as host
   *     is that of its socket; {@code user}, {@code password}: who asks; {@code database}: by which
   *     database
   */
  @Word
  public static Postgres postgres(Spec spec, Map<String, Object> options) {
    return new Postgres(
        spec.facts(TargetType.HOST),
        Options.of("postgres", options, "host", "port", "user", "password", "database"));
  }

  private static Data read(Answer answer) {
    Data told = Data.of(PlainValue.of(ConfigFormat.JSON.parse(answer.text("dump"))));
    Map<String, Object> settings = new LinkedHashMap<>();
    Data all = told.get("settings");
    all.names().forEach(name -> settings.put(name, Natural.of(all.text(name))));
    boolean recovery = told.flag("recovery");
    return Data.map(
        "version",
        told.text("version"),
        "role",
        recovery ? "replica" : "primary",
        "read_only",
        recovery || "on".equals(settings.get("default_transaction_read_only")),
        "settings",
        settings,
        "status",
        told.get("status"),
        "replication",
        told.get("replication"),
        "partial",
        !told.flag("all"),
        "secrets",
        SECRETS);
  }
}
