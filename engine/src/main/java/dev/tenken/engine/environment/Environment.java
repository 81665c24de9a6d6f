package dev.tenken.engine.environment;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a run runs against.
 *
 * @param name its name
 * @param vars its variables; scalars as text
 * @param targets its hosts in the order written, then its AWS accounts; empty when replayed
 * @param replay the recording to judge from instead of asking
 * @param limits the limits of the run
 * @param baseDirectory what relative paths of the configuration are resolved against
 * @param explicit whether it was named for this run, not chosen by default
 * @param secrets the values that are masked wherever text leaves the run
 * @param unset what makes a target unusable: variables of its settings that are not set
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Environment(
    String name,
    Map<String, Object> vars,
    List<Target> targets,
    Optional<Path> replay,
    Settings limits,
    Path baseDirectory,
    boolean explicit,
    List<String> secrets,
    List<Unset> unset) {
  /** An environment variable that a target's settings name and that is not set. */
  record Unset(String target, TargetType type, ConfigurationError error) {}

  /**
   * Checks that a target can be used.
   *
   * @throws ConfigurationError when one of its settings is read from a variable that is not set
   */
  public void use(Target target) {
    for (Unset missing : unset) {
      if (missing.type() == target.type() && missing.target().equals(target.name())) {
        throw missing.error();
      }
    }
  }

  /** Returns the environment of a recording, named by its folder. */
  public static Environment ofRecording(Path folder) {
    return new Environment(
        "",
        Map.of(),
        List.of(),
        Optional.of(folder),
        Settings.of(Map.of()),
        Path.of("").toAbsolutePath(),
        true,
        List.of(),
        List.of());
  }
}
