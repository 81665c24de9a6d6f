package dev.tenken.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.ReportOptions;
import dev.tenken.dsl.journal.RunListener;
import dev.tenken.dsl.journal.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private final List<String> said = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void theEngineFindsIt() {
    assertThat(ServiceLoader.load(RunListener.class)).hasExactlyElementsOfTypes(Reports.class);
  }

  @Test
  void everyReportIsWritten() throws IOException {
    run(Journals.ordinary().end(), "auto");

    assertThat(files())
        .contains(
            "journal.jsonl",
            "index.html",
            "tenken.css",
            "summary.md",
            "junit/TEST-staging-web-01.xml",
            "allure-results/categories.json",
            "allure-report/index.html",
            "allure-report/history/history.json")
        .noneMatch(name -> name.startsWith(".tenken-run-") || name.endsWith(".tmp"));
    assertThat(said).containsExactly("Report: " + folder.resolve("index.html"));
  }

  /** A build tool prints nothing else that could say it. */
  @Test
  void aReplayIsSaidWithTheReport() {
    run(Journals.ordinary().replayOf("2026-11-20T01:02:03Z").end(), "false");

    assertThat(said)
        .containsExactly(
            "Report (REPLAY of 2026-11-20 01:02:03 UTC, nothing was asked): "
                + folder.resolve("index.html"));
  }

  @Test
  void aSpecThatCanNotBeEvaluatedIsInEveryReport() throws IOException {
    run(
        Journals.journal()
            .check("", "x", "can be evaluated", Verdict.BROKEN, Journals.broken("line 3: oops"))
            .end(),
        "false");

    assertThat(Files.readString(folder.resolve("index.html"))).contains("no target", "oops");
    assertThat(Files.readString(folder.resolve("summary.md"))).contains("no target", "oops");
    assertThat(files()).anyMatch(name -> name.startsWith("junit/TEST-staging-no_target"));
  }

  @Test
  void theFinalJournalHasTheOrderOfSpecs() throws IOException {
    Journal journal = Journals.ordinary().end();
    Reports reports = new Reports();
    reports.runStarted(journal.run(), folder);
    List<CheckRecord> judged = new ArrayList<>(journal.checks());
    java.util.Collections.reverse(judged);
    judged.forEach(reports::checkJudged);
    assertThat(JournalReader.read(folder.resolve("journal.jsonl")).checks()).isEqualTo(judged);

    reports.runEnded(journal, new ReportOptions(folder, "false", said::add));

    assertThat(JournalReader.read(folder.resolve("journal.jsonl"))).isEqualTo(journal);
  }

  @Test
  void aRunClearsEarlierOutputsAndNothingElse() throws IOException {
    run(Journals.journal().environment("old").passed("gone", "r", "n").end(), "true");
    for (String other :
        List.of("notes.txt", "junit/own.xml", "allure-results/own.txt", "allure-report/own.html")) {
      Files.writeString(folder.resolve(other), "mine");
    }
    // The platform's own folder for files of checks is this one under Maven.
    for (String other :
        List.of("web_nginx_spec.groovy/web-01/Port _80_/is up", "my_spec.groovy/kept")) {
      Files.createDirectories(folder.resolve(other));
      Files.writeString(folder.resolve(other).resolve("evidence.txt"), "raw");
    }
    Files.writeString(folder.resolve("my_spec.groovy/notes.txt"), "mine");

    Journal journal = Journals.ordinary().end();
    Reports reports = new Reports();
    reports.runStarted(journal.run(), folder);
    reports.checkJudged(journal.checks().get(0));

    assertThat(files())
        .containsExactlyInAnyOrder(
            ".tenken.lock",
            "journal.jsonl",
            "notes.txt",
            "my_spec.groovy/notes.txt",
            "junit/own.xml",
            "allure-results/own.txt",
            "allure-report/own.html",
            "allure-report/history/categories-trend.json",
            "allure-report/history/duration-trend.json",
            "allure-report/history/history-trend.json",
            "allure-report/history/history.json",
            "allure-report/history/retry-trend.json");
    assertThat(folder.resolve("web_nginx_spec.groovy")).doesNotExist();
  }

  @Test
  void reportsGoWhereOthersFilesAreAndThroughLinks() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("junit")).resolve("own.xml"), "mine");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("allure-results"), elsewhere);

    run(Journals.ordinary().end(), "false");

    assertThat(said).containsExactly("Report: " + folder.resolve("index.html"));
    assertThat(folder.resolve("junit/own.xml")).hasContent("mine");
    assertThat(files()).anyMatch(file -> file.startsWith("junit/TEST-"));
    assertThat(folder.resolve("allure-results")).isSymbolicLink();
    assertThat(elsewhere).isDirectoryContaining("glob:**-result.json");
  }

  @Test
  void twoRunsAtOnceInOneFolderDoNotDisturbEachOther() throws Exception {
    int count = 6;
    ExecutorService threads = Executors.newFixedThreadPool(count);
    CyclicBarrier allStarted = new CyclicBarrier(count);
    List<Future<Void>> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Journal journal = Journals.ordinary().environment("env-" + i).end();
      Callable<Void> run =
          () -> {
            List<String> own = new ArrayList<>();
            Reports reports = new Reports();
            reports.runStarted(journal.run(), folder);
            allStarted.await();
            journal.checks().forEach(reports::checkJudged);
            reports.runEnded(journal, new ReportOptions(folder, "false", own::add));
            assertThat(own).containsExactly("Report: " + folder.resolve("index.html"));
            return null;
          };
      runs.add(threads.submit(run));
    }
    for (Future<Void> run : runs) {
      run.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();

    String last = JournalReader.read(folder.resolve("journal.jsonl")).run().environment();
    assertThat(Files.readString(folder.resolve("index.html"))).contains("<bdi>" + last + "</bdi>");
    assertThat(Files.readString(folder.resolve("summary.md"))).contains("Tenken: " + last);
    assertThat(files())
        .filteredOn(name -> name.startsWith("junit/"))
        .hasSize(4)
        .allMatch(name -> name.startsWith("junit/TEST-" + last + "-"));
    assertThat(files()).filteredOn(name -> name.endsWith("-result.json")).hasSize(17);
  }

  /** The shell's limit on a file's size stands for a full disk: each larger write fails. */
  @Test
  void aFullDiskIsSaidAndLeavesWhatFits() throws Exception {
    Process run =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 16; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FullDisk.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(run.waitFor()).as(output).isZero();
    assertThat(output.lines())
        .contains(
            "index.html could not be written: File too large (verdicts are unaffected)",
            "journal.jsonl could not be written: File too large (verdicts are unaffected)",
            "JUnit XML could not be written: File too large (verdicts are unaffected)",
            "listener done");
    assertThat(files())
        .contains("summary.md", "allure-results/categories.json")
        .doesNotContain("index.html");
    Journal known = JournalReader.read(folder.resolve("journal.jsonl"));
    assertThat(known.end().complete()).isFalse();
    assertThat(known.checks()).isNotEmpty();
  }

  static final class FullDisk {
    private FullDisk() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      Journal journal = Journals.large(100);
      Reports reports = new Reports();
      reports.runStarted(journal.run(), folder);
      journal.checks().forEach(reports::checkJudged);
      reports.runEnded(journal, new ReportOptions(folder, "false", System.out::println));
      System.out.println("listener done");
    }
  }

  private void run(Journal journal, String allure) {
    Reports reports = new Reports();
    reports.runStarted(journal.run(), folder);
    journal.checks().forEach(reports::checkJudged);
    reports.runEnded(journal, new ReportOptions(folder, allure, said::add));
  }

  private List<String> files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }
}
