package dev.tenken.reports;

import static java.util.stream.Collectors.joining;

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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
    Tally tally = Tally.of(journal.checks());
    return counted(total, "check")
        + ": "
        + Arrays.stream(Verdict.values())
            .filter(tally.present()::contains)
            .map(verdict -> count(tally, verdict))
            .collect(joining(", "));
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
    return check.target().isEmpty()
        ? script(check) + PATH + title(check)
        : script(check) + PATH + check.target() + PATH + title(check);
  }

  /** Returns the path of a check's spec without its extension. */
  static String script(CheckRecord check) {
    return check.spec().replaceFirst("\\.groovy$", "");
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

  static String name(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  /** Returns what stands over the checks that ended so. */
  static String heading(Verdict verdict) {
    return switch (verdict) {
      case BROKEN -> "Broken checks";
      case UNKNOWN -> "Unknown";
      case PASSED, FAILED, SKIPPED, PENDING ->
          verdict.name().charAt(0) + name(verdict).substring(1);
    };
  }

  /** Returns a tally in words: {@code 12 passed, 1 failed}. */
  static String counts(Tally tally) {
    return tally.present().stream().map(verdict -> count(tally, verdict)).collect(joining(", "));
  }

  private static String count(Tally tally, Verdict verdict) {
    return number(tally.of(verdict)) + " " + name(verdict);
  }

  /** Returns what a small cell shows: how many are not green, else how many there are. */
  static String cell(Tally tally) {
    Verdict worst = tally.worst();
    return worst.isGreen() ? number(tally.total()) : number(tally.of(worst));
  }

  /** Returns a spec's path without what all of them end in, for a narrow place. */
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
