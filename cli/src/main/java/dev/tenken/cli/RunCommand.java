package dev.tenken.cli;

import dev.tenken.engine.Parameters;
import dev.tenken.engine.RunResult;
import dev.tenken.engine.TenkenEngine;
import dev.tenken.reports.ConsoleReport;
import dev.tenken.reports.Reports;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tenken run}: judges specs by the engine, on the JUnit Platform's launcher. */
@Command(
    name = "run",
    description = "Judges specs against the targets of an environment.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    exitCodeOnInvalidInput = ExitCode.WRONG,
    exitCodeOnExecutionException = ExitCode.WRONG,
    exitCodeListHeading = "%nExit codes, the first that applies:%n",
    exitCodeList = {
      "3:wrong usage, configuration or spec",
      "1:a check failed",
      "2:something could not be determined, or the run was cut short",
      "4:nothing was checked",
      "0:all passed"
    })
final class RunCommand implements Callable<Integer> {
  private static final Pattern WITH_LINE = Pattern.compile("(.+):([1-9][0-9]{0,8})");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--env", paramLabel = "NAME", description = "The environment of tenken.yml.")
  private @Nullable String environment;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: tenken.yml).")
  private Path config = Path.of("tenken.yml");

  @Option(
      names = "--host",
      paramLabel = "GLOB",
      split = ",",
      description = "Only targets of this name; * and ? stand for anything. May be repeated.")
  private List<String> hosts = List.of();

  @Option(
      names = "--tag",
      paramLabel = "EXPR",
      description = "Only checks with these tags: smoke, 'smoke & !slow', 'web | db'.")
  private @Nullable String tag;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "Writes what the run collects to this folder.")
  private @Nullable Path record;

  @Option(
      names = "--replay",
      paramLabel = "DIR",
      description = "Judges from this recording; nothing is asked.")
  private @Nullable Path replay;

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "The folder of the reports (default: target/tenken).")
  private Path reports = Path.of("target", "tenken");

  @Option(names = "--allure", description = "Generates Allure's HTML too; takes seconds.")
  private boolean allure;

  @Option(names = "--list", description = "Prints checks and targets; asks nothing.")
  private boolean list;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "How many targets are asked at a time.")
  private @Nullable Integer parallel;

  @Option(
      names = {"-v", "--verbose"},
      description = "Prints the script sent to each target and the exit of each part.")
  private boolean verbose;

  @picocli.CommandLine.Parameters(
      paramLabel = "SPEC",
      description = {
        "A spec (web/nginx_spec.groovy), a check in it (web/nginx_spec.groovy:12) or a folder",
        "(default: specs/ beside tenken.yml)."
      })
  private List<String> specs = List.of();

  @Override
  public Integer call() {
    LauncherDiscoveryRequest request = request();
    return list ? new CheckList(System.out, System.err).print(request) : run(request);
  }

  private int run(LauncherDiscoveryRequest request) {
    clearReports();
    boolean terminal = Terminal.isInteractive();
    boolean colors = ConsoleReport.colorsWanted(terminal, System.getenv());
    Operator operator = new Operator(System.err, terminal && !verbose);
    CountDownLatch done = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(done), "tenken-report"));
    try {
      Mistakes mistakes = new Mistakes(Severity.ERROR);
      Launcher launcher = launcher(new TenkenEngine(operator));
      launcher.registerLauncherDiscoveryListeners(mistakes);
      launcher.execute(request);
      operator.clear();
      RunResult result = operator.result();
      result.mistakes().forEach(System.err::println);
      result.journal().ifPresent(new ConsoleReport(utf8()::println, colors)::print);
      mistakes.lines().forEach(System.err::println);
      if (!mistakes.lines().isEmpty()) {
        return RunResult.WRONG;
      }
      if (result.journal().isEmpty() && result.mistakes().isEmpty()) {
        System.err.println("nothing was checked: no file named *_spec.groovy was found");
      }
      return result.exitCode();
    } finally {
      done.countDown();
    }
  }

  /** A run that the configuration stops before it begins leaves no outcome of an earlier one. */
  private void clearReports() {
    try {
      Reports.clear(reports);
    } catch (IOException problem) {
      System.err.println("earlier reports could not be removed: " + problem.getMessage());
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

  private LauncherDiscoveryRequest request() {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors())
            .configurationParameters(parameters())
            .outputDirectoryCreator(new NoOutputDirectory());
    if (tag != null) {
      try {
        request.filters(TagFilter.includeTags(tag));
      } catch (RuntimeException unreadable) {
        throw new ParameterException(
            spec.commandLine(), "--tag: " + unreadable.getMessage(), unreadable);
      }
    }
    return request.build();
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(Parameters.CONFIG, config.toString());
    parameters.put(Parameters.REPORTS, reports.toString());
    parameters.put(Parameters.ALLURE, String.valueOf(allure));
    parameters.put(Parameters.VERBOSE, String.valueOf(verbose));
    parameters.put(Parameters.HOST, String.join(",", hosts));
    put(parameters, Parameters.ENVIRONMENT, environment);
    put(parameters, Parameters.RECORD, record);
    put(parameters, Parameters.REPLAY, replay);
    put(parameters, Parameters.PARALLEL, parallel);
    return parameters;
  }

  private static void put(Map<String, String> parameters, String key, @Nullable Object value) {
    if (value != null) {
      parameters.put(key, value.toString());
    }
  }

  private List<DiscoverySelector> selectors() {
    if (specs.isEmpty()) {
      Path beside = config.toAbsolutePath().resolveSibling("specs");
      if (!Files.isDirectory(beside)) {
        throw new ParameterException(
            spec.commandLine(), "there is no folder " + beside + "; name the specs to run");
      }
      return List.of(DiscoverySelectors.selectDirectory(beside.toFile()));
    }
    return specs.stream().map(this::selector).toList();
  }

  private DiscoverySelector selector(String name) {
    Path path = path(name);
    if (Files.isDirectory(path)) {
      return DiscoverySelectors.selectDirectory(path.toFile());
    }
    Matcher line = WITH_LINE.matcher(name);
    if (!Files.exists(path) && line.matches() && Files.exists(Path.of(line.group(1)))) {
      return DiscoverySelectors.selectFile(
          Path.of(line.group(1)).toFile(), FilePosition.from(Integer.parseInt(line.group(2))));
    }
    if (!Files.exists(path)) {
      throw new ParameterException(spec.commandLine(), "there is no spec or folder " + name);
    }
    if (!name.endsWith("_spec.groovy")) {
      throw new ParameterException(
          spec.commandLine(), name + " is no spec: its name must end in _spec.groovy");
    }
    return DiscoverySelectors.selectFile(path.toFile());
  }

  private Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException unreadable) {
      throw new ParameterException(
          spec.commandLine(), unreadable.getMessage() + Mistakes.hint(), unreadable);
    }
  }

  /** Returns standard output in the encoding of the sentences that it is to carry. */
  private static PrintStream utf8() {
    return new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
  }
}
