package dev.tenken.engine;

import dev.tenken.dsl.Check;
import dev.tenken.dsl.Group;
import dev.tenken.dsl.Node;
import dev.tenken.dsl.Selection;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.Target;
import dev.tenken.engine.collect.TargetKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;

/** Spreads a spec over its targets: spec, target, groups, checks. */
final class TreeBuilder {
  private final Inventory inventory;
  private final Plan plan;
  private final Identities identities;
  private final DiscoveryIssueReporter issues;

  TreeBuilder(
      Inventory inventory, Plan plan, Identities identities, DiscoveryIssueReporter issues) {
    this.inventory = inventory;
    this.plan = plan;
    this.identities = identities;
    this.issues = issues;
  }

  /** Returns the name that build tools know a check by. */
  static String methodName(TargetKey target, List<String> groups, String check) {
    return Stream.of(List.of(target.name()), groups, List.of(check))
        .flatMap(List::stream)
        .collect(Collectors.joining(" › "));
  }

  void build(SpecDescriptor spec, Group root) {
    List<Node> leaves = SpecFilter.leaves(root).toList();
    Map<Node, List<Target>> targets = new LinkedHashMap<>();
    leaves.forEach(leaf -> targets.put(leaf, targetsOf(leaf)));
    boolean narrowedOut = false;
    int before = spec.getChildren().size();
    int position = 0;
    for (Target target : inventory.targets()) {
      List<Node> own = leaves.stream().filter(leaf -> has(targets, leaf, target)).toList();
      if (own.isEmpty()) {
        continue;
      }
      if (inventory.narrowed().contains(target)) {
        add(spec, TargetKey.of(target), own, position);
      } else {
        narrowedOut = true;
      }
      position++;
    }
    unselected(spec, leaves.stream().filter(leaf -> hasNone(targets, leaf)).toList());
    if (spec.getChildren().size() == before && !narrowedOut && position > 0) {
      spec.fail("nothing in " + spec.spec().path() + " is what was selected");
    }
  }

  private static boolean has(Map<Node, List<Target>> targets, Node leaf, Target target) {
    return targets.getOrDefault(leaf, List.of()).contains(target);
  }

  private static boolean hasNone(Map<Node, List<Target>> targets, Node leaf) {
    return targets.getOrDefault(leaf, List.of()).isEmpty();
  }

  private List<Target> targetsOf(Node leaf) {
    Group group = group(leaf);
    TargetType type = group.targetType().orElse(inventory.defaultType());
    return inventory.targets().stream()
        .filter(target -> target.type() == type)
        .filter(
            target -> group.selections().stream().allMatch(selection -> selection.selects(target)))
        .toList();
  }

  private static Group group(Node leaf) {
    return leaf instanceof Check check ? check.group() : (Group) leaf;
  }

  /** Reports each selection that selects nothing, unless it is optional. */
  private void unselected(SpecDescriptor spec, List<Node> leaves) {
    Set<String> reported = new LinkedHashSet<>();
    for (Node leaf : leaves) {
      Group group = group(leaf);
      List<Selection> selections = group.selections();
      if (selections.stream().anyMatch(Selection::isOptional)) {
        continue;
      }
      String why =
          selections.isEmpty()
              ? EngineErrors.noTargetOfType(
                  group.targetType().orElse(inventory.defaultType()), inventory.name())
              : EngineErrors.noTarget(selections.get(selections.size() - 1), inventory.name());
      if (reported.add(why)) {
        UniqueId id =
            spec.getUniqueId()
                .append(
                    CheckDescriptor.SEGMENT,
                    reported.size() == 1
                        ? "selects a target"
                        : "selects a target #" + reported.size());
        CheckDescriptor descriptor =
            new CheckDescriptor(
                id,
                "selects a target",
                "selects a target",
                Sources.of(spec.spec(), "selects a target", leaf.location()),
                tags(leaf, spec));
        spec.addChild(descriptor);
        plan.addBroken(descriptor, spec.spec(), leaf, why);
      }
    }
  }

  private void add(SpecDescriptor spec, TargetKey target, List<Node> leaves, int position) {
    TargetDescriptor top = new TargetDescriptor(spec, target);
    Map<List<String>, TestDescriptor> groups = new LinkedHashMap<>();
    groups.put(List.of(), top);
    for (Node leaf : leaves) {
      List<String> path = path(leaf);
      String name =
          leaf instanceof Check check
              ? methodName(target, identities.texts(check.group()), identities.mask(check.text()))
              : methodName(target, identities.texts((Group) leaf), "");
      SpecFilter.Leaf candidate = new SpecFilter.Leaf(target, leaf, path, name);
      Set<SpecFilter.Part> parts = parts(spec, candidate, position);
      if (!parts.isEmpty()) {
        add(spec, target, leaf, name, groups, parts);
      }
    }
    if (!top.getChildren().isEmpty()) {
      spec.addChild(top);
    }
  }

  /** Returns the identities of a leaf below the root; a spec that is dynamic as a whole has one. */
  private List<String> path(Node leaf) {
    List<String> path = identities.path(leaf);
    return path.isEmpty() ? List.of("all") : path;
  }

  /** Returns what of the leaf selectors mean. */
  private static Set<SpecFilter.Part> parts(
      SpecDescriptor spec, SpecFilter.Leaf leaf, int position) {
    Set<SpecFilter.Part> parts = new LinkedHashSet<>();
    for (SpecFilter filter : spec.filters()) {
      if (filter.targets().map(positions -> positions.contains(position)).orElse(true)) {
        filter.choice().of(leaf).ifPresent(parts::add);
      }
    }
    return parts;
  }

  private void add(
      SpecDescriptor spec,
      TargetKey target,
      Node leaf,
      String name,
      Map<List<String>, TestDescriptor> groups,
      Set<SpecFilter.Part> parts) {
    Group enclosing =
        leaf instanceof Check check ? check.group() : ((Group) leaf).parent().orElse((Group) leaf);
    TestDescriptor parent = container(spec, enclosing, groups);
    if (leaf instanceof Check check) {
      CheckDescriptor descriptor =
          new CheckDescriptor(
              parent.getUniqueId().append(CheckDescriptor.SEGMENT, identities.id(check)),
              identities.mask(check.text()),
              name,
              Sources.of(spec.spec(), name, check.location()),
              tags(check, spec));
      parent.addChild(descriptor);
      plan.add(descriptor, spec.spec(), target, check);
    } else {
      Group group = (Group) leaf;
      List<String> path = path(group);
      String id = path.get(path.size() - 1);
      DynamicDescriptor descriptor =
          new DynamicDescriptor(
              parent.getUniqueId().append(GroupDescriptor.SEGMENT, id),
              group.parent().isEmpty() ? spec.spec().displayName() : identities.mask(group.text()),
              Sources.at(spec.spec().file(), group.location()),
              spec.spec(),
              target,
              tags(group, spec));
      parent.addChild(descriptor);
      plan.add(descriptor, spec.spec(), target, group, parts);
    }
  }

  private TestDescriptor container(
      SpecDescriptor spec, Group group, Map<List<String>, TestDescriptor> groups) {
    List<String> path = identities.path(group);
    TestDescriptor known = groups.get(path);
    if (known != null) {
      return known;
    }
    Optional<Group> outer = group.parent();
    TestDescriptor parent = container(spec, outer.orElseThrow(), groups);
    TestDescriptor descriptor =
        new GroupDescriptor(
            parent.getUniqueId().append(GroupDescriptor.SEGMENT, identities.id(group)),
            identities.mask(group.text()),
            Sources.at(spec.spec().file(), group.location()));
    parent.addChild(descriptor);
    groups.put(path, descriptor);
    return descriptor;
  }

  private Set<TestTag> tags(Node node, SpecDescriptor spec) {
    Set<TestTag> tags = new LinkedHashSet<>();
    List<String> bad = new ArrayList<>();
    for (String tag : node.tags().stream().map(identities::mask).toList()) {
      if (TestTag.isValid(tag)) {
        tags.add(TestTag.create(tag));
      } else {
        bad.add(tag);
      }
    }
    for (String tag : bad) {
      issues.reportIssue(
          DiscoveryIssue.builder(
                  DiscoveryIssue.Severity.WARNING, EngineErrors.badTag(tag, spec.spec().path()))
              .source(Sources.at(spec.spec().file(), node.location())));
    }
    return tags;
  }
}
