package dev.tenken.reports;

import dev.tenken.dsl.journal.Journal;
import io.qameta.allure.Aggregator2;
import io.qameta.allure.DefaultConfiguration;
import io.qameta.allure.Extension;
import io.qameta.allure.Reader;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.category.CategoriesPlugin;
import io.qameta.allure.category.CategoriesTrendPlugin;
import io.qameta.allure.context.FreemarkerContext;
import io.qameta.allure.context.JacksonContext;
import io.qameta.allure.context.RandomUidContext;
import io.qameta.allure.context.ReportInfoContext;
import io.qameta.allure.core.AttachmentsPlugin;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.InMemoryReportStorage;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.core.ResultsVisitor;
import io.qameta.allure.core.TestsResultsPlugin;
import io.qameta.allure.duration.DurationPlugin;
import io.qameta.allure.duration.DurationTrendPlugin;
import io.qameta.allure.environment.Allure1EnvironmentPlugin;
import io.qameta.allure.executor.ExecutorPlugin;
import io.qameta.allure.history.HistoryPlugin;
import io.qameta.allure.history.HistoryTrendPlugin;
import io.qameta.allure.launch.LaunchPlugin;
import io.qameta.allure.owner.OwnerPlugin;
import io.qameta.allure.retry.RetryPlugin;
import io.qameta.allure.retry.RetryTrendPlugin;
import io.qameta.allure.severity.SeverityPlugin;
import io.qameta.allure.status.StatusChartPlugin;
import io.qameta.allure.suites.SuitesPlugin;
import io.qameta.allure.summary.SummaryPlugin;
import io.qameta.allure.tags.TagsPlugin;
import io.qameta.allure.timeline.TimelinePlugin;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Allure's HTML as a single file that opens from disk, {@code allure-report/index.html}, generated
 * in this process; and beside it the history, which the next run's results carry on.
 */
final class AllureHtml implements Report {
  static final String FOLDER = "allure-report";
  static final String HISTORY = "history";

  /** Above this, generating takes long and the file is large: on request only. */
  static final int MOST = 2_000;

  private final Path earlier;

  /**
   * Makes the report.
   *
   * @param earlier the folder of the reports, where the last Allure report's history lies
   */
  AllureHtml(Path earlier) {
    this.earlier = earlier;
  }

  /** Tells whether it is to be made; says why not where one would look for it. */
  static boolean isWanted(String option, Journal journal, Consumer<String> say) {
    int checks = journal.checks().size();
    if (!journal.end().complete()) {
      // Whoever stopped the run is waiting for it to end.
      return false;
    }
    if (!option.equals("auto") || checks == 0) {
      return option.equals("true") && checks > 0;
    }
    if (checks > MOST) {
      say.accept(
          "Allure's HTML is not made of "
              + Words.counted(checks, "check")
              + " unless asked for: tenken.allure=true");
    }
    return checks <= MOST;
  }

  @Override
  public String name() {
    return "Allure's HTML";
  }

  @Override
  public void write(Journal journal, Path folder) throws IOException {
    Path report = Files.createDirectories(folder.resolve(FOLDER));
    Path input = Files.createDirectories(folder.resolve("input"));
    try {
      // Results of its own, since another run may replace those that were published.
      new AllureResults(earlier).write(journal, input);
      generate(journal, input.resolve(AllureResults.FOLDER), report);
    } finally {
      ReportFolder.delete(input);
    }
    removeRemoteScripts(report.resolve("index.html"));
  }

  /**
   * Returns what Allure's own builder bundles, but for what counts its users, reads results of
   * other formats, or exports them; the builder itself can't be asked without having all of it.
   */
  @SuppressWarnings("deprecation") // In favour of the builder.
  private static List<Extension> extensions(Journal journal, Path report) {
    return List.of(
        new ReportInfoContext(version()),
        new JacksonContext(),
        new FreemarkerContext(),
        new RandomUidContext(),
        new TagsPlugin(),
        new RetryPlugin(),
        new RetryTrendPlugin(),
        new SeverityPlugin(),
        new OwnerPlugin(),
        new HistoryPlugin(),
        new HistoryTrendPlugin(),
        new CategoriesPlugin(),
        new CategoriesTrendPlugin(),
        new DurationPlugin(),
        new DurationTrendPlugin(),
        new StatusChartPlugin(),
        new TimelinePlugin(),
        new SuitesPlugin(),
        new TestsResultsPlugin(),
        new AttachmentsPlugin(),
        new SummaryPlugin(),
        new ExecutorPlugin(),
        new LaunchPlugin(),
        new RunEnvironment(AllureRun.environment(journal)),
        new Allure1EnvironmentPlugin(),
        new Allure2Plugin(),
        new HistoryFiles(report));
  }

  private static String version() {
    String version = ReportGenerator.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  @SuppressWarnings("deprecation") // In favour of the builder.
  private static void generate(Journal journal, Path results, Path report) {
    Configuration configuration =
        new DefaultConfiguration(title(journal), extensions(journal, report), List.of());
    // The generator finds its pages by the context class loader, which build tools set to another.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ReportGenerator.class.getClassLoader());
    try {
      new ReportGenerator(configuration).generateSingleFile(report, List.of(results));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String title(Journal journal) {
    String replay = Words.replay(journal.run());
    String name = "Tenken: " + journal.run().environment();
    return AllureResults.shown(replay.isEmpty() ? name : name + " (" + replay + ")");
  }

  /** Removes the scripts that a viewer's browser would fetch; by line, as the page may be large. */
  private static void removeRemoteScripts(Path page) throws IOException {
    Path local = page.resolveSibling("local.html");
    try (BufferedReader lines = Files.newBufferedReader(page);
        BufferedWriter kept = Files.newBufferedWriter(local)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.contains(" src=\"http")) {
          kept.write(line);
          kept.newLine();
        }
      }
    }
    Files.move(local, page, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Gives the overview what only the reader of Allure 1's results would read from its file. */
  private record RunEnvironment(Map<String, String> lines) implements Reader {
    @Override
    public void readResults(Configuration configuration, ResultsVisitor visitor, Path results) {
      visitor.visitExtra("environment", lines);
    }
  }

  /** Takes the history out of the single file's data; runs last, when all of it is there. */
  private record HistoryFiles(Path report) implements Aggregator2 {
    @Override
    public void aggregate(
        Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
      Map<String, String> data = ((InMemoryReportStorage) storage).getReportDataFiles();
      try {
        Path history = Files.createDirectories(report.resolve(HISTORY));
        for (Map.Entry<String, String> file : data.entrySet()) {
          String name = file.getKey();
          if (name.startsWith(HISTORY + "/")) {
            Files.write(
                history.resolve(FileName.of(name.substring(HISTORY.length() + 1))),
                Base64.getDecoder().decode(file.getValue()));
          }
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
