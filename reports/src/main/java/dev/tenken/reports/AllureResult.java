package dev.tenken.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of Allure's results, by the names of its format; what is null is left out. */
record AllureResult(
    String uuid,
    String name,
    String fullName,
    String testCaseId,
    String historyId,
    List<String> titlePath,
    List<Named> labels,
    List<Named> parameters,
    String description,
    String descriptionHtml,
    Status status,
    StatusDetails statusDetails,
    List<Link> links,
    List<Attachment> attachments,
    Stage stage,
    long start,
    long stop) {

  enum Status {
    PASSED,
    FAILED,
    BROKEN,
    SKIPPED
  }

  enum Stage {
    FINISHED
  }

  /** A label or a parameter. */
  record Named(String name, String value) {}

  record StatusDetails(@Nullable String message, @Nullable String trace) {}

  record Link(String name, String type, String url) {}

  /**
   * A file beside the result.
   *
   * @param source its name
   */
  record Attachment(String name, String type, String source) {}
}
