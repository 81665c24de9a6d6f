package dev.tenken.reports;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many checks ended how. */
final class Tally {
  /** The verdicts that need a reader's attention, worst first, then the others. */
  static final List<Verdict> ORDER =
      List.of(
          Verdict.FAILED,
          Verdict.BROKEN,
          Verdict.UNKNOWN,
          Verdict.PENDING,
          Verdict.SKIPPED,
          Verdict.PASSED);

  private static final double BAR = 100;
  private static final double LEAST = 1.5;

  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

  static Tally of(Collection<CheckRecord> checks) {
    Tally tally = new Tally();
    checks.forEach(check -> tally.add(check.verdict()));
    return tally;
  }

  void add(Verdict verdict) {
    counts.merge(verdict, 1, Integer::sum);
  }

  int of(Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the verdict by which the whole is judged; passed when there is nothing. */
  Verdict worst() {
    return ORDER.stream().filter(verdict -> of(verdict) > 0).findFirst().orElse(Verdict.PASSED);
  }

  /** Returns the verdicts that occur, worst first. */
  List<Verdict> present() {
    return ORDER.stream().filter(verdict -> of(verdict) > 0).toList();
  }

  /** Returns the parts of a bar of width 100, each wide enough to be seen. */
  List<Segment> bar() {
    List<Segment> segments = new ArrayList<>();
    double wide = 0;
    for (Verdict verdict : present()) {
      wide += Math.max(LEAST, BAR * of(verdict) / total());
    }
    double x = 0;
    for (Verdict verdict : present()) {
      double width = Math.max(LEAST, BAR * of(verdict) / total()) * BAR / wide;
      segments.add(
          new Segment(verdict, Math.round(x * 100) / 100.0, Math.round(width * 100) / 100.0));
      x += width;
    }
    return segments;
  }

  record Segment(Verdict verdict, double x, double width) {}
}
