package dev.tenken.engine;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells from environment variables whether a CI server runs this, and which build it is. */
final class Ci {
  /** Most servers set {@code CI} to "true", some to "1" or their name. */
  private static final Set<String> NO = Set.of("", "0", "false", "no");

  private Ci() {}

  /**
   * Returns build number, name and address, as far as the server tells; empty when there is none.
   */
  static Optional<Map<String, String>> detect(Map<String, String> variables) {
    boolean jenkins = variables.containsKey("BUILD_NUMBER") && variables.containsKey("JOB_NAME");
    boolean github = variables.containsKey("GITHUB_ACTIONS");
    boolean other = !NO.contains(variables.getOrDefault("CI", "").toLowerCase(Locale.ROOT));
    if (!jenkins && !github && !other) {
      return Optional.empty();
    }
    Map<String, String> build = new LinkedHashMap<>();
    if (github) {
      put(build, "name", variables.get("GITHUB_WORKFLOW"));
      put(build, "number", variables.get("GITHUB_RUN_NUMBER"));
      String server = variables.get("GITHUB_SERVER_URL");
      String repository = variables.get("GITHUB_REPOSITORY");
      String run = variables.get("GITHUB_RUN_ID");
      if (server != null && repository != null && run != null) {
        build.put("url", server + "/" + repository + "/actions/runs/" + run);
      }
    } else {
      put(build, "name", first(variables, "JOB_NAME", "CI_JOB_NAME"));
      put(build, "number", first(variables, "BUILD_NUMBER", "CI_PIPELINE_ID"));
      put(build, "url", first(variables, "BUILD_URL", "CI_JOB_URL"));
    }
    return Optional.of(build);
  }

  private static @org.jspecify.annotations.Nullable String first(
      Map<String, String> variables, String name, String otherName) {
    return variables.containsKey(name) ? variables.get(name) : variables.get(otherName);
  }

  private static void put(
      Map<String, String> build, String key, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      build.put(key, value);
    }
  }
}
