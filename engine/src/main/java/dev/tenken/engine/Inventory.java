package dev.tenken.engine;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.dsl.spi.Target;
import dev.tenken.engine.environment.Environment;
import dev.tenken.engine.environment.SettingKeys;
import dev.tenken.engine.environment.TenkenYml;
import dev.tenken.engine.recording.Recording;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the run runs against: the environment, with the targets and variables of its recording if it
 * is a replay.
 *
 * @param narrowed the targets that {@code tenken.host} leaves
 */
record Inventory(
    String name,
    Map<String, Object> vars,
    List<Target> targets,
    List<Target> narrowed,
    Environment environment,
    Optional<Recording> recording) {

  /** Reads what the parameters name; opens nothing but files. */
  static Inventory read(Parameters.Read parameters, RunObserver observer) {
    Environment environment =
        parameters
            .replay()
            .map(Environment::ofRecording)
            .orElseGet(() -> configured(parameters, observer));
    if (environment.replay().isPresent()
        && !environment.explicit()
        && Ci.detect(System.getenv()).isPresent()) {
      throw EngineErrors.replayInCi(
          environment.name(), observer.setting(Parameters.ENVIRONMENT, environment.name()));
    }
    Optional<Recording> recording = environment.replay().map(Recording::read);
    parameters
        .replay()
        .ifPresent(
            it -> requireNamed(it, recording.orElseThrow().environment(), parameters, observer));
    Map<String, Object> vars = new LinkedHashMap<>();
    recording.ifPresent(it -> vars.putAll(it.vars()));
    vars.putAll(environment.vars());
    List<Target> targets = recording.map(Recording::targets).orElse(environment.targets());
    String name =
        environment.name().isEmpty()
            ? recording.map(Recording::environment).orElse("")
            : environment.name();
    return new Inventory(
        name,
        Map.copyOf(vars),
        targets,
        narrowed(targets, parameters.hosts(), name),
        environment,
        recording);
  }

  /** Who names an environment must not be told of another one. */
  private static void requireNamed(
      Path folder, String recorded, Parameters.Read parameters, RunObserver observer) {
    Optional<String> other = parameters.named().filter(name -> !name.equals(recorded));
    if (other.isPresent()) {
      throw EngineErrors.otherRecording(
          folder, recorded, observer.setting(Parameters.ENVIRONMENT, other.get()));
    }
  }

  /** Refuses a glob that matches nothing: who names two hosts must not be told of one alone. */
  private static List<Target> narrowed(
      List<Target> targets, List<String> globs, String environment) {
    Set<Target> named = new HashSet<>();
    for (String glob : globs) {
      Pattern pattern = pattern(glob);
      List<Target> matching =
          targets.stream().filter(target -> pattern.matcher(target.name()).matches()).toList();
      if (matching.isEmpty()) {
        throw EngineErrors.noTargetNamed(
            glob, environment, targets.stream().map(Target::name).toList());
      }
      named.addAll(matching);
    }
    return globs.isEmpty() ? targets : targets.stream().filter(named::contains).toList();
  }

  private static Environment configured(Parameters.Read parameters, RunObserver observer) {
    Iterable<FactSourceProvider> providers = ServiceLoader.load(FactSourceProvider.class);
    Path config = parameters.config();
    return TenkenYml.read(
            config, new SettingKeys(providers), name -> Optional.ofNullable(System.getenv(name)))
        .environment(parameters.environment(), observer.setting(Parameters.ENVIRONMENT, "NAME"));
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    glob.chars()
        .forEach(
            c ->
                regex.append(
                    c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c))));
    return Pattern.compile(regex.toString());
  }

  /** Returns the sort of target that checks of no sort run on. */
  TargetType defaultType() {
    boolean hasHosts = targets.stream().anyMatch(target -> target.type() == TargetType.HOST);
    return hasHosts ? TargetType.HOST : TargetType.AWS;
  }
}
