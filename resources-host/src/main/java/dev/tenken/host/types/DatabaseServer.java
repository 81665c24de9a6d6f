package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.host.batch.HostKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What running databases have in common: they are asked by their own client on the host for their
 * settings, their state and their part in a replication.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract sealed class DatabaseServer extends Resource implements OpenProperties
    permits Redis, Mysql, Postgres {
  private final Probe probe;

  /**
   * Names a server.
   *
   * @param kind takes host, port, socket, user and one more word, each empty where not given, and
   *     the password as a secret
   * @param more the option that is the one more word
   */
  DatabaseServer(Facts facts, String type, HostKind kind, Options options, String more) {
    super(
        facts,
        TargetType.HOST,
        type,
        String.join(
            " ",
            Stream.of("host", "port", "socket", "user", more)
                .flatMap(name -> options.text(name).stream())
                .toList()),
        probe(kind, options, more));
    probe = probe(kind, options, more);
  }

  private static Probe probe(HostKind kind, Options options, String more) {
    return kind.probe(
            Stream.of("host", "port", "socket", "user", more)
                .map(name -> options.text(name).orElse(""))
                .toArray(String[]::new))
        .withSecret(options.text("password").orElse(""));
  }

  /** Tells whether it runs: it accepts connections. */
  public final Finding isRunning() {
    return find(probe)
        .map(data -> Finding.yes("version " + data.text("version")))
        .orElse(Finding.no("nothing accepts connections"));
  }

  /** Tells whether it is no replica of another server. */
  public final Finding isPrimary() {
    return Finding.of(role().equals("primary"), "a " + role());
  }

  /** Tells whether it is a replica of another server, whether or not it reaches that. */
  public final Finding isReplica() {
    return Finding.of(role().equals("replica"), "a " + role());
  }

  /** Tells whether it refuses to be written by ordinary clients. */
  public final Finding isReadOnly() {
    boolean readOnly = told("read_only").value().equals(true);
    return Finding.of(readOnly, readOnly ? "it is read-only" : "it can be written");
  }

  /** Returns {@code primary} or {@code replica}. */
  public final String role() {
    return told("role").text();
  }

  /** Returns its version. */
  public final String version() {
    return present(probe).text("version");
  }

  /** Returns what it tells of its state: {@code its('status.…')}. */
  public final Map<?, ?> status() {
    return (Map<?, ?>) told("status").value();
  }

  /** Returns what it tells of its replication: {@code its('replication.…')}. */
  public final Map<?, ?> replication() {
    return (Map<?, ?>) told("replication").value();
  }

  @Override
  public final Object property(List<String> path) {
    Data settings = told("settings");
    ConfigTree tree = new ConfigTree(settings.value(), false);
    if (!tree.has(this, path)) {
      Data data = present(probe);
      if (data.list("secrets").stream().anyMatch(name -> name.text().equals(path.get(0)))) {
        throw Unknowns.part(
            facts(),
            fact(probe),
            Cause.Reason.REDACTED,
            path.get(0) + " is a secret, and is not read");
      }
      if (data.flag("partial")) {
        throw Unknowns.part(
            facts(),
            fact(probe),
            Cause.Reason.PERMISSION_DENIED,
            "the server does not tell all settings to this user, and not " + path.get(0));
      }
    }
    return tree.value(this, path);
  }

  @Override
  public final Set<String> propertyNames() {
    return Set.of();
  }

  /** Returns a part of what it told; a part that it refused to tell ends the attempt. */
  private Data told(String part) {
    Data data = present(probe);
    if (data.has("denied_" + part)) {
      throw Unknowns.part(
          facts(), fact(probe), Cause.Reason.PERMISSION_DENIED, data.text("denied_" + part));
    }
    return data.find(part).orElseThrow(() -> Missing.value(this + " does not tell its " + part));
  }
}
