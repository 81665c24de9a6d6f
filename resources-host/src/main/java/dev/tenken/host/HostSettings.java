package dev.tenken.host;

import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.host.batch.Become;
import dev.tenken.host.transport.Container;
import dev.tenken.host.transport.SshEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the settings of a host. */
final class HostSettings {
  /** The transports that lead to the machine itself, and those that lead into something on it. */
  static final Set<String> TRANSPORTS =
      Stream.concat(Stream.of("ssh", "local", "chroot", "nsenter"), Container.engines().stream())
          .collect(Collectors.toUnmodifiableSet());

  static final Set<String> KEYS =
      Set.of(
          "transport",
          "via",
          "container",
          "root",
          "pid_file",
          "address",
          "port",
          "user",
          "identity",
          "passphrase",
          "known_hosts",
          "host_key_alias",
          "host_keys",
          "jump",
          "become",
          "become_user",
          "become_password",
          "connect_timeout",
          "limits");

  private static final Set<String> JUMP_KEYS =
      Set.of(
          "transport",
          "address",
          "port",
          "user",
          "identity",
          "passphrase",
          "known_hosts",
          "host_key_alias",
          "host_keys",
          "jump",
          "connect_timeout");

  private static final String SSH = "ssh";
  private static final String LOCAL = "local";

  private static final Pattern JUMP =
      Pattern.compile(
          "(?:(?<user>[^@\\s]+)@)?(?<host>\\[[^\\]\\s]+\\]|[^:@\\s]+)(?::(?<port>\\d+))?");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^@/:\\s]+|\\[?[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(%[^\\s\\]]+)?\\]?");

  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@+-]*\\$?");

  private final RunContext context;

  HostSettings(RunContext context) {
    this.context = context;
  }

  /**
   * Returns the transport to the machine: the host itself, or the one on which a container is.
   *
   * @param others the transports to machines besides these of this module
   */
  static String machine(Settings settings, Set<String> others) {
    String transport = settings.text("transport", SSH);
    if (!isContainer(transport)) {
      return transport;
    }
    String via = settings.text("via", LOCAL);
    Set<String> known = new TreeSet<>(others);
    known.addAll(Set.of(SSH, LOCAL));
    if (!known.contains(via)) {
      throw settings.error(
          "via", "must be one of " + String.join(", ", known) + ", not '" + via + "'");
    }
    if (via.equals(LOCAL) && settings.text("address").isPresent()) {
      throw settings.error(
          "address", "needs 'via: ssh': without it, " + transport + " is asked here");
    }
    return via;
  }

  private static boolean isContainer(String transport) {
    return TRANSPORTS.contains(transport) && !Set.of(SSH, LOCAL).contains(transport);
  }

  /** Returns what the host of this name is on the machine, if it is not the machine itself. */
  static Optional<Container> container(String name, Settings settings) {
    String transport = settings.text("transport", SSH);
    if (!isContainer(transport)) {
      return Optional.empty();
    }
    return switch (transport) {
      case "chroot" -> Optional.of(Container.root(path(settings, "root")));
      case "nsenter" -> Optional.of(Container.namespaces(path(settings, "pid_file")));
      default -> {
        String container = settings.text("container", name);
        if (!Container.isName(container)) {
          throw settings.error(
              "container", "must be the name of a container, not '" + container + "'");
        }
        yield Optional.of(Container.of(transport, container));
      }
    };
  }

  private static String path(Settings settings, String key) {
    String path = settings.text(key).orElseThrow(() -> settings.error(key, "is missing"));
    if (!Container.isPath(path)) {
      throw settings.error(
          key, "must be an absolute path without quotes and backslashes, not '" + path + "'");
    }
    return path;
  }

  /** Returns where and how to log in to the host of this name. */
  SshEndpoint endpoint(String name, Settings settings) {
    String user = settings.text("user", System.getProperty("user.name"));
    Duration timeout = settings.duration("connect_timeout", Duration.ofSeconds(10));
    if (timeout.isZero()) {
      throw settings.error("connect_timeout", "must be more than nothing");
    }
    return new SshEndpoint(
        name,
        address(settings, name),
        port(settings, settings.number("port", 22)),
        user,
        paths(settings, "identity", List.of()),
        secret(settings, "passphrase"),
        paths(settings, "known_hosts", List.of("~/.ssh/known_hosts", "/etc/ssh/ssh_known_hosts")),
        settings.text("host_key_alias"),
        acceptNew(settings),
        timeout,
        jump(settings));
  }

  /** Returns as whom the batch runs, for one who logged in as this user. */
  Become become(Settings settings, String user) {
    String wanted = settings.text("become", "false");
    if (!Set.of("sudo", "true", "false", "yes", "no").contains(wanted)) {
      throw settings.error("become", "must be sudo, true or false, not '" + wanted + "'");
    }
    String other = settings.text("become_user", "root");
    if (!USER.matcher(other).matches()) {
      throw settings.error("become_user", "must be the name of a user, not '" + other + "'");
    }
    Optional<String> password = secret(settings, "become_password");
    return Set.of("false", "no").contains(wanted) || other.equals(user)
        ? Become.NOBODY
        : new Become(Optional.of(other), password);
  }

  private Optional<SshEndpoint> jump(Settings settings) {
    Optional<Object> value = settings.find("jump");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Map) {
      Settings jump = settings.below("jump");
      jump.allow(JUMP_KEYS);
      String address =
          jump.text("address")
              .orElseThrow(() -> jump.error("address", "is missing: where is the jump host?"));
      return Optional.of(endpoint(address, jump.over(inherited(settings))));
    }
    Optional<SshEndpoint> last = Optional.empty();
    for (String hop : settings.text("jump", "").split(",", -1)) {
      Matcher matcher = JUMP.matcher(hop.trim());
      if (!matcher.matches()) {
        throw settings.error("jump", "must be user@host:port, not '" + hop.trim() + "'");
      }
      last = Optional.of(hop(settings, matcher, last));
    }
    return last;
  }

  private SshEndpoint hop(Settings settings, Matcher matcher, Optional<SshEndpoint> before) {
    String host = matcher.group("host").replaceAll("[\\[\\]]", "");
    SshEndpoint same = endpoint(host, inherited(settings));
    String port = matcher.group("port");
    String user = matcher.group("user");
    return new SshEndpoint(
        host,
        host,
        port == null ? 22 : port(settings, Integer.parseInt(port)),
        user == null ? same.user() : user,
        same.identities(),
        same.passphrase(),
        same.knownHosts(),
        Optional.empty(),
        same.acceptNew(),
        same.connectTimeout(),
        before);
  }

  /** Returns what a jump host takes from the host behind it where it says nothing itself. */
  private static Settings inherited(Settings settings) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key :
        List.of("user", "identity", "passphrase", "known_hosts", "host_keys", "connect_timeout")) {
      settings.find(key).ifPresent(value -> values.put(key, value));
    }
    Map<String, String> places = new LinkedHashMap<>();
    values.keySet().forEach(key -> places.put(key, settings.place(key)));
    return new Settings(values, places, settings.place("jump"));
  }

  /** Returns the address, which is no {@code user@host:port}: of that, no host would answer. */
  private static String address(Settings settings, String name) {
    String address = settings.text("address", name);
    if (!ADDRESS.matcher(address).matches()) {
      throw settings.error(
          "address",
          "must be a name or an IP address alone, not '"
              + address
              + "': user and port have keys of their own");
    }
    return address;
  }

  private static int port(Settings settings, int port) {
    if (port < 1 || port > 65_535) {
      throw settings.error("port", "must be between 1 and 65535, not " + port);
    }
    return port;
  }

  private static boolean acceptNew(Settings settings) {
    String text = settings.text("host_keys", "strict");
    return switch (text) {
      case "strict" -> false;
      case "accept-new" -> true;
      default ->
          throw settings.error("host_keys", "must be strict or accept-new, not '" + text + "'");
    };
  }

  private Optional<String> secret(Settings settings, String key) {
    Optional<String> text = settings.text(key);
    text.ifPresent(context.secrets()::add);
    return text;
  }

  private List<Path> paths(Settings settings, String key, List<String> otherwise) {
    List<String> texts = new ArrayList<>();
    Object value = settings.find(key).orElse(otherwise);
    if (value instanceof List<?> list) {
      list.forEach(item -> texts.add(String.valueOf(item)));
    } else {
      texts.add(settings.text(key, ""));
    }
    return texts.stream().map(this::path).toList();
  }

  private Path path(String text) {
    if (text.equals("~") || text.startsWith("~/")) {
      return Path.of(System.getProperty("user.home") + text.substring(1));
    }
    return context.baseDirectory().resolve(text).normalize();
  }
}
