package dev.tenken.dsl;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.resource.Finding;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The text of a check that did not pass. */
final class Explanation {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private Explanation() {}

  static String failure(
      String message, String expected, Finding finding, List<Evidence> evidence, Location at) {
    StringBuilder text = new StringBuilder(message.isEmpty() ? "" : message.strip() + "\n");
    if (message.isEmpty()) {
      line(text, "expected", expected);
      line(text, "found", finding.found());
    }
    line(text, "nearest", finding.nearest());
    evidence(text, evidence);
    line(text, "at", at.toString());
    return text.toString().stripTrailing();
  }

  static String unknown(String expected, Cause cause, List<Evidence> evidence, Location at) {
    StringBuilder text = new StringBuilder();
    line(text, "expected", expected);
    line(text, "unknown", cause.reason().label() + ": " + cause.message());
    evidence(text, evidence);
    line(text, "at", at.toString());
    return text.toString().stripTrailing();
  }

  static String broken(String message, Location at) {
    StringBuilder text = new StringBuilder();
    line(text, "broken", message);
    line(text, "at", at.toString());
    return text.toString().stripTrailing();
  }

  private static void evidence(StringBuilder text, List<Evidence> evidence) {
    for (Evidence piece : evidence) {
      line(
          text,
          "evidence",
          piece.source()
              + ", asked "
              + TIME.format(piece.askedAt())
              + " ("
              + piece.took().toMillis()
              + " ms)");
    }
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(" ".repeat(Math.max(0, 8 - name.length())))
          .append(name)
          .append(": ")
          .append(value.replace("\n", "\n          "))
          .append('\n');
    }
  }
}
