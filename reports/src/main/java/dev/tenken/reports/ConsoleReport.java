package dev.tenken.reports;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * The report for a terminal: what did not pass, with its reasons, and the outcome in one line at
 * the end, where it is still in sight.
 *
 * <p>Colors accompany words and never stand alone. Nothing from a host reaches the terminal as a
 * control sequence.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConsoleReport {
  private static final int MOST = 100;
  private static final int MOST_OF_ONE_CAUSE = 10;
  private static final int MOST_LINES = 40;
  private static final int LONGEST_LINE = 500;

  private final Consumer<String> out;
  private final boolean colors;

  /**
   * Makes the report.
   *
   * @param out takes one line at a time
   * @param colors whether to color; see {@link #colorsWanted}
   */
  public ConsoleReport(Consumer<String> out, boolean colors) {
    this.out = out;
    this.colors = colors;
  }

  /**
   * Tells whether output is to be colored: on a terminal that can, unless {@code NO_COLOR} is set
   * to anything.
   */
  public static boolean colorsWanted(boolean terminal, Map<String, String> environment) {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** Prints the report. */
  public void print(Journal journal) {
    Outcome outcome = new Outcome(journal);
    problems(outcome, Verdict.FAILED);
    problems(outcome, Verdict.BROKEN);
    unknowns(outcome);
    for (String note : Words.notes(journal)) {
      out.accept("note: " + Visible.line(note));
    }
    banner(Words.replay(journal.run()));
    banner(Words.incomplete(journal.end()));
    Tally tally = Tally.of(journal.checks());
    boolean red = tally.total() == 0 || !tally.worst().isGreen();
    out.accept(
        paint(red ? Paint.RED : Paint.GREEN, Words.outcome(journal))
            + " · "
            + Visible.line(journal.run().environment())
            + " · "
            + Words.counted(journal.run().targets().size(), "target")
            + " · "
            + Words.took(journal));
  }

  private void problems(Outcome outcome, Verdict verdict) {
    List<CheckRecord> checks = outcome.checks(verdict);
    for (CheckRecord check : checks.subList(0, Math.min(MOST, checks.size()))) {
      out.accept(
          paint(Paint.RED, verdict == Verdict.FAILED ? "FAILED " : "BROKEN ")
              + Visible.line(Words.fullName(check)));
      message(check.detail().message());
      out.accept("");
    }
    rest(checks.size() - MOST, verdict);
  }

  private void message(String message) {
    List<String> lines = message.strip().indent(0).lines().toList();
    for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
      out.accept("  " + Visible.whole(Visible.cut(line, LONGEST_LINE)));
    }
    if (lines.size() > MOST_LINES) {
      out.accept("  … (" + Words.counted(lines.size() - MOST_LINES, "more line") + ")");
    }
  }

  /** A host that could not be reached is one entry, however many checks it has. */
  private void unknowns(Outcome outcome) {
    Collection<List<CheckRecord>> unknowns = outcome.unknowns();
    for (List<CheckRecord> same : unknowns.stream().limit(MOST).toList()) {
      CheckRecord first = same.get(0);
      out.accept(
          paint(Paint.YELLOW, "UNKNOWN ")
              + Visible.line(Words.target(first))
              + ": "
              + Visible.cut(Words.reason(first), LONGEST_LINE));
      for (CheckRecord check : same.subList(0, Math.min(MOST_OF_ONE_CAUSE, same.size()))) {
        out.accept("  " + Visible.line(Words.title(check) + " (" + check.location() + ")"));
      }
      if (same.size() > MOST_OF_ONE_CAUSE) {
        out.accept("  … and " + Words.number(same.size() - MOST_OF_ONE_CAUSE) + " more");
      }
      out.accept("");
    }
    int shown = unknowns.stream().limit(MOST).mapToInt(List::size).sum();
    rest(outcome.checks(Verdict.UNKNOWN).size() - shown, Verdict.UNKNOWN);
  }

  private void rest(int more, Verdict verdict) {
    if (more > 0) {
      out.accept(
          "… and " + Words.number(more) + " more " + Words.name(verdict) + ", see index.html");
      out.accept("");
    }
  }

  private void banner(String text) {
    if (!text.isEmpty()) {
      out.accept(paint(Paint.YELLOW, text));
    }
  }

  private String paint(Paint paint, String text) {
    return colors ? paint.start() + text + Paint.END : text;
  }

  private enum Paint {
    RED(31),
    GREEN(32),
    YELLOW(33);

    static final String END = "\u001b[0m";

    private final int code;

    Paint(int code) {
      this.code = code;
    }

    String start() {
      return String.format(Locale.ROOT, "\u001b[1;%dm", code);
    }
  }
}
