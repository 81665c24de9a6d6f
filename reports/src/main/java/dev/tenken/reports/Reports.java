package dev.tenken.reports;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.EndRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.ReportOptions;
import dev.tenken.dsl.journal.RunListener;
import dev.tenken.dsl.journal.RunRecord;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes every report of a run: {@code journal.jsonl} as checks are judged, and from the whole
 * journal {@code index.html}, JUnit XML per target, {@code summary.md} and Allure's results and
 * HTML.
 *
 * <p>Each report stands alone: what hinders one (a full disk, a fault in a generator) is said, and
 * the others are written. No report changes a verdict.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Reports implements RunListener {
  /** The reports are written side by side; more at once would only wait for the disk. */
  private static final int AT_ONCE = 2;

  private final Set<String> problems = new LinkedHashSet<>();

  /** Where the journal is begun, and what reports take is loaded: beside the first asking. */
  private final ExecutorService beside = Executors.newSingleThreadExecutor(Reports::daemon);

  private volatile boolean ended;
  private Future<?> begun = CompletableFuture.completedFuture(null);
  private Future<?> warm = begun;
  private @Nullable JournalWriter writer;

  /** Makes the listener; it serves one run. */
  public Reports() {}

  /**
   * Removes what earlier runs wrote into this folder, so that a run that can't begin leaves no
   * outcome of another; Allure's history stays.
   */
  public static void clear(Path reports) throws IOException {
    if (Files.isDirectory(reports)) {
      try {
        new ReportFolder(reports).clear();
      } catch (IOException problem) {
        throw new IOException(reason(problem), problem);
      }
    }
  }

  @Override
  public void runStarted(RunRecord run, Path reports) {
    attempt("earlier reports could not be removed", () -> clear(reports));
    begun =
        beside.submit(
            () ->
                journal(
                    () -> {
                      writer = JournalWriter.create(reports.resolve(JournalWriter.FILE));
                      writer.run(run);
                    }));
    warm = beside.submit(() -> warmUp(run));
    beside.shutdown();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tenken-reports");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Writes the reports of nothing, and throws them away, while the targets are being asked: the
   * first report of a process takes ten times as long as the next, for all that must be loaded.
   */
  private void warmUp(RunRecord run) {
    EndRecord end = new EndRecord(run.start(), Map.of(), Map.of(), true, List.of());
    try {
      Path staged = Files.createTempDirectory("tenken-");
      try {
        List<Report> reports = reports(new ReportFolder(staged));
        for (int i = 0; i < reports.size() && !ended; i++) {
          reports.get(i).write(new Journal(run, List.of(), end), staged);
        }
      } finally {
        ReportFolder.delete(staged);
      }
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError problem) {
      // The reports themselves will meet it and say so.
    }
  }

  @Override
  public void checkJudged(CheckRecord check) {
    await(begun);
    JournalWriter open = writer;
    if (open != null) {
      journal(() -> open.check(check));
    }
  }

  @Override
  public void runEnded(Journal journal, ReportOptions options) {
    ended = true;
    await(begun);
    await(warm);
    closeJournal();
    ReportFolder folder = new ReportFolder(options.reports());
    Set<String> written = new HashSet<>();
    attempt("the reports could not be written", () -> written.addAll(write(journal, folder)));
    if (written.contains(HtmlReport.FILE)) {
      Path page = options.reports().resolve(HtmlReport.FILE);
      options.say().accept(report(journal.run()) + ": " + page.toAbsolutePath().normalize());
    }
    if (AllureHtml.isWanted(options.allure(), journal, options.say())) {
      attempt("Allure's HTML could not be written", () -> writeAllureHtml(journal, folder));
    }
    problems.forEach(options.say());
  }

  /** A build tool's output has no other line that could say it of a replay. */
  private static String report(RunRecord run) {
    String replay = Words.replay(run);
    return replay.isEmpty() ? "Report" : "Report (" + replay + ")";
  }

  /** Writes all that is quick to write, and names it; what fails leaves no half of itself. */
  private Set<String> write(Journal journal, ReportFolder folder) throws IOException {
    Path staged = folder.stage();
    try {
      Map<String, Path> done = new LinkedHashMap<>();
      Map<Report, Path> stages = new LinkedHashMap<>();
      for (Report report : reports(folder)) {
        stages.put(report, Files.createTempDirectory(staged, ""));
      }
      ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
      try {
        Map<Report, Future<?>> writing = new LinkedHashMap<>();
        stages.forEach(
            (report, stage) ->
                writing.put(
                    report,
                    executor.submit(
                        () -> {
                          report.write(journal, stage);
                          return report;
                        })));
        writing.forEach(
            (report, written) -> {
              if (attempt(report.name() + " could not be written", () -> outcome(written))) {
                done.put(report.name(), Objects.requireNonNull(stages.get(report)));
              }
            });
      } finally {
        executor.shutdown();
      }
      folder.publish(List.copyOf(done.values()));
      return done.keySet();
    } finally {
      ReportFolder.delete(staged);
    }
  }

  private static void outcome(Future<?> written) throws Exception {
    try {
      written.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception exception ? exception : e;
    }
  }

  private static List<Report> reports(ReportFolder folder) {
    return List.of(
        new WholeJournal(),
        new HtmlReport(),
        new JunitXml(),
        new SummaryMarkdown(),
        new AllureResults(folder.path()));
  }

  private static void writeAllureHtml(Journal journal, ReportFolder folder) throws IOException {
    Path staged = folder.stage();
    try {
      new AllureHtml(folder.path()).write(journal, staged);
      folder.add(staged);
    } finally {
      ReportFolder.delete(staged);
    }
  }

  /** Writes to the journal; a first failure is the last attempt, lest a half line be added to. */
  private void journal(Work work) {
    if (!attempt("journal.jsonl could not be written", work)) {
      closeJournal();
    }
  }

  /** Waits, come what may: what is begun is small, and an interrupted run is reported too. */
  private static void await(Future<?> work) {
    boolean interrupted = false;
    while (!work.isDone()) {
      try {
        work.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeJournal() {
    JournalWriter open = writer;
    writer = null;
    if (open != null) {
      attempt("journal.jsonl could not be closed", open::close);
    }
  }

  private boolean attempt(String failure, Work work) {
    try {
      work.run();
      return true;
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError problem) {
      problems.add(Visible.line(failure + ": " + reason(problem)) + " (verdicts are unaffected)");
      return false;
    }
  }

  /** Says what hindered: a file system's exceptions often hold the file's name only. */
  private static String reason(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof AccessDeniedException denied) {
      return "permission denied: " + denied.getFile();
    }
    if (root instanceof NoSuchFileException missing) {
      return "no such file or folder: " + missing.getFile();
    }
    String message = root.getMessage();
    return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
  }

  /** The journal once more, in the order of specs and targets instead of that of judging. */
  private static final class WholeJournal implements Report {
    @Override
    public String name() {
      return JournalWriter.FILE;
    }

    @Override
    public void write(Journal journal, Path folder) throws IOException {
      JournalWriter.write(journal, folder.resolve(JournalWriter.FILE));
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }
}
