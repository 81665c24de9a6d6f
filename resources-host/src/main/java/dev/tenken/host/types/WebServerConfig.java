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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** What the configurations of web servers have in common: directives in blocks, and servers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract sealed class WebServerConfig extends Resource implements OpenProperties
    permits NginxConfig, ApacheConfig {
  private final Probe probe;
  private final String server;
  private final String port;

  WebServerConfig(Facts facts, String type, Probe probe, Options options) {
    super(
        facts,
        TargetType.HOST,
        type,
        String.join(
            " ",
            Stream.of("file", "server", "port").flatMap(it -> options.text(it).stream()).toList()),
        probe);
    this.probe = probe;
    this.server = options.text("server").orElse("");
    this.port = options.text("port").orElse("");
  }

  /** Tells whether the server accepts its configuration. */
  public final Finding isValid() {
    Data data = present(probe);
    return data.has("problem") ? Finding.no(data.text("problem")) : Finding.yes("it is accepted");
  }

  /**
   * Tells whether there is this directive or block.
   *
   * @param path as for {@code its}: a text with dots, or a list of names
   */
  public final Finding hasKey(Object path) {
    return tree().key(this, path);
  }

  /** Tells whether there is a server of this name, as it is written: {@code *.lab.test}. */
  public final Finding hasServer(String name) {
    List<String> names =
        config().list("servers").stream()
            .flatMap(one -> one.list("names").stream())
            .map(Data::text)
            .toList();
    return Finding.of(
        names.contains(name),
        names.isEmpty() ? "no server with a name" : "servers " + String.join(", ", names));
  }

  /** Returns all servers: {@code names}, {@code listen} and {@code ports} of each. */
  public final List<?> servers() {
    return config().list("servers").stream()
        .map(
            one ->
                Data.map(
                        "names",
                        one.get("names"),
                        "listen",
                        one.get("listen"),
                        "ports",
                        one.get("ports"))
                    .value())
        .toList();
  }

  /** Returns the files that it is made of. */
  public final List<String> files() {
    return config().list("files").stream().map(Data::text).toList();
  }

  @Override
  public final Object property(List<String> path) {
    return tree().value(this, path);
  }

  @Override
  public final Set<String> propertyNames() {
    return Set.of();
  }

  /** Returns what was read, of a valid configuration. */
  final Data config() {
    Data data = present(probe);
    if (data.has("problem")) {
      throw Missing.resource(this + " is not valid: " + data.text("problem"));
    }
    return data;
  }

  private ConfigTree tree() {
    boolean ignoresCase = this instanceof ApacheConfig;
    if (server.isEmpty() && port.isEmpty()) {
      return new ConfigTree(config().get("tree").value(), ignoresCase);
    }
    List<Data> found =
        config().list("servers").stream()
            .filter(one -> server.isEmpty() || texts(one, "names").contains(server))
            .filter(one -> port.isEmpty() || texts(one, "ports").contains(port))
            .toList();
    if (found.isEmpty()) {
      throw Missing.resource("there is no such server in " + this);
    }
    if (found.size() > 1) {
      throw Unknowns.part(
          facts(),
          fact(probe),
          Cause.Reason.AMBIGUOUS,
          found.size() + " servers are meant: say which by server: and port:");
    }
    return new ConfigTree(found.get(0).get("block").value(), ignoresCase);
  }

  private static List<String> texts(Data one, String name) {
    return one.list(name).stream().map(Data::text).toList();
  }
}
