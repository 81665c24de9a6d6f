package dev.tenken.reports;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Detail;
import dev.tenken.dsl.journal.EndRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.RunRecord;
import dev.tenken.dsl.journal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sentences that every report has, so that they are the same in all. */
final class Words {
  /** Between the texts of nested groups. */
  static final String PATH = " › ";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** Returns what a run of recorded facts must say, or an empty text for a live run. */
  static String replay(RunRecord run) {
    return run.replayOf().isEmpty()
        ? ""
        : "REPLAY of " + recordedAt(run.replayOf()) + ", nothing was asked";
  }

  private static String recordedAt(String time) {
    try {
      return time(Instant.parse(time));
    } catch (DateTimeParseException inOtherWords) {
      return Visible.line(time);
    }
  }

  /** Returns what a run that did not finish must say, or an empty text. */
  static String incomplete(EndRecord end) {
    return end.complete()
        ? ""
        : "INCOMPLETE: the run was cut short; this is what was known by then";
  }

  /** Returns the outcome in one sentence: {@code 120 checks: 117 passed, 2 failed, 1 unknown}. */
  static String outcome(Journal journal) {
    int total = journal.checks().size();
    if (total == 0) {
      return "nothing was checked";
    }
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      int count = count(journal, verdict);
      if (count > 0) {
        parts.add(String.format(Locale.ROOT, "%,d %s", count, name(verdict)));
      }
    }
    return counted(total, "check") + ": " + String.join(", ", parts);
  }

  /** Returns how many checks ended so, counted from the checks themselves. */
  static int count(Journal journal, Verdict verdict) {
    return (int) journal.checks().stream().filter(check -> check.verdict() == verdict).count();
  }

  /** Returns all that the run has to say, from its start and from its end. */
  static List<String> notes(Journal journal) {
    List<String> notes = new ArrayList<>(journal.run().notes());
    notes.addAll(journal.end().notes());
    return notes.stream().distinct().toList();
  }

  /** Returns the target's name; a spec that can't be evaluated has none. */
  static String target(CheckRecord check) {
    return check.target().isEmpty() ? "no target" : check.target();
  }

  /**
   * Returns a check's whole name: {@code web/nginx_spec › web-01 › Package "nginx" › is installed}.
   */
  static String fullName(CheckRecord check) {
    String spec = check.spec().replaceFirst("\\.groovy$", "");
    return check.target().isEmpty()
        ? spec + PATH + title(check)
        : spec + PATH + check.target() + PATH + title(check);
  }

  /** Returns a check's groups and sentence: {@code Package "nginx" › is installed}. */
  static String title(CheckRecord check) {
    return check.groups().isEmpty()
        ? check.name()
        : String.join(PATH, check.groups()) + PATH + check.name();
  }

  /** Returns why a check ended as it did, on one line; empty for one that passed. */
  static String reason(CheckRecord check) {
    Detail detail = check.detail();
    String found = detail.found().isEmpty() ? detail.message() : detail.found();
    String reason =
        switch (check.verdict()) {
          case FAILED ->
              detail.expected().isEmpty()
                  ? found
                  : "expected " + detail.expected() + ", found " + detail.found();
          case UNKNOWN -> cause(check) + ": " + found;
          case BROKEN -> "broken check: " + found;
          case PENDING -> "pending: " + found;
          case PASSED, SKIPPED -> found;
        };
    return Visible.line(reason.strip());
  }

  /** Returns the sort of cause that a check is unknown for. */
  static String cause(CheckRecord check) {
    return check.detail().cause().isEmpty() ? "unknown" : check.detail().cause();
  }

  /**
   * Returns the unknown checks in lists of one target and one cause: a lost host is one of them.
   */
  static Collection<List<CheckRecord>> byCause(Journal journal) {
    Map<List<String>, List<CheckRecord>> same = new LinkedHashMap<>();
    for (CheckRecord check : journal.checks()) {
      if (check.verdict() == Verdict.UNKNOWN) {
        same.computeIfAbsent(List.of(target(check), reason(check)), key -> new ArrayList<>())
            .add(check);
      }
    }
    return same.values();
  }

  static String name(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  /** Returns a tally in words: {@code 12 passed, 1 failed}. */
  static String counts(Tally tally) {
    return tally.present().stream()
        .map(verdict -> number(tally.of(verdict)) + " " + name(verdict))
        .collect(java.util.stream.Collectors.joining(", "));
  }

  /** Returns what a small cell shows: how many are not green, else how many there are. */
  static String cell(Tally tally) {
    Verdict worst = tally.worst();
    return worst.isGreen() ? number(tally.total()) : number(tally.of(worst));
  }

  /** Returns a spec's path without what all of them end in. */
  static String spec(String path) {
    return path.replaceFirst("(_spec)?\\.groovy$", "");
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns {@code 1 check}, {@code 2,000 checks}. */
  static String counted(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }

  static String time(Instant time) {
    return TIME.format(time);
  }

  /** Returns how long the run took. */
  static String took(Journal journal) {
    return duration(Duration.between(journal.run().start(), journal.end().end()));
  }

  /** Returns a duration for people: {@code 12 ms}, {@code 3.4 s}, {@code 2 min 5 s}. */
  static String duration(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return millis / 60_000 + " min " + millis / 1_000 % 60 + " s";
  }
}
