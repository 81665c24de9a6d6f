package dev.tenken.reports;

import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.RunRecord;
import dev.tenken.dsl.journal.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Allure's results, in {@code allure-results/}.
 *
 * <p>The suites tree is environment, target, resource; the behaviors tree is type, resource, check.
 * Raw answers are attached to what did not pass only: 20,000 attachments are 20,000 files.
 */
final class AllureResults implements Report {
  static final String FOLDER = "allure-results";

  private final Json json = new Json();
  private final Path earlier;

  /**
   * Makes the report.
   *
   * @param earlier the folder of the reports, where the last Allure report's history lies
   */
  AllureResults(Path earlier) {
    this.earlier = earlier;
  }

  @Override
  public String name() {
    return "Allure's results";
  }

  @Override
  public void write(Journal journal, Path folder) throws IOException {
    Path results = Files.createDirectories(folder.resolve(FOLDER));
    for (CheckRecord check : journal.checks()) {
      AllureResult result = result(journal.run(), check, results);
      write(json.text(result), results.resolve(result.uuid() + "-result.json"));
    }
    AllureRun.write(journal, results);
    copyHistory(results);
  }

  /** Half a surrogate pair becomes a question mark. */
  private static void write(String text, Path file) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static AllureResult result(RunRecord run, CheckRecord check, Path results)
      throws IOException {
    String resource = resource(check);
    String title = Words.title(check);
    long start = check.start().toEpochMilli();
    return new AllureResult(
        UUID.randomUUID().toString(),
        shown(check.name()),
        shown(Words.target(check) + " / " + title),
        FileName.digest(check.spec() + "\n" + title, 16),
        FileName.digest(check.id(), 16),
        List.of(shown(run.environment()), shown(Words.target(check)), shown(resource)),
        labels(run, check, resource),
        List.of(named("environment", run.environment()), named("target", Words.target(check))),
        shown(check.location().toString()),
        "<code>" + shown(check.location().toString()).replace("&", "&amp;") + "</code>",
        status(check.verdict()),
        details(check),
        links(check),
        check.verdict().isGreen() ? List.of() : attachments(check, results),
        AllureResult.Stage.FINISHED,
        start,
        start + check.took().toMillis());
  }

  private static List<AllureResult.Named> labels(
      RunRecord run, CheckRecord check, String resource) {
    List<AllureResult.Named> labels = new ArrayList<>();
    labels.add(named("parentSuite", run.environment()));
    labels.add(named("suite", Words.target(check)));
    labels.add(named("subSuite", resource));
    labels.add(
        named("epic", check.resourceType().isEmpty() ? check.targetType() : check.resourceType()));
    labels.add(named("feature", resource));
    labels.add(named("story", check.name()));
    labels.add(named("host", Words.target(check)));
    labels.add(named("thread", Words.target(check)));
    labels.add(named("package", check.spec()));
    labels.add(named("framework", "tenken"));
    labels.add(named("language", "groovy"));
    if (!check.severity().isEmpty()) {
      labels.add(named("severity", check.severity()));
    }
    if (!check.owner().isEmpty()) {
      labels.add(named("owner", check.owner()));
    }
    check.tags().stream().sorted().map(tag -> named("tag", tag)).forEach(labels::add);
    return labels;
  }

  private static String resource(CheckRecord check) {
    if (!check.resourceType().isEmpty()) {
      return check.resourceName().isEmpty()
          ? check.resourceType()
          : check.resourceType() + " \"" + check.resourceName() + "\"";
    }
    return check.groups().isEmpty() ? check.spec() : check.groups().get(0);
  }

  private static AllureResult.Status status(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> AllureResult.Status.PASSED;
      case FAILED -> AllureResult.Status.FAILED;
      case UNKNOWN, BROKEN -> AllureResult.Status.BROKEN;
      case SKIPPED, PENDING -> AllureResult.Status.SKIPPED;
    };
  }

  /** Leads to the page without script, whose anchors outlive the report that they are in. */
  private static List<AllureResult.Link> links(CheckRecord check) {
    String url = "../" + HtmlReport.FILE + "#" + Page.anchor(check);
    return check.verdict().isGreen()
        ? List.of()
        : List.of(new AllureResult.Link(HtmlReport.FILE, "custom", url));
  }

  private static AllureResult.StatusDetails details(CheckRecord check) {
    if (check.verdict() == Verdict.PASSED) {
      return new AllureResult.StatusDetails(null, null);
    }
    // Categories find an unknown's cause, and a broken check, by the beginning of the message.
    return new AllureResult.StatusDetails(
        brackets(Words.reason(check)), brackets(Visible.text(check.detail().message())));
  }

  /** Writes the raw answers of a check beside its result. */
  private static List<AllureResult.Attachment> attachments(CheckRecord check, Path results)
      throws IOException {
    List<AllureResult.Attachment> attachments = new ArrayList<>();
    for (Evidence evidence : check.detail().evidence()) {
      if (evidence.raw().isEmpty()) {
        continue;
      }
      String file = UUID.randomUUID() + "-attachment.txt";
      String text =
          evidence.source()
              + "\nasked "
              + Words.time(evidence.askedAt())
              + ", took "
              + Words.duration(evidence.took())
              + "\n\n"
              + evidence.raw();
      write(Visible.text(text), results.resolve(file));
      attachments.add(new AllureResult.Attachment(shown(evidence.source()), "text/plain", file));
    }
    return attachments;
  }

  /** Gives the new report the trend of the last one. */
  private void copyHistory(Path results) throws IOException {
    Path last = earlier.resolve(AllureHtml.FOLDER).resolve(AllureHtml.HISTORY);
    if (!Files.isDirectory(last)) {
      return;
    }
    Path history = Files.createDirectories(results.resolve(AllureHtml.HISTORY));
    try (var files = Files.newDirectoryStream(last, "*.json")) {
      for (Path file : files) {
        Files.copy(file, history.resolve(file.getFileName()));
      }
    }
  }

  private static AllureResult.Named named(String name, String value) {
    return new AllureResult.Named(name, shown(value));
  }

  /** Returns text on one line as Allure shows it whole. */
  static String shown(String text) {
    return brackets(Visible.line(text));
  }

  /** Allure drops what looks like a tag from names and messages; these look alike and stay. */
  private static String brackets(String text) {
    return text.replace('<', '‹').replace('>', '›');
  }
}
