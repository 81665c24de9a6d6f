package dev.tenken.reports;

import dev.tenken.dsl.journal.Journal;
import io.qameta.allure.Aggregator2;
import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.Extension;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.InMemoryReportStorage;
import io.qameta.allure.core.LaunchResults;
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

  private static void generate(Journal journal, Path results, Path report) {
    List<Extension> extensions =
        ConfigurationBuilder.bundled().build().getExtensions(Extension.class).stream()
            .filter(extension -> !isAnalytics(extension))
            .toList();
    Configuration configuration =
        ConfigurationBuilder.empty()
            .withExtensions(extensions)
            .withExtensions(List.of(new HistoryFiles(report)))
            .withReportName(title(journal))
            .build();
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

  private static boolean isAnalytics(Extension extension) {
    return extension.getClass().getName().startsWith("io.qameta.allure.ga.");
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
