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
 * @param part selects leaves: checks, and dynamic groups with the part of them that is meant
 * @param targets the positions of the targets that are meant, among those of the spec; empty for
 *     all
 */
record SpecFilter(Part part, Optional<Set<Integer>> targets) {

  /** Tells what of a leaf is meant. */
  interface Part {
    /**
     * Returns the path that must be met below the leaf, empty for all of it; nothing when the leaf
     * is not meant.
     */
    Optional<List<String>> of(Leaf leaf);
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
    return of(leaf -> Optional.of(List.of()));
  }

  static SpecFilter of(Part part) {
    return new SpecFilter(part, Optional.empty());
  }

  SpecFilter onTargets(Set<Integer> positions) {
    return new SpecFilter(part, Optional.of(positions));
  }

  /** Means what stands at a line: the check or group that begins there or last before it. */
  static SpecFilter atLine(Group root, int line) {
    Optional<Node> at =
        nodes(root).filter(node -> node.location().line() <= line).reduce((one, next) -> next);
    return at.isEmpty() ? all() : below(path(at.get()));
  }

  private static Stream<Node> nodes(Group group) {
    return group.children().stream()
        .flatMap(
            node ->
                node instanceof Group inner
                    ? Stream.concat(Stream.of(inner), nodes(inner))
                    : Stream.of(node));
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
                ? Optional.of(List.of())
                : Optional.empty());
  }

  private static Optional<List<String>> meeting(List<String> leaf, List<String> wanted) {
    int shared = Math.min(leaf.size(), wanted.size());
    return leaf.subList(0, shared).equals(wanted.subList(0, shared))
        ? Optional.of(wanted.subList(shared, wanted.size()))
        : Optional.empty();
  }
}
