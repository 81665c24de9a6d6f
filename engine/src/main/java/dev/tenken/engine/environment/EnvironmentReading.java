package dev.tenken.engine.environment;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one environment of the file; collects secrets and unset variables on the way. */
final class EnvironmentReading {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");
  private static final Pattern PLAIN = Pattern.compile("[0-9.]*|true|false|yes|no");
  private static final Pattern FLAG =
      Pattern.compile("true|false|yes|no|on|off", Pattern.CASE_INSENSITIVE);
  private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final String LIMITS = "limits";

  /** The keys of an environment, besides those of its targets. */
  static final Set<String> ENVIRONMENT_KEYS = Set.of("hosts", "aws", "vars", "replay", LIMITS);

  static final Set<String> TARGET_KEYS = Set.of("roles", "labels", "vars", "maintenance");
  private static final Set<String> HOST_LIMITS = Set.of("content", "output", "command", "batch");
  static final Set<String> RUN_LIMITS = union(HOST_LIMITS, Set.of("run"));

  private final YamlNode node;
  private final SettingKeys keys;
  private final Function<String, Optional<String>> variables;
  private final Map<String, YamlNode> members;
  private final Path baseDirectory;
  private final List<String> secrets = new ArrayList<>();
  private final List<Environment.Unset> unset = new ArrayList<>();
  private final List<ConfigurationError> unsetHere = new ArrayList<>();

  EnvironmentReading(
      YamlNode node, Path file, SettingKeys keys, Function<String, Optional<String>> variables) {
    this.node = node;
    this.keys = keys;
    this.variables = variables;
    this.members =
        node.members(
            "an environment",
            union(union(ENVIRONMENT_KEYS, TARGET_KEYS), keys.of(TargetType.HOST)));
    this.baseDirectory = file.toAbsolutePath().normalize().resolveSibling("");
  }

  Environment environment(String name, boolean explicit) {
    Optional<YamlNode> replay = written("replay");
    boolean hasTargets = written("hosts").isPresent() || written("aws").isPresent();
    if (replay.isPresent() && hasTargets) {
      throw ConfigurationErrors.replayWithTargets(node.place(), name);
    }
    if (replay.isEmpty() && !hasTargets) {
      throw ConfigurationErrors.emptyEnvironment(node.place(), name);
    }
    Settings limits = limits(members, RUN_LIMITS);
    Map<String, Object> vars = vars(members);
    Map<String, YamlNode> hostDefaults = new LinkedHashMap<>(members);
    hostDefaults.keySet().removeAll(ENVIRONMENT_KEYS);
    Settings hostSettings = settings(hostDefaults, node.place());
    List<ConfigurationError> unsetForAll = takeUnset();

    List<Target> targets = new ArrayList<>();
    hosts()
        .forEach(
            (host, entry) ->
                targets.add(
                    target(
                        host, TargetType.HOST, entry, hostDefaults, hostSettings, vars, limits)));
    accounts()
        .forEach(
            (account, entry) ->
                targets.add(
                    target(
                        account,
                        TargetType.AWS,
                        entry,
                        Map.of(),
                        Settings.of(Map.of()),
                        vars,
                        limits)));
    for (Target target : targets) {
      for (ConfigurationError error : unsetForAll) {
        unset.add(new Environment.Unset(target.name(), target.type(), error));
      }
    }
    return new Environment(
        name,
        vars,
        List.copyOf(targets),
        replay.map(folder -> baseDirectory.resolve(text(folder, "replay"))),
        limits,
        baseDirectory,
        explicit,
        List.copyOf(secrets),
        List.copyOf(unset));
  }

  private Optional<YamlNode> written(String key) {
    return Optional.ofNullable(members.get(key)).filter(value -> !value.isEmpty());
  }

  private Map<String, YamlNode> hosts() {
    Optional<YamlNode> hosts = written("hosts");
    if (hosts.isEmpty()) {
      return Map.of();
    }
    if (hosts.get().isText()) {
      String shown = text(hosts.get(), "hosts");
      Path file = baseDirectory.resolve(shown);
      if (!Files.exists(file)) {
        throw ConfigurationErrors.noHostsFile(hosts.get().place(), shown);
      }
      return YamlNode.read(file, shown).members("hosts");
    }
    return hosts.get().members("hosts");
  }

  private Map<String, YamlNode> accounts() {
    Optional<YamlNode> aws = written("aws");
    if (aws.isEmpty()) {
      return Map.of();
    }
    Map<String, YamlNode> entries = aws.get().members("aws");
    Set<String> settings = union(TARGET_KEYS, keys.of(TargetType.AWS));
    long maps =
        entries.entrySet().stream()
            .filter(entry -> !settings.contains(entry.getKey()) && !entry.getValue().isText())
            .count();
    if (maps == 0) {
      return Map.of("aws", aws.get());
    }
    if (maps < entries.size()) {
      throw ConfigurationErrors.mixedAws(aws.get().place());
    }
    return entries;
  }

  private Target target(
      String name,
      TargetType type,
      YamlNode entry,
      Map<String, YamlNode> defaults,
      Settings defaultSettings,
      Map<String, Object> environmentVars,
      Settings environmentLimits) {
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw ConfigurationErrors.wrongTargetName(entry.place(), name);
    }
    Map<String, YamlNode> own = entry.members(name, union(TARGET_KEYS, keys.of(type)));
    Map<String, YamlNode> all = new LinkedHashMap<>(defaults);
    all.putAll(own);

    Map<String, String> labels = new LinkedHashMap<>(labels(defaults));
    labels.putAll(labels(own));
    Map<String, Object> vars = new LinkedHashMap<>(environmentVars);
    vars.putAll(vars(own));
    Settings limits = limits(own, HOST_LIMITS).over(environmentLimits);
    Settings settings =
        settings(own, entry.place()).over(defaultSettings).over(hostLimits(limits, entry.place()));
    List<String> roles =
        all.containsKey("roles")
            ? all.get("roles").items("roles").stream().map(role -> text(role, "roles")).toList()
            : List.of();
    String maintenance = all.containsKey("maintenance") ? maintenance(all.get("maintenance")) : "";
    for (ConfigurationError error : takeUnset()) {
      unset.add(new Environment.Unset(name, type, error));
    }
    return new Target(
        name, type, roles, Map.copyOf(labels), Map.copyOf(vars), maintenance, settings);
  }

  /** {@code maintenance: false} looks like none and would skip all checks of the target. */
  private String maintenance(YamlNode value) {
    String reason = text(value, "maintenance");
    if (FLAG.matcher(reason).matches()) {
      throw ConfigurationErrors.noReason(value.place(), reason);
    }
    return reason;
  }

  private Settings settings(Map<String, YamlNode> entries, String place) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, String> places = new LinkedHashMap<>();
    entries.forEach(
        (key, value) -> {
          if (!TARGET_KEYS.contains(key) && !key.equals(LIMITS) && !value.isEmpty()) {
            values.put(key, value(value, key, true));
            places(value, key, places);
          }
        });
    return new Settings(values, places, place);
  }

  private void places(YamlNode value, String path, Map<String, String> places) {
    places.put(path, value.place());
    if (value.isMap()) {
      value.members(path).forEach((key, inner) -> places(inner, path + "." + key, places));
    }
  }

  private Settings limits(Map<String, YamlNode> entries, Set<String> known) {
    YamlNode limits = entries.get(LIMITS);
    if (limits == null) {
      return Settings.of(Map.of());
    }
    return settings(limits.members(LIMITS, known), limits.place());
  }

  private static Settings hostLimits(Settings limits, String place) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, String> places = new LinkedHashMap<>();
    for (String key : HOST_LIMITS) {
      limits.find(key).ifPresent(value -> values.put(key, value));
      places.put(LIMITS + "." + key, limits.place(key));
    }
    return new Settings(Map.of(LIMITS, values), places, place);
  }

  private Map<String, String> labels(Map<String, YamlNode> entries) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (entries.containsKey("labels")) {
      entries
          .get("labels")
          .members("labels")
          .forEach((key, value) -> labels.put(key, text(value, key)));
    }
    return labels;
  }

  private Map<String, Object> vars(Map<String, YamlNode> entries) {
    Map<String, Object> vars = new LinkedHashMap<>();
    if (entries.containsKey("vars")) {
      entries
          .get("vars")
          .members("vars")
          .forEach((key, value) -> vars.put(key, value(value, key, false)));
    }
    return vars;
  }

  private String text(YamlNode value, String key) {
    if (!value.isText()) {
      throw ConfigurationErrors.wrongShape(value.place(), key, "a text");
    }
    return scalar(value, key, false);
  }

  private Object value(YamlNode value, String key, boolean setting) {
    if (value.isMap()) {
      Map<String, Object> map = new LinkedHashMap<>();
      value.members(key).forEach((name, inner) -> map.put(name, value(inner, name, setting)));
      return map;
    }
    if (value.isList()) {
      return value.items(key).stream().map(item -> value(item, key, setting)).toList();
    }
    return value.isEmpty() ? "" : scalar(value, key, setting);
  }

  private String scalar(YamlNode value, String key, boolean setting) {
    String text = value.text();
    Matcher variable = VARIABLE.matcher(text);
    if (variable.matches()) {
      String name = variable.group(1);
      Optional<String> read = variables.apply(name);
      if (read.isEmpty()) {
        unsetHere.add(ConfigurationErrors.unsetVariable(value.place(), key, name));
      } else if (setting && read.get().isEmpty()) {
        unsetHere.add(ConfigurationErrors.emptyVariable(value.place(), key, name));
      }
      read.ifPresent(secrets::add);
      return read.orElse("");
    }
    if (text.contains("${env:")) {
      throw ConfigurationErrors.partialVariable(value.place(), text);
    }
    Matcher ofShell = SHELL_VARIABLE.matcher(text);
    if (setting && ofShell.matches()) {
      throw ConfigurationErrors.shellVariable(value.place(), key, ofShell.group(1));
    }
    // A number such as min_password_length is no secret, and masking it would hide ordinary text.
    if (Secrets.isSecretName(key) && (setting || !PLAIN.matcher(text).matches())) {
      secrets.add(text);
    }
    return text;
  }

  private List<ConfigurationError> takeUnset() {
    List<ConfigurationError> taken = List.copyOf(unsetHere);
    unsetHere.clear();
    return taken;
  }

  private static Set<String> union(Set<String> first, Set<String> second) {
    Set<String> all = new TreeSet<>(first);
    all.addAll(second);
    return all;
  }
}
