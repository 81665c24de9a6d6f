package dev.tenken.engine;

import dev.tenken.dsl.Check;
import dev.tenken.dsl.Group;
import dev.tenken.dsl.Node;
import dev.tenken.engine.collect.TargetKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which part of a spec a selector means.
 *
 * @param choice chooses leaves: checks, and dynamic groups with the part of them that is meant
 * @param targets the positions of the targets that are meant, among those of the spec; empty for
 *     all
 */
record SpecFilter(Choice choice, Optional<Set<Integer>> targets) {

  /** Tells what of a leaf is meant. */
  interface Choice {
    /** Returns what is meant; nothing when the leaf is not meant. */
    Optional<Part> of(Leaf leaf);
  }

  /** What of a leaf is meant. */
  sealed interface Part {
    /** Tells whether a check that a dynamic group yielded is meant. */
    boolean has(Check check, List<String> pathBelowGroup);
  }

  /** All below this path. */
  record Below(List<String> path) implements Part {
    static final Below ALL = new Below(List.of());

    @Override
    public boolean has(Check check, List<String> pathBelowGroup) {
      return startsWith(pathBelowGroup, path);
    }
  }

  /** What a line of the source means. */
  record At(SourceLine line) implements Part {
    @Override
    public boolean has(Check check, List<String> pathBelowGroup) {
      return line.has(check);
    }
  }

  /**
   * A check, or a dynamic group, on one target.
   *
   * @param node the check or the group
   * @param path the identities from below the root
   * @param methodName what build tools know it by
   */
  record Leaf(TargetKey target, Node node, List<String> path, String methodName) {}

  /** Means all of the spec. */
  static SpecFilter all() {
    return of(leaf -> Optional.of(Below.ALL));
  }

  /** Means nothing. */
  static SpecFilter none() {
    return of(leaf -> Optional.empty());
  }

  private static SpecFilter of(Choice choice) {
    return new SpecFilter(choice, Optional.empty());
  }

  SpecFilter onTargets(Set<Integer> positions) {
    return new SpecFilter(choice, Optional.of(positions));
  }

  /** Means what a line of the source means. */
  static SpecFilter at(SourceLine line) {
    return of(leaf -> part(line, leaf.node()));
  }

  /** Returns what of a check or dynamic group a line means. */
  static Optional<Part> part(SourceLine line, Node leaf) {
    if (line.has(leaf)) {
      return Optional.of(Below.ALL);
    }
    return leaf instanceof Group dynamic && line.isIn(dynamic)
        ? Optional.of(new At(line))
        : Optional.empty();
  }

  /** Returns the checks and dynamic groups of a spec, in source order. */
  static Stream<Node> leaves(Group group) {
    if (group.isDynamic()) {
      return Stream.of(group);
    }
    return group.children().stream()
        .flatMap(node -> node instanceof Group inner ? leaves(inner) : Stream.of(node));
  }

  /** Returns the identities from below the root down to a node. */
  static List<String> path(Node node) {
    List<String> path = node instanceof Check check ? check.path() : ((Group) node).path();
    return path.subList(1, path.size());
  }

  /** Means the check or group of this path. */
  static SpecFilter below(List<String> path) {
    return of(leaf -> meeting(leaf.path(), path));
  }

  /** Means the check or group of this path on one target. */
  static SpecFilter below(TargetKey target, List<String> path) {
    return of(leaf -> leaf.target().equals(target) ? meeting(leaf.path(), path) : Optional.empty());
  }

  /** Means the checks that build tools know by this name, and those titled so. */
  static SpecFilter named(String name) {
    return of(
        leaf ->
            leaf.methodName().equals(name) || leaf.node().text().equals(name)
                ? Optional.of(Below.ALL)
                : Optional.empty());
  }

  private static Optional<Part> meeting(List<String> leaf, List<String> wanted) {
    if (startsWith(leaf, wanted)) {
      return Optional.of(Below.ALL);
    }
    return startsWith(wanted, leaf)
        ? Optional.of(new Below(wanted.subList(leaf.size(), wanted.size())))
        : Optional.empty();
  }

  static boolean startsWith(List<String> path, List<String> start) {
    return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
  }
}
