package dev.tenken.engine;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Failing checks that a build tool runs again in the same JVM: reports go on telling of all checks,
 * with the newer verdict of those.
 */
final class Reruns {
  private Reruns() {}

  /** Tells whether what was judged now are checks that did not pass before. */
  static boolean isRerun(Journal earlier, List<CheckRecord> again) {
    Set<String> failing =
        earlier.checks().stream()
            .filter(check -> !check.verdict().isGreen())
            .map(CheckRecord::id)
            .collect(Collectors.toSet());
    return again.stream().allMatch(check -> failing.contains(check.id()));
  }

  /** Returns the earlier checks with the newer verdicts, and those that were not there before. */
  static List<CheckRecord> merge(List<CheckRecord> earlier, List<CheckRecord> again) {
    Map<String, CheckRecord> merged = new LinkedHashMap<>();
    earlier.forEach(check -> merged.put(check.id(), check));
    again.forEach(check -> merged.put(check.id(), check));
    return List.copyOf(merged.values());
  }

  /** Returns both ledgers' counts together. */
  static Map<String, Map<String, Long>> add(
      Map<String, Map<String, Long>> earlier, Map<String, Map<String, Long>> again) {
    Map<String, Map<String, Long>> sums = new TreeMap<>();
    List.of(earlier, again)
        .forEach(
            ledger ->
                ledger.forEach(
                    (target, counts) ->
                        counts.forEach(
                            (what, count) ->
                                sums.computeIfAbsent(target, name -> new TreeMap<>())
                                    .merge(what, count, Long::sum))));
    return sums;
  }

  /** Returns the notes of both runs. */
  static List<String> notes(Journal earlier, List<CheckRecord> again) {
    List<String> notes = new ArrayList<>(earlier.run().notes());
    notes.add(
        again.size() + (again.size() == 1 ? " check was run again" : " checks were run again"));
    return List.copyOf(notes);
  }
}
