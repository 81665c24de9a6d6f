package dev.tenken.engine.environment;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.spi.ConfigurationError;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;

/** The texts of what can be wrong with a configuration. */
final class ConfigurationErrors {
  private ConfigurationErrors() {}

  static ConfigurationError noFile(Path file) {
    return new ConfigurationError(
        file + " does not exist; it names the hosts and accounts that specs run against");
  }

  static ConfigurationError unreadable(String place, String why) {
    return new ConfigurationError(place + ": can't be read: " + why);
  }

  static ConfigurationError noYaml(String place, String problem) {
    return new ConfigurationError(place + ": not YAML: " + problem);
  }

  static ConfigurationError unquotedVariable(String place) {
    return new ConfigurationError(
        place + ": inside { } or [ ], a variable needs quotes: '${env:NAME}'");
  }

  static ConfigurationError partialVariable(String place, String text) {
    return new ConfigurationError(
        place + ": ${env:NAME} must be the whole value, not a part of '" + text + "'");
  }

  static ConfigurationError unsetVariable(String place, String key, String variable) {
    return new ConfigurationError(
        place
            + ": "
            + key
            + " is read from the environment variable "
            + variable
            + ", which is not set");
  }

  static ConfigurationError emptyVariable(String place, String key, String variable) {
    return new ConfigurationError(
        place
            + ": "
            + key
            + " is read from the environment variable "
            + variable
            + ", which is empty");
  }

  static ConfigurationError shellVariable(String place, String key, String variable) {
    return new ConfigurationError(
        place
            + ": "
            + key
            + " would be '${"
            + variable
            + "}' itself: write '${env:"
            + variable
            + "}'");
  }

  static ConfigurationError noReason(String place, String flag) {
    return new ConfigurationError(
        place
            + ": maintenance is why all checks of the target are skipped, not '"
            + flag
            + "'; leave it out where none are");
  }

  static ConfigurationError noHostsFile(String place, String file) {
    return new ConfigurationError(
        place + ": the hosts are to stand in " + file + ", which does not exist");
  }

  static ConfigurationError duplicateKey(String place, String key) {
    return new ConfigurationError(place + ": key '" + key + "' stands here twice");
  }

  static ConfigurationError wrongShape(String place, String what, String shape) {
    return new ConfigurationError(place + ": " + what + " must be " + shape);
  }

  static ConfigurationError tooDeep(String place) {
    return new ConfigurationError(place + ": nested too deep");
  }

  static ConfigurationError noEnvironments(String place) {
    return new ConfigurationError(place + ": 'environments' is missing or empty");
  }

  static ConfigurationError noneChosen(String file, String choosing, Collection<String> names) {
    return new ConfigurationError(
        file + ": choose an environment by " + choosing + ": " + list(names));
  }

  static ConfigurationError unknownEnvironment(String file, String name, Collection<String> names) {
    String hint =
        Names.nearest(name, names).map(near -> "; did you mean '" + near + "'?").orElse("");
    return new ConfigurationError(
        file + ": no environment '" + name + "' among " + list(names) + hint);
  }

  static ConfigurationError emptyEnvironment(String place, String name) {
    return new ConfigurationError(
        place + ": environment '" + name + "' has no hosts, no aws and no replay");
  }

  static ConfigurationError replayWithTargets(String place, String name) {
    return new ConfigurationError(
        place
            + ": environment '"
            + name
            + "' has a replay, so its hosts and accounts come from the recording;"
            + " remove hosts and aws");
  }

  static ConfigurationError mixedAws(String place) {
    return new ConfigurationError(
        place + ": aws must be the settings of one account, or a map of named accounts, not both");
  }

  static ConfigurationError wrongTargetName(String place, String name) {
    return new ConfigurationError(
        place + ": '" + name + "' can't name a target: it is blank or has control characters");
  }

  private static String list(Collection<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }
}
