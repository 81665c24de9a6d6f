package dev.tenken.cli;

import dev.tenken.engine.RunObserver;
import dev.tenken.engine.RunResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the engine tells the operator: lines, and on a terminal one line that is written over while
 * targets are being asked.
 */
final class Operator implements RunObserver {
  private static final int NAMES = 3;
  private static final String ERASE = "\r\u001b[K";

  /** What is too long for a narrow terminal is cut there: a second row would not be erased. */
  private static final String ONE_ROW = "\u001b[?7l%s\u001b[?7h";

  private final PrintStream err;
  private final boolean terminal;
  private final Set<String> tags;
  private RunResult result = new RunResult(Optional.empty(), List.of());
  private String shown = "";
  private final List<String> aboutReports = new ArrayList<>();

  Operator(PrintStream err, boolean terminal, Set<String> tags) {
    this.err = err;
    this.terminal = terminal;
    this.tags = tags;
  }

  @Override
  public synchronized void say(String line) {
    clear();
    err.println(line);
  }

  /** Kept for the end: above many failures nobody finds where the report is. */
  @Override
  public synchronized void reported(String line) {
    aboutReports.add(line);
  }

  @Override
  public synchronized void progress(Set<String> asked, int judged, int total) {
    String line = line(asked, judged, total);
    if (terminal && !line.equals(shown)) {
      err.print(ERASE + ONE_ROW.formatted(line));
      err.flush();
      shown = line;
    }
  }

  @Override
  public Set<String> tags() {
    return tags;
  }

  /** Each parameter has an option of its name. */
  @Override
  public String setting(String parameter, String value) {
    return "--" + parameter.substring(parameter.indexOf('.') + 1) + " " + value;
  }

  @Override
  public synchronized void finished(RunResult newResult) {
    clear();
    result = newResult;
  }

  /** Erases the line of progress. */
  synchronized void clear() {
    if (!shown.isEmpty()) {
      err.print(ERASE);
      err.flush();
      shown = "";
    }
  }

  /** Says what was kept about the reports. */
  synchronized void sayReports() {
    aboutReports.forEach(this::say);
    aboutReports.clear();
  }

  synchronized RunResult result() {
    return result;
  }

  /** Returns one line that fits a usual terminal. */
  static String line(Set<String> asked, int judged, int total) {
    StringBuilder line = new StringBuilder();
    line.append(judged).append(" of ").append(total).append(" checks");
    if (!asked.isEmpty()) {
      List<String> names = new TreeSet<>(asked).stream().limit(NAMES).toList();
      line.append(", asking ").append(String.join(", ", names));
      if (asked.size() > NAMES) {
        line.append(" and ").append(asked.size() - NAMES).append(" more");
      }
    }
    return line.length() > 79 ? line.substring(0, 78) + "…" : line.toString();
  }
}
