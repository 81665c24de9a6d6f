package dev.tenken.reports;

import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.RunRecord;
import dev.tenken.dsl.journal.Verdict;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.ByteArrayInputStream;
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
    FileSystemResultsWriter writer = new FileSystemResultsWriter(results);
    for (CheckRecord check : journal.checks()) {
      TestResult result = result(journal.run(), check);
      if (!check.verdict().isGreen()) {
        attach(check, result, writer);
      }
      writer.write(result);
    }
    AllureRun.write(journal, results);
    copyHistory(results);
  }

  private static TestResult result(RunRecord run, CheckRecord check) {
    String resource = resource(check);
    String title = Words.title(check);
    long start = check.start().toEpochMilli();
    return new TestResult()
        .setUuid(UUID.randomUUID().toString())
        .setName(shown(check.name()))
        .setFullName(shown(Words.target(check) + " / " + title))
        .setTestCaseId(FileName.digest(check.spec() + "\n" + title, 16))
        .setHistoryId(FileName.digest(check.id(), 16))
        .setTitlePath(
            List.of(shown(run.environment()), shown(Words.target(check)), shown(resource)))
        .setLabels(labels(run, check, resource))
        .setParameters(
            List.of(
                parameter("environment", run.environment()),
                parameter("target", Words.target(check))))
        .setDescription("`" + shown(check.location().toString()).replace('`', '\'') + "`")
        .setStatus(status(check.verdict()))
        .setStatusDetails(details(check))
        .setLinks(links(check))
        .setStage(Stage.FINISHED)
        .setStart(start)
        .setStop(start + check.took().toMillis());
  }

  private static List<Label> labels(RunRecord run, CheckRecord check, String resource) {
    List<Label> labels = new ArrayList<>();
    labels.add(label("parentSuite", run.environment()));
    labels.add(label("suite", Words.target(check)));
    labels.add(label("subSuite", resource));
    labels.add(
        label("epic", check.resourceType().isEmpty() ? check.targetType() : check.resourceType()));
    labels.add(label("feature", resource));
    labels.add(label("story", check.name()));
    labels.add(label("host", Words.target(check)));
    labels.add(label("thread", Words.target(check)));
    labels.add(label("package", check.spec()));
    labels.add(label("framework", "tenken"));
    labels.add(label("language", "groovy"));
    if (!check.severity().isEmpty()) {
      labels.add(label("severity", check.severity()));
    }
    if (!check.owner().isEmpty()) {
      labels.add(label("owner", check.owner()));
    }
    check.tags().stream().sorted().map(tag -> label("tag", tag)).forEach(labels::add);
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

  private static Status status(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> Status.PASSED;
      case FAILED -> Status.FAILED;
      case UNKNOWN, BROKEN -> Status.BROKEN;
      case SKIPPED, PENDING -> Status.SKIPPED;
    };
  }

  /** Leads to the page without script, whose anchors outlive the report that they are in. */
  private static List<Link> links(CheckRecord check) {
    return check.verdict().isGreen()
        ? List.of()
        : List.of(
            new Link()
                .setName(HtmlReport.FILE)
                .setType("custom")
                .setUrl("../" + HtmlReport.FILE + "#" + Page.anchor(check)));
  }

  private static StatusDetails details(CheckRecord check) {
    if (check.verdict() == Verdict.PASSED) {
      return new StatusDetails();
    }
    // Categories find an unknown's cause, and a broken check, by the beginning of the message.
    return new StatusDetails()
        .setMessage(brackets(Words.reason(check)))
        .setTrace(brackets(Visible.text(check.detail().message())));
  }

  private static void attach(CheckRecord check, TestResult result, FileSystemResultsWriter writer) {
    List<Attachment> attachments = new ArrayList<>();
    for (Evidence evidence : check.detail().evidence()) {
      if (evidence.raw().isEmpty()) {
        continue;
      }
      String source = UUID.randomUUID() + "-attachment.txt";
      String text =
          evidence.source()
              + "\nasked "
              + Words.time(evidence.askedAt())
              + ", took "
              + Words.duration(evidence.took())
              + "\n\n"
              + evidence.raw();
      byte[] bytes = Visible.text(text).getBytes(StandardCharsets.UTF_8);
      writer.write(source, new ByteArrayInputStream(bytes));
      attachments.add(
          new Attachment()
              .setName(shown(evidence.source()))
              .setType("text/plain")
              .setSource(source));
    }
    result.setAttachments(attachments);
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

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(shown(value));
  }

  private static Parameter parameter(String name, String value) {
    return new Parameter().setName(name).setValue(shown(value));
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
