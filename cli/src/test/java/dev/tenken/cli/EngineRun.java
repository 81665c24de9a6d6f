package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Journal;
import dev.tenken.engine.Parameters;
import dev.tenken.engine.RunObserver;
import dev.tenken.engine.RunResult;
import dev.tenken.engine.TenkenEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs of the engine in this process. */
final class EngineRun {
  private EngineRun() {}

  /** Returns the parameters of a run in an environment of the example. */
  static Map<String, String> example(String environment) {
    return Map.of(
        Parameters.CONFIG,
        Pages.ROOT.resolve("specs-example/tenken.yml").toString(),
        Parameters.ENVIRONMENT,
        environment);
  }

  /** Runs, and returns what was judged. */
  static Journal journal(LauncherDiscoveryRequest request) {
    List<RunResult> results = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void say(String line) {}

          @Override
          public void finished(RunResult result) {
            results.add(result);
          }
        };
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .addTestEngines(new TenkenEngine(observer))
            .build();
    LauncherFactory.create(config).execute(request);
    assertThat(results).hasSize(1);
    return results.get(0).journal().orElseThrow(() -> new AssertionError(results.get(0)));
  }
}
