package dev.tenken.engine;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * The configuration parameters of the engine.
 *
 * <p>Each is read as a configuration parameter of the JUnit Platform, from {@code
 * junit-platform.properties}, or as a system property. None is needed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Parameters {
  /**
   * The environment to run against: {@value}. Default: the environment variable {@code TENKEN_ENV},
   * then the configuration's {@code default}, then its only environment.
   */
  public static final String ENVIRONMENT = "tenken.env";

  /** The configuration file: {@value}. Default: {@code tenken.yml} in the working folder. */
  public static final String CONFIG = "tenken.config";

  /** A folder to write what the run collects to: {@value}. Default: none. */
  public static final String RECORD = "tenken.record";

  /**
   * A folder with a recording to judge from instead of asking: {@value}. Default: the environment's
   * {@code replay}, if any.
   */
  public static final String REPLAY = "tenken.replay";

  /** The folder for reports: {@value}. Default: {@code target/tenken}. */
  public static final String REPORTS = "tenken.reports";

  /**
   * Whether Allure's HTML is generated: {@value}. {@code true}, {@code false}, or {@code auto}, the
   * default: up to 2,000 checks.
   */
  public static final String ALLURE = "tenken.allure";

  /**
   * Names of targets to run against, comma-separated, with {@code *} and {@code ?}: {@value}.
   * Default: all.
   */
  public static final String HOST = "tenken.host";

  /** How many targets are asked at a time: {@value}. Default: 50. */
  public static final String PARALLEL = "tenken.parallel";

  /** Whether the scripts sent and the exit of each part are printed: {@value}. Default: false. */
  public static final String VERBOSE = "tenken.verbose";

  /**
   * A folder that keeps compiled specs from one process to the next: {@value}. A system property
   * only. Default: none. It must belong to one version of Tenken; {@code bin/tenken} sees to that.
   */
  public static final String CACHE = "tenken.cache";

  private Parameters() {}

  /**
   * The parameters of one run, read.
   *
   * @param named the environment that is named for this run
   * @param environment the same, or else what {@code TENKEN_ENV} names
   */
  record Read(
      Optional<String> named,
      Optional<String> environment,
      Path config,
      Optional<Path> record,
      Optional<Path> replay,
      Path reports,
      String allure,
      List<String> hosts,
      int parallel,
      boolean verbose) {
    private static final int PARALLEL_DEFAULT = 50;

    static Read from(ConfigurationParameters parameters, RunObserver observer) {
      return new Read(
          given(parameters, ENVIRONMENT),
          given(parameters, ENVIRONMENT)
              .or(() -> Optional.ofNullable(System.getenv("TENKEN_ENV")))
              .filter(name -> !name.isBlank()),
          Path.of(given(parameters, CONFIG).orElse("tenken.yml")),
          given(parameters, RECORD).map(Path::of),
          given(parameters, REPLAY).map(Path::of),
          Path.of(given(parameters, REPORTS).orElse("target/tenken")),
          given(parameters, ALLURE).orElse("auto"),
          given(parameters, HOST)
              .map(names -> Arrays.stream(names.split(",")).map(String::trim).toList())
              .orElse(List.of()),
          given(parameters, PARALLEL)
              .map(text -> positive(text, observer.setting(PARALLEL, text)))
              .orElse(PARALLEL_DEFAULT),
          given(parameters, VERBOSE).map(Boolean::parseBoolean).orElse(false));
    }

    private static Optional<String> given(ConfigurationParameters parameters, String key) {
      return parameters.get(key).filter(text -> !text.isBlank());
    }

    private static int positive(String text, String setting) {
      try {
        int number = Integer.parseInt(text.trim());
        if (number > 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw EngineErrors.notPositive(setting);
      }
      throw EngineErrors.notPositive(setting);
    }
  }
}
