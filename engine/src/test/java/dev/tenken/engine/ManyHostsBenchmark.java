package dev.tenken.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What the engine itself costs for many hosts, whose sources answer after 20 ms: prints the times
 * and holds none. Runs when it is named: {@code -Dtest=ManyHostsBenchmark}.
 */
class ManyHostsBenchmark {
  private static final int HOSTS = 200;
  private static final int CHECKS = 100;

  @RepeatedTest(3)
  void aHundredChecksOnEachOfTwoHundredHosts(@TempDir Path folder) throws IOException {
    StringBuilder hosts = new StringBuilder();
    for (int i = 0; i < HOSTS; i++) {
      hosts.append("      web-%03d: { delay: 20ms }\n".formatted(i));
    }
    StringBuilder checks = new StringBuilder();
    for (int i = 0; i < CHECKS / 2; i++) {
      checks.append(VerdictsTest.check("thing-" + i, "should_not exist"));
      checks.append(VerdictsTest.check("thing-" + i, "should_not be_running"));
    }
    Path config = folder.resolve("tenken.yml");
    Path specs = Files.createDirectory(folder.resolve("specs"));
    Files.writeString(config, "environments:\n  test:\n    transport: fake\n    hosts:\n" + hosts);
    Files.writeString(specs.resolve("many_spec.groovy"), checks);
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long start = System.nanoTime();
    long processor = system.getProcessCpuTime();

    LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new TenkenEngine(line -> {}))
                .build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectDirectory(specs.toFile()))
                .configurationParameter(Parameters.CONFIG, config.toString())
                .configurationParameter(Parameters.REPORTS, folder.resolve("reports").toString())
                .build());

    System.out.printf(
        "%d hosts x %d checks: %d ms, %d ms of processor time, load %.1f%n",
        HOSTS,
        CHECKS,
        Duration.ofNanos(System.nanoTime() - start).toMillis(),
        Duration.ofNanos(system.getProcessCpuTime() - processor).toMillis(),
        system.getSystemLoadAverage());
  }
}
