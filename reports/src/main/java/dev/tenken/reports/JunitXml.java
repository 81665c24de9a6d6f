package dev.tenken.reports;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit XML, one file per target, for CI servers: {@code junit/TEST-<environment>-<target>.xml}.
 */
final class JunitXml implements Report {
  private static final Set<Verdict> ERRORS = EnumSet.of(Verdict.UNKNOWN, Verdict.BROKEN);
  private static final Set<Verdict> SKIPPED = EnumSet.of(Verdict.SKIPPED, Verdict.PENDING);

  @Override
  public String name() {
    return "JUnit XML";
  }

  @Override
  public void write(Journal journal, Path folder) throws IOException {
    Path junit = Files.createDirectories(folder.resolve("junit"));
    for (Map.Entry<String, List<CheckRecord>> target : new Outcome(journal).byTarget().entrySet()) {
      if (!target.getValue().isEmpty()) {
        write(journal, target.getKey(), target.getValue(), junit);
      }
    }
  }

  private static void write(Journal journal, String target, List<CheckRecord> checks, Path junit)
      throws IOException {
    String name = "TEST-" + FileName.of(journal.run().environment() + "-" + target) + ".xml";
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(junit.resolve(name)))) {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      new Suite(xml, journal, target).write(checks);
      xml.close();
    } catch (XMLStreamException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  /** One target's document. All text goes through {@link Visible}. */
  private record Suite(XMLStreamWriter xml, Journal journal, String target) {
    void write(List<CheckRecord> checks) throws XMLStreamException {
      xml.writeStartDocument("UTF-8", "1.0");
      start(0, "testsuite");
      attribute("name", target);
      attribute("hostname", target);
      attribute("timestamp", journal.run().start().toString());
      attribute("tests", String.valueOf(checks.size()));
      attribute("failures", count(checks, EnumSet.of(Verdict.FAILED)));
      attribute("errors", count(checks, ERRORS));
      attribute("skipped", count(checks, SKIPPED));
      attribute(
          "time",
          seconds(checks.stream().map(CheckRecord::took).reduce(Duration.ZERO, Duration::plus)));
      properties();
      for (CheckRecord check : checks) {
        testcase(check);
      }
      newLine(0);
      xml.writeEndElement();
      xml.writeEndDocument();
    }

    private void properties() throws XMLStreamException {
      start(1, "properties");
      property("environment", journal.run().environment());
      property("tenken", journal.run().tenkenVersion());
      if (!Words.replay(journal.run()).isEmpty()) {
        property("replay", Words.replay(journal.run()));
      }
      if (!journal.end().complete()) {
        property("incomplete", Words.incomplete(journal.end()));
      }
      for (String note : Words.notes(journal)) {
        property("note", note);
      }
      end(1);
    }

    private void property(String name, String value) throws XMLStreamException {
      newLine(2);
      xml.writeEmptyElement("property");
      attribute("name", name);
      attribute("value", value);
    }

    private void testcase(CheckRecord check) throws XMLStreamException {
      start(1, "testcase");
      attribute("classname", className(check));
      attribute("name", Words.title(check));
      attribute("time", seconds(check.took()));
      attribute("file", check.location().file());
      if (check.location().line() > 0) {
        attribute("line", String.valueOf(check.location().line()));
      }
      switch (check.verdict()) {
        case PASSED -> {}
        case FAILED -> problem("failure", "failed", check);
        case UNKNOWN -> problem("error", "unknown: " + Words.cause(check), check);
        case BROKEN -> problem("error", "broken check", check);
        case SKIPPED, PENDING -> {
          newLine(2);
          xml.writeEmptyElement("skipped");
          attribute("message", Words.reason(check));
        }
      }
      end(1);
    }

    /** Returns the names that CI servers cut at the dots: environment, target, folders, spec. */
    private String className(CheckRecord check) {
      return String.join(
          ".", journal.run().environment(), target, Words.script(check).replace('/', '.'));
    }

    private void problem(String element, String type, CheckRecord check) throws XMLStreamException {
      start(2, element);
      attribute("type", type);
      attribute("message", Words.reason(check));
      xml.writeCharacters(Visible.text(check.detail().message()));
      xml.writeEndElement();
    }

    private static String count(List<CheckRecord> checks, Set<Verdict> verdicts) {
      return String.valueOf(checks.stream().filter(c -> verdicts.contains(c.verdict())).count());
    }

    private static String seconds(Duration duration) {
      return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }

    private void attribute(String name, String value) throws XMLStreamException {
      xml.writeAttribute(name, Visible.line(value));
    }

    private void start(int depth, String element) throws XMLStreamException {
      newLine(depth);
      xml.writeStartElement(element);
    }

    private void end(int depth) throws XMLStreamException {
      newLine(depth);
      xml.writeEndElement();
    }

    private void newLine(int depth) throws XMLStreamException {
      xml.writeCharacters("\n" + "  ".repeat(depth));
    }
  }
}
