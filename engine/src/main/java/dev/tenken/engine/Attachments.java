package dev.tenken.engine;

import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.journal.CheckRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;

/** Hands what a check saw to the platform: short facts as report entries, raw answers as a file. */
final class Attachments {
  private Attachments() {}

  static void publish(ExecutionRequest request, CheckDescriptor check, CheckRecord record) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("verdict", record.verdict().name().toLowerCase(java.util.Locale.ROOT));
    if (!record.detail().cause().isEmpty()) {
      entries.put("cause", record.detail().cause());
    }
    request.getEngineExecutionListener().reportingEntryPublished(check, ReportEntry.from(entries));
    List<Evidence> shown =
        record.detail().evidence().stream().filter(piece -> !piece.raw().isEmpty()).toList();
    if (!shown.isEmpty()) {
      publishFile(request, check, shown);
    }
  }

  private static void publishFile(
      ExecutionRequest request, CheckDescriptor check, List<Evidence> evidence) {
    StringBuilder text = new StringBuilder();
    for (Evidence piece : evidence) {
      text.append("# ")
          .append(piece.source())
          .append(", asked ")
          .append(piece.askedAt())
          .append('\n')
          .append(piece.raw())
          .append('\n');
    }
    try {
      Path folder = request.getOutputDirectoryCreator().createOutputDirectory(check);
      Path file = Files.writeString(folder.resolve("evidence.txt"), text);
      request
          .getEngineExecutionListener()
          .fileEntryPublished(check, FileEntry.from(file, "text/plain"));
    } catch (IOException | JUnitException | UnsupportedOperationException e) {
      // A launcher without a folder for files; the evidence is in the failure's text too.
      request
          .getEngineExecutionListener()
          .reportingEntryPublished(check, ReportEntry.from("evidence", text.toString()));
    }
  }
}
