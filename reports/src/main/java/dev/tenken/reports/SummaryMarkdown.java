package dev.tenken.reports;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code summary.md}: the outcome for a pull request, a job page or a chat. */
final class SummaryMarkdown implements Report {
  /** A job page takes 1 MiB; a reader, fewer. */
  private static final int MOST = 50;

  private static final int MOST_OF_ONE_CAUSE = 10;
  private static final int LONGEST = 1_500;

  @Override
  public String name() {
    return "summary.md";
  }

  @Override
  public void write(Journal journal, Path folder) throws IOException {
    Files.writeString(folder.resolve("summary.md"), new Page(journal).toString());
  }

  private static final class Page {
    private final Journal journal;
    private final StringBuilder page = new StringBuilder();

    Page(Journal journal) {
      this.journal = journal;
      head();
      matrix();
      problems("Failed", Verdict.FAILED);
      problems("Broken checks", Verdict.BROKEN);
      unknowns();
      notes();
    }

    private void head() {
      line("# Tenken: " + escaped(journal.run().environment()));
      line("");
      line("**" + Words.outcome(journal) + "**");
      line("");
      String replay = Words.replay(journal.run());
      if (!replay.isEmpty()) {
        line("> **" + escaped(replay) + "**");
        line("");
      }
      if (!journal.end().complete()) {
        line("> **" + escaped(Words.incomplete(journal.end())) + "**");
        line("");
      }
      line(Words.time(journal.run().start()) + ", " + Words.took(journal));
      line("");
    }

    private void matrix() {
      Map<String, Map<Verdict, Integer>> rows = new TreeMap<>();
      for (CheckRecord check : journal.checks()) {
        rows.computeIfAbsent(Words.target(check), target -> new EnumMap<>(Verdict.class))
            .merge(check.verdict(), 1, Integer::sum);
      }
      if (rows.isEmpty()) {
        return;
      }
      StringBuilder head = new StringBuilder("| target |");
      StringBuilder rule = new StringBuilder("| --- |");
      for (Verdict verdict : Verdict.values()) {
        head.append(' ').append(Words.name(verdict)).append(" |");
        rule.append(" ---: |");
      }
      line(head.toString());
      line(rule.toString());
      rows.forEach(
          (target, counts) -> {
            StringBuilder row = new StringBuilder("| ").append(escaped(target)).append(" |");
            for (Verdict verdict : Verdict.values()) {
              row.append(' ').append(number(counts.getOrDefault(verdict, 0))).append(" |");
            }
            line(row.toString());
          });
      line("");
    }

    private void problems(String title, Verdict verdict) {
      List<CheckRecord> checks =
          journal.checks().stream().filter(check -> check.verdict() == verdict).toList();
      if (checks.isEmpty()) {
        return;
      }
      line("## " + title + " (" + number(checks.size()) + ")");
      line("");
      for (CheckRecord check : checks.subList(0, Math.min(MOST, checks.size()))) {
        line("- **" + escaped(Words.target(check)) + "** · " + escaped(Words.title(check)) + "  ");
        line("  " + escaped(check.location().toString()));
        line("");
        fenced(check.detail().message());
      }
      more("", checks.size() - MOST);
      line("");
    }

    private void unknowns() {
      Collection<List<CheckRecord>> causes = Words.byCause(journal);
      if (causes.isEmpty()) {
        return;
      }
      line("## Unknown (" + number(Words.count(journal, Verdict.UNKNOWN)) + ")");
      line("");
      for (List<CheckRecord> same : causes.stream().limit(MOST).toList()) {
        CheckRecord first = same.get(0);
        String reason = Visible.cut(Words.reason(first), LONGEST);
        line("- **" + escaped(Words.target(first)) + "** · " + escaped(reason));
        for (CheckRecord check : same.subList(0, Math.min(MOST_OF_ONE_CAUSE, same.size()))) {
          line("  - " + escaped(Words.title(check) + " (" + check.location() + ")"));
        }
        more("  ", same.size() - MOST_OF_ONE_CAUSE);
      }
      more("", causes.size() - MOST);
      line("");
    }

    private void more(String indent, int left) {
      if (left > 0) {
        line(indent + "- … and " + number(left) + " more in index.html");
      }
    }

    private void notes() {
      List<String> notes = Words.notes(journal);
      if (!notes.isEmpty()) {
        line("## Notes");
        line("");
        notes.forEach(note -> line("- " + escaped(note)));
      }
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
      page.append(line).append('\n');
    }

    private static String number(int number) {
      return String.format(Locale.ROOT, "%,d", number);
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
      return page.toString();
    }
  }
}
