package dev.tenken.engine;

import dev.tenken.dsl.Check;
import dev.tenken.dsl.Group;
import dev.tenken.dsl.Node;
import dev.tenken.dsl.spi.Secrets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The identities and texts of groups and checks as they leave the run: without secrets.
 *
 * <p>Siblings that differ in secrets only go on having identities of their own.
 */
final class Identities {
  private final Secrets secrets;

  Identities(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Returns the text without secrets. */
  String mask(String text) {
    return secrets.mask(text);
  }

  /** Returns the texts of the groups from below the root down to this one. */
  List<String> texts(Group group) {
    return group.texts().stream().map(secrets::mask).toList();
  }

  /** Returns the identities from below the root down to a node. */
  List<String> path(Node node) {
    Optional<Group> around = group(node);
    if (around.isEmpty()) {
      return List.of();
    }
    List<String> path = new ArrayList<>(path(around.get()));
    path.add(id(node));
    return path;
  }

  /** Returns the identity of a node among its siblings. */
  String id(Node node) {
    if (!secrets.isIn(node.id())) {
      return node.id();
    }
    List<Node> siblings = group(node).map(Group::children).orElse(List.of());
    Set<String> taken = new HashSet<>();
    siblings.stream().map(Node::id).filter(id -> !secrets.isIn(id)).forEach(taken::add);
    String id = node.id();
    for (Node sibling : siblings.subList(0, siblings.indexOf(node) + 1)) {
      if (secrets.isIn(sibling.id())) {
        String masked = secrets.mask(sibling.id());
        id = masked;
        for (int ordinal = 2; !taken.add(id); ordinal++) {
          id = masked + " #" + ordinal;
        }
      }
    }
    return id;
  }

  private static Optional<Group> group(Node node) {
    return node instanceof Check check ? Optional.of(check.group()) : ((Group) node).parent();
  }
}
