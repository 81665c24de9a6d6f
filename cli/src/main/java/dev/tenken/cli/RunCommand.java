package dev.tenken.cli;

import dev.tenken.engine.Parameters;
import dev.tenken.engine.RunResult;
import dev.tenken.engine.TenkenEngine;
import dev.tenken.reports.ConsoleReport;
import dev.tenken.reports.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** {@code tenken run}: judges specs by the engine, on the JUnit Platform's launcher. */
final class RunCommand {
  private static final Pattern WITH_LINE = Pattern.compile("(.+):([1-9][0-9]{0,8})");

  private final RunOptions options;

  RunCommand(RunOptions options) {
    this.options = options;
  }

  /** Runs, and returns the exit code. */
  int run() throws UsageError {
    LauncherDiscoveryRequest request = request();
    return options.has(RunOptions.Flag.LIST)
        ? new CheckList(System.out, System.err).print(request)
        : run(request);
  }

  private int run(LauncherDiscoveryRequest request) {
    Optional<String> uncleared = clearReports();
    boolean colors = ConsoleReport.colorsWanted(Terminal.isInteractive(), System.getenv());
    boolean progress =
        Terminal.canOverwrite(System.getenv()) && !options.has(RunOptions.Flag.VERBOSE);
    Operator operator = new Operator(System.err, progress, options.tags());
    CountDownLatch done = new CountDownLatch(1);
    AtomicBoolean stopped = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stopped.set(true);
                  await(done);
                },
                "tenken-report"));
    try {
      Mistakes mistakes = new Mistakes(Severity.ERROR);
      Launcher launcher = launcher(TenkenEngine.eager(operator));
      launcher.registerLauncherDiscoveryListeners(mistakes);
      launcher.execute(request);
      operator.clear();
      RunResult result = operator.result();
      if (result.journal().isEmpty()) {
        // A run that began has found the same, and says it among its reports.
        uncleared.ifPresent(System.err::println);
      }
      result.mistakes().forEach(System.err::println);
      result.journal().ifPresent(new ConsoleReport(System.out::println, colors)::print);
      operator.sayReports();
      mistakes.lines().forEach(System.err::println);
      if (!mistakes.lines().isEmpty()) {
        return RunResult.WRONG;
      }
      if (result.journal().isEmpty() && result.mistakes().isEmpty()) {
        System.err.println(
            stopped.get() ? UsageError.STOPPED_EARLY : UsageError.nothingFound(folders()));
      }
      return result.exitCode();
    } finally {
      done.countDown();
      if (stopped.get()) {
        awaitEnd();
      }
    }
  }

  /** An exit of this thread's could come before the signal's, with another code. */
  private static void awaitEnd() {
    while (true) {
      LockSupport.park();
    }
  }

  /** A run that the configuration stops before it begins leaves no outcome of an earlier one. */
  private Optional<String> clearReports() {
    try {
      Reports.clear(options.reports());
      return Optional.empty();
    } catch (IOException problem) {
      return Optional.of("earlier reports could not be removed: " + problem.getMessage());
    }
  }

  /** Ctrl-C: the engine ends the run, writes the reports, and then this prints what is known. */
  private static void await(CountDownLatch done) {
    try {
      boolean printed = done.await(20, TimeUnit.SECONDS);
      if (!printed) {
        System.err.println("the run did not end in time");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static Launcher launcher(TenkenEngine engine) {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(engine)
            .build());
  }

  private LauncherDiscoveryRequest request() throws UsageError {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors())
            .configurationParameters(parameters())
            .outputDirectoryCreator(new NoOutputDirectory());
    if (options.tag().isPresent()) {
      try {
        request.filters(TagFilter.includeTags(options.tag().get()));
      } catch (RuntimeException unreadable) {
        throw UsageError.noExpression("--tag", String.valueOf(unreadable.getMessage()));
      }
    }
    return request.build();
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(Parameters.CONFIG, options.config().toString());
    parameters.put(Parameters.REPORTS, options.reports().toString());
    parameters.put(Parameters.ALLURE, String.valueOf(options.has(RunOptions.Flag.ALLURE)));
    parameters.put(Parameters.VERBOSE, String.valueOf(options.has(RunOptions.Flag.VERBOSE)));
    parameters.put(Parameters.HOST, String.join(",", options.hosts()));
    options.environment().ifPresent(name -> parameters.put(Parameters.ENVIRONMENT, name));
    options.record().ifPresent(folder -> parameters.put(Parameters.RECORD, folder.toString()));
    options.replay().ifPresent(folder -> parameters.put(Parameters.REPLAY, folder.toString()));
    options.parallel().ifPresent(n -> parameters.put(Parameters.PARALLEL, n.toString()));
    return parameters;
  }

  private List<DiscoverySelector> selectors() throws UsageError {
    if (options.specs().isEmpty()) {
      Path beside = options.config().toAbsolutePath().resolveSibling("specs");
      if (!Files.isDirectory(beside)) {
        throw UsageError.noFolder(beside + Mistakes.hint(beside.toString()));
      }
      return List.of(DiscoverySelectors.selectDirectory(beside.toFile()));
    }
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (String name : options.specs()) {
      selectors.add(selector(name));
    }
    return selectors;
  }

  private List<String> folders() {
    return options.specs().isEmpty()
        ? List.of(options.config().toAbsolutePath().resolveSibling("specs").toString())
        : options.specs();
  }

  private static DiscoverySelector selector(String name) throws UsageError {
    if (name.isEmpty()) {
      throw UsageError.emptySpec();
    }
    Path path = path(name);
    if (Files.isDirectory(path)) {
      return DiscoverySelectors.selectDirectory(path.toFile());
    }
    Matcher line = WITH_LINE.matcher(name);
    if (!Files.exists(path) && line.matches() && Files.exists(Path.of(line.group(1)))) {
      if (!line.group(1).endsWith("_spec.groovy")) {
        throw UsageError.noSpec(line.group(1));
      }
      return DiscoverySelectors.selectFile(
          Path.of(line.group(1)).toFile(), FilePosition.from(Integer.parseInt(line.group(2))));
    }
    if (!Files.exists(path)) {
      throw UsageError.noSuchSpec(name + Mistakes.hint(path.toAbsolutePath().toString()));
    }
    if (!name.endsWith("_spec.groovy")) {
      throw UsageError.noSpec(name);
    }
    return DiscoverySelectors.selectFile(path.toFile());
  }

  private static Path path(String name) throws UsageError {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw UsageError.unreadable(e.getMessage() + Mistakes.hint(name));
    }
  }
}
