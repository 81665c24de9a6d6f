package dev.tenken.engine;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Detail;
import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.journal.Verdict;
import java.util.Map;
import org.opentest4j.AssertionFailedError;

/** What is thrown for a check that did not pass; its only stack frame is the check's line. */
final class Failures {
  private Failures() {}

  static void raise(CheckRecord record, CheckDescriptor check) {
    Detail detail = record.detail();
    switch (record.verdict()) {
      case FAILED -> {
        AssertionFailedError error =
            detail.expected().isEmpty()
                ? new AssertionFailedError(detail.message())
                : new AssertionFailedError(detail.message(), detail.expected(), detail.found());
        throw at(error, record.location(), check.getLegacyReportingName());
      }
      case UNKNOWN ->
          throw at(
              new CheckUnknown(detail.message()),
              record.location(),
              check.getLegacyReportingName());
      case BROKEN ->
          throw at(
              new CheckBroken(detail.message()), record.location(), check.getLegacyReportingName());
      default -> {}
    }
  }

  static CheckBroken broken(String message, SpecDescriptor spec) {
    return at(new CheckBroken(message), spec.location(), spec.getDisplayName());
  }

  static CheckBroken run(String message) {
    return nowhere(new CheckBroken(message));
  }

  static CheckUnknown cancelled(Map<Verdict, Integer> counts) {
    return nowhere(new CheckUnknown(EngineErrors.cancelled(counts)));
  }

  private static <T extends Throwable> T nowhere(T error) {
    error.setStackTrace(new StackTraceElement[0]);
    return error;
  }

  private static <T extends Throwable> T at(T error, Location location, String name) {
    String file = location.file().substring(location.file().lastIndexOf('/') + 1);
    String type = location.file().replaceAll("\\.groovy$", "").replace('/', '.');
    error.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(type, name.replace('\n', ' '), file, location.line())
        });
    return error;
  }
}
