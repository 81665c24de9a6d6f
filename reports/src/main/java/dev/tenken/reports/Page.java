package dev.tenken.reports;

import static java.util.stream.Collectors.joining;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What {@code index.html} shows, laid out for its templates. */
final class Page {
  /** As many problems are laid open; the others open at a click. */
  static final int OPEN = 25;

  /** A longer list of checks that are unknown for one cause opens at a click: the cause is seen. */
  static final int OPEN_CHECKS = 10;

  /** As many targets are named under a number. */
  private static final int MOST_NAMES = 3;

  /** More cells than this are no overview. */
  private static final int MOST_CELLS = 5_000;

  private final Journal journal;
  private final Outcome outcome;
  private final Tally tally;
  private final Map<String, Node> targets = new LinkedHashMap<>();

  Page(Journal journal) {
    this.journal = journal;
    this.outcome = new Outcome(journal);
    this.tally = Tally.of(journal.checks());
    outcome
        .byTarget()
        .forEach(
            (target, checks) -> {
              Node node = new Node(target, "t-" + anchor(target));
              checks.forEach(check -> node.add(path(check), 0, check));
              targets.put(target, node);
            });
  }

  private static List<String> path(CheckRecord check) {
    List<String> path = new ArrayList<>();
    path.add(check.spec());
    path.addAll(check.groups());
    return path;
  }

  Journal journal() {
    return journal;
  }

  Tally tally() {
    return tally;
  }

  /** Returns the targets with what was checked on each, those in trouble first. */
  List<Node> targets() {
    return targets.values().stream()
        .sorted(Comparator.comparing(node -> Tally.ORDER.indexOf(node.tally().worst())))
        .toList();
  }

  Outcome outcome() {
    return outcome;
  }

  /** Returns where checks ended so: {@code web-01 (7), db-01 (1) and 3 more targets}. */
  String where(Verdict verdict) {
    List<Node> there =
        targets.values().stream()
            .filter(target -> target.tally().of(verdict) > 0)
            .sorted(Comparator.comparing((Node target) -> -target.tally().of(verdict)))
            .toList();
    String names =
        there.stream()
            .limit(MOST_NAMES)
            .map(target -> target.name() + " (" + Words.number(target.tally().of(verdict)) + ")")
            .collect(joining(", "));
    int others = there.size() - MOST_NAMES;
    return others > 0 ? names + " and " + Words.counted(others, "more target") : names;
  }

  /** Tells whether a failure's expectation says more than its title does. */
  static boolean isExpectationNews(CheckRecord check) {
    List<String> groups = check.groups();
    String inner = groups.isEmpty() ? "" : groups.get(groups.size() - 1) + " ";
    return !check.detail().expected().equals(inner + check.name());
  }

  /** Returns the specs, for the columns of the overview; empty when there is none worth drawing. */
  Set<String> specs() {
    Set<String> specs = new LinkedHashSet<>();
    journal.checks().forEach(check -> specs.add(check.spec()));
    boolean worthIt = specs.size() > 1 && targets.size() > 1;
    return worthIt && (long) specs.size() * targets.size() <= MOST_CELLS ? specs : Set.of();
  }

  /** Returns what was done to the outside, as columns. */
  Set<String> ledgerThings() {
    Map<String, Long> things = new TreeMap<>();
    journal.end().ledger().values().forEach(things::putAll);
    return things.keySet();
  }

  static String anchor(CheckRecord check) {
    return "c-" + anchor(check.id());
  }

  private static String anchor(String text) {
    return FileName.digest(text, 6);
  }

  /** A target, a spec on it, or a group in that, with its checks. */
  static final class Node {
    private final String name;
    private final String anchor;
    private final Tally tally = new Tally();
    private final Map<String, Node> children = new LinkedHashMap<>();
    private final List<CheckRecord> checks = new ArrayList<>();

    Node(String name, String anchor) {
      this.name = name;
      this.anchor = anchor;
    }

    private void add(List<String> path, int depth, CheckRecord check) {
      tally.add(check.verdict());
      if (depth == path.size()) {
        checks.add(check);
        return;
      }
      children
          .computeIfAbsent(path.get(depth), child -> new Node(child, anchorOf(child, depth)))
          .add(path, depth + 1, check);
    }

    /** Only specs are linked to. */
    private String anchorOf(String child, int depth) {
      return depth == 0 ? "s-" + Page.anchor(name + "\n" + child) : "";
    }

    String name() {
      return name;
    }

    String anchor() {
      return anchor;
    }

    Tally tally() {
      return tally;
    }

    List<Node> children() {
      return List.copyOf(children.values());
    }

    List<CheckRecord> checks() {
      return checks;
    }

    /** Returns the tally of one child, empty when there is none. */
    Tally of(String child) {
      Node node = children.get(child);
      return node == null ? new Tally() : node.tally();
    }

    /** Returns the address of one child on the page. */
    String anchorOf(String child) {
      Node node = children.get(child);
      return node == null ? "" : node.anchor();
    }
  }
}
