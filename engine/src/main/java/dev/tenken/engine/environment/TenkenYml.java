package dev.tenken.engine.environment;

import dev.tenken.dsl.spi.ConfigurationError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The file of environments, {@code tenken.yml}.
 *
 * <p>{@code ${env:NAME}} as a whole value reads a variable, once: what it holds is not read again.
 * Every mistake is a {@link ConfigurationError} with file and line; an unset variable is one only
 * when its target is used.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TenkenYml {
  static final Set<String> KEYS = Set.of("default", "environments");

  private final YamlNode root;
  private final Path file;
  private final SettingKeys keys;
  private final Function<String, Optional<String>> variables;
  private final Map<String, YamlNode> environments;

  private TenkenYml(
      YamlNode root, Path file, SettingKeys keys, Function<String, Optional<String>> variables) {
    this.root = root;
    this.file = file;
    this.keys = keys;
    this.variables = variables;
    Map<String, YamlNode> top = root.members(root.file(), KEYS);
    YamlNode list = top.get("environments");
    if (list == null || list.members("environments").isEmpty()) {
      throw ConfigurationErrors.noEnvironments(list == null ? root.place() : list.place());
    }
    this.environments = list.members("environments");
  }

  /**
   * Reads the file.
   *
   * @param file the file
   * @param keys the setting keys of the fact sources at hand
   * @param variables the values of environment variables
   */
  public static TenkenYml read(
      Path file, SettingKeys keys, Function<String, Optional<String>> variables) {
    if (!Files.exists(file)) {
      throw ConfigurationErrors.noFile(file);
    }
    return new TenkenYml(YamlNode.read(file, file.toString()), file, keys, variables);
  }

  /**
   * Returns an environment.
   *
   * @param wanted the name asked for; left out, the file's default or its only environment
   */
  public Environment environment(Optional<String> wanted) {
    return environment(wanted, "its name");
  }

  /**
   * Returns an environment.
   *
   * @param wanted the name asked for; left out, the file's default or its only environment
   * @param choosing how one is asked for, for the error when none is
   */
  public Environment environment(Optional<String> wanted, String choosing) {
    String name = wanted.or(this::byDefault).orElseThrow(() -> noneChosen(choosing));
    YamlNode node = environments.get(name);
    if (node == null) {
      throw ConfigurationErrors.unknownEnvironment(root.file(), name, environments.keySet());
    }
    return new EnvironmentReading(node, file, keys, variables)
        .environment(name, wanted.isPresent());
  }

  private Optional<String> byDefault() {
    YamlNode named = root.members(root.file()).get("default");
    if (named != null) {
      if (!named.isText()) {
        throw ConfigurationErrors.wrongShape(named.place(), "default", "an environment's name");
      }
      return Optional.of(named.text());
    }
    return environments.size() == 1 ? environments.keySet().stream().findFirst() : Optional.empty();
  }

  private ConfigurationError noneChosen(String choosing) {
    return ConfigurationErrors.noneChosen(root.file(), choosing, environments.keySet());
  }
}
