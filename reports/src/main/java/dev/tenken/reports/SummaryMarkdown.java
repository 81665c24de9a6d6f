package dev.tenken.reports;

import static java.util.stream.Collectors.joining;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code summary.md}: the outcome for a pull request, a job page or a chat. */
final class SummaryMarkdown implements Report {
  /** A comment takes 65,536 characters; a reader, fewer. */
  private static final int MOST = 25;

  private static final int MOST_OF_ONE_CAUSE = 5;
  private static final int LONGEST = 1_000;
  private static final int LONGEST_REASON = 200;

  @Override
  public String name() {
    return "summary.md";
  }

  @Override
  public void write(Journal journal, Path folder) throws IOException {
    Files.writeString(folder.resolve("summary.md"), new Summary(journal).toString());
  }

  private static final class Summary {
    private final Journal journal;
    private final Outcome outcome;
    private final StringBuilder lines = new StringBuilder();

    Summary(Journal journal) {
      this.journal = journal;
      this.outcome = new Outcome(journal);
      head();
      targets();
      problems(Verdict.FAILED);
      problems(Verdict.BROKEN);
      unknowns();
      notes();
    }

    private void head() {
      line("# Tenken: " + escaped(journal.run().environment()));
      line("");
      line("**" + Words.outcome(journal) + "**");
      line("");
      banner(Words.replay(journal.run()));
      banner(Words.incomplete(journal.end()));
      line(Words.time(journal.run().start()) + ", " + Words.took(journal));
      line("");
    }

    private void banner(String text) {
      if (!text.isEmpty()) {
        line("> **" + escaped(text) + "**");
        line("");
      }
    }

    /** Adds a row for each target, those in trouble first. */
    private void targets() {
      if (journal.checks().isEmpty()) {
        return;
      }
      Tally all = Tally.of(journal.checks());
      List<Verdict> columns =
          Arrays.stream(Verdict.values()).filter(all.present()::contains).toList();
      row("target", columns.stream().map(Words::name).toList());
      line("| --- |" + " ---: |".repeat(columns.size()));
      Map<String, Tally> tallies = new LinkedHashMap<>();
      outcome.byTarget().forEach((target, checks) -> tallies.put(target, Tally.of(checks)));
      tallies.entrySet().stream()
          .sorted(
              Comparator.comparing(
                  (Map.Entry<String, Tally> row) -> Tally.ORDER.indexOf(row.getValue().worst())))
          .limit(MOST)
          .forEach(
              row ->
                  row(
                      escaped(row.getKey()),
                      columns.stream().map(it -> Words.number(row.getValue().of(it))).toList()));
      line("");
      if (tallies.size() > MOST) {
        line("… and " + Words.counted(tallies.size() - MOST, "more target") + " in index.html");
        line("");
      }
    }

    private void row(String first, List<String> others) {
      line("| " + first + " |" + others.stream().map(cell -> " " + cell + " |").collect(joining()));
    }

    private void problems(Verdict verdict) {
      Collection<List<CheckRecord>> problems = outcome.problems(verdict);
      heading(verdict);
      for (List<CheckRecord> same : problems.stream().limit(MOST).toList()) {
        CheckRecord first = same.get(0);
        String where =
            same.size() == 1 ? Words.target(first) : Words.counted(same.size(), "target");
        line("- **" + escaped(where) + "** · " + escaped(Words.title(first)) + "  ");
        line("  " + escaped(first.location().toString()));
        if (same.size() > 1) {
          some(same, check -> "**" + escaped(Words.target(check)) + "**: " + found(check));
        }
        line("");
        fenced(first.detail().message());
      }
      more("", problems.size() - MOST);
    }

    private void unknowns() {
      Collection<List<CheckRecord>> causes = outcome.unknowns();
      heading(Verdict.UNKNOWN);
      for (List<CheckRecord> same : causes.stream().limit(MOST).toList()) {
        CheckRecord first = same.get(0);
        line("- **" + escaped(Words.target(first)) + "** · " + reason(first));
        some(same, check -> escaped(Words.title(check) + " (" + check.location() + ")"));
      }
      more("", causes.size() - MOST);
    }

    private void heading(Verdict verdict) {
      int count = outcome.checks(verdict).size();
      if (count > 0) {
        line("## " + Words.heading(verdict) + " (" + Words.number(count) + ")");
        line("");
      }
    }

    private void some(List<CheckRecord> same, Function<CheckRecord, String> text) {
      same.stream().limit(MOST_OF_ONE_CAUSE).forEach(check -> line("  - " + text.apply(check)));
      more("  ", same.size() - MOST_OF_ONE_CAUSE);
    }

    private void more(String indent, int left) {
      if (left > 0) {
        line(indent + "- … and " + Words.number(left) + " more in index.html");
      }
      line("");
    }

    private void notes() {
      List<String> notes = Words.notes(journal);
      if (!notes.isEmpty()) {
        line("## Notes");
        line("");
        notes.forEach(note -> line("- " + escaped(note)));
      }
    }

    /** Returns what differs between targets; what was expected stands below once. */
    private static String found(CheckRecord check) {
      String found = check.detail().found();
      return found.isEmpty()
          ? reason(check)
          : "found " + escaped(Visible.cut(found, LONGEST_REASON));
    }

    private static String reason(CheckRecord check) {
      return escaped(Visible.cut(Words.reason(check), LONGEST_REASON));
    }

    /** Adds a block that shows text as it is: its fence is longer than any run inside. */
    private void fenced(String text) {
      String shown = Visible.whole(Visible.cut(text.strip(), LONGEST));
      String fence = "```";
      while (shown.contains(fence)) {
        fence += "`";
      }
      line("  " + fence + "text");
      shown.lines().forEach(line -> line("  " + line));
      line("  " + fence);
      line("");
    }

    private void line(String line) {
      // One empty line is enough to part two blocks.
      if (!line.isEmpty() || lines.charAt(lines.length() - 2) != '\n') {
        lines.append(line).append('\n');
      }
    }

    /** Returns text that Markdown, and HTML in it, show as it is, in the middle of a line. */
    private static String escaped(String text) {
      return Visible.line(text)
          .replaceAll("([\\\\`*_{}\\[\\]#!|~$])", "\\\\$1")
          .replace("://", "\\://")
          .replace("www.", "www\\.")
          .replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;");
    }

    @Override
    public String toString() {
      return lines.toString();
    }
  }
}
