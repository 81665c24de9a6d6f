package dev.tenken.reports;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run's checks as reports sort them. */
final class Outcome {
  private final Journal journal;

  Outcome(Journal journal) {
    this.journal = journal;
  }

  /** Returns the checks that ended so, in their order. */
  List<CheckRecord> checks(Verdict verdict) {
    return journal.checks().stream().filter(check -> check.verdict() == verdict).toList();
  }

  /** Returns all checks by target, in the order of the run's targets. */
  Map<String, List<CheckRecord>> byTarget() {
    Map<String, List<CheckRecord>> targets = new LinkedHashMap<>();
    journal.run().targets().keySet().forEach(target -> targets.put(target, new ArrayList<>()));
    for (CheckRecord check : journal.checks()) {
      targets.computeIfAbsent(Words.target(check), target -> new ArrayList<>()).add(check);
    }
    return targets;
  }

  /** Returns the checks that ended so, by what was checked: drift of many hosts is one entry. */
  Collection<List<CheckRecord>> problems(Verdict verdict) {
    Map<List<String>, List<CheckRecord>> same = new LinkedHashMap<>();
    for (CheckRecord check : checks(verdict)) {
      same.computeIfAbsent(List.of(check.spec(), Words.title(check)), key -> new ArrayList<>())
          .add(check);
    }
    return same.values();
  }

  /** Returns the unknown checks by target and cause: a lost host is one entry. */
  Collection<List<CheckRecord>> unknowns() {
    Map<List<String>, List<CheckRecord>> same = new LinkedHashMap<>();
    for (CheckRecord check : checks(Verdict.UNKNOWN)) {
      same.computeIfAbsent(
              List.of(Words.target(check), Words.reason(check)), key -> new ArrayList<>())
          .add(check);
    }
    return same.values();
  }
}
