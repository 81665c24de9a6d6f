package dev.tenken.dsl;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.resource.Resource;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A group of a spec, or a whole spec: its root.
 *
 * <p>A dynamic group reads what only a target has. At discovery it has no children; evaluated for a
 * target it has.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Group implements Node {
  private final @Nullable Group parent;
  private final String text;
  private final String id;
  private final Location location;
  private final @Nullable Resource resource;
  private final Set<String> tags = new LinkedHashSet<>();
  private final List<Node> children = new ArrayList<>();
  private final List<Selection> selections = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private String severity = "";
  private String owner = "";
  private String skipReason = "";
  private boolean dynamic;
  private boolean lostChildren;

  /** A condition of {@code only_if}, and where it is written. */
  record Condition(Closure<?> closure, Location location) {}

  Group(@Nullable Group parent, String text, Location location, @Nullable Resource resource) {
    this.parent = parent;
    this.text = text;
    this.location = location;
    this.resource = resource;
    this.id = parent == null ? text : parent.uniqueId(text);
  }

  String uniqueId(String wanted) {
    int ordinal = ids.merge(wanted, 1, Integer::sum);
    if (ordinal == 1) {
      return wanted;
    }
    String id = wanted + " #" + ordinal;
    // A text may itself end in "#2".
    return ids.putIfAbsent(id, 1) == null ? id : uniqueId(wanted);
  }

  void add(Node child) {
    children.add(child);
  }

  /** Takes back a group that is not for the target. */
  void remove(Group child) {
    children.remove(child);
    lostChildren = true;
  }

  boolean lostChildren() {
    return lostChildren;
  }

  void makeDynamic() {
    children.clear();
    ids.clear();
    dynamic = true;
  }

  void tag(String tag) {
    tags.add(tag);
  }

  void severity(String newSeverity) {
    severity = newSeverity;
  }

  void owner(String newOwner) {
    owner = newOwner;
  }

  void skip(String why) {
    skipReason = why;
  }

  void select(Selection selection) {
    selections.add(selection);
  }

  void onlyIf(Condition condition) {
    conditions.add(condition);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Location location() {
    return location;
  }

  @Override
  public Set<String> tags() {
    Set<String> all = new LinkedHashSet<>(parent == null ? Set.of() : parent.tags());
    all.addAll(tags);
    return Collections.unmodifiableSet(all);
  }

  /** Returns the severity of the nearest group that has one, or the empty string. */
  public String severity() {
    return severity.isEmpty() && parent != null ? parent.severity() : severity;
  }

  /** Returns the owner named by the nearest group that has one, or the empty string. */
  public String owner() {
    return owner.isEmpty() && parent != null ? parent.owner() : owner;
  }

  /** Returns the enclosing group; the root has none. */
  public Optional<Group> parent() {
    return Optional.ofNullable(parent);
  }

  /** Returns this group, the one around it and so on to the root. */
  Stream<Group> andOuter() {
    return Stream.iterate(this, Objects::nonNull, group -> group.parent);
  }

  /** Returns the groups and checks in it, in source order. */
  public List<Node> children() {
    return Collections.unmodifiableList(children);
  }

  /** Returns all checks in it and in its groups, in source order. */
  public Stream<Check> checks() {
    return children.stream()
        .flatMap(node -> node instanceof Group group ? group.checks() : Stream.of((Check) node));
  }

  /** Tells whether its children are only known for a target. */
  public boolean isDynamic() {
    return dynamic;
  }

  /** Tells whether it or a group in it is dynamic. */
  public boolean hasDynamic() {
    return dynamic || children.stream().anyMatch(node -> node instanceof Group g && g.hasDynamic());
  }

  /** Returns the texts of the groups from below the root down to this one. */
  public List<String> texts() {
    if (parent == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(parent.texts());
    texts.add(text);
    return texts;
  }

  /** Returns the identities from the root, the spec's path, down to this group. */
  public List<String> path() {
    List<String> path = new ArrayList<>(parent == null ? List.of() : parent.path());
    path.add(id);
    return path;
  }

  /**
   * Returns what {@code on(…)} says here, outer groups' first. All of them must select a target.
   */
  public List<Selection> selections() {
    List<Selection> all = new ArrayList<>(parent == null ? List.of() : parent.selections());
    all.addAll(selections);
    return all;
  }

  /** Returns the resource of this group or of the nearest group around it. */
  public Optional<Resource> resource() {
    return resource != null || parent == null ? Optional.ofNullable(resource) : parent.resource();
  }

  /**
   * Returns the sort of target it runs on: by its resource, else by {@code on(…)}, else by the only
   * sort of resource in the spec; empty when nothing says so.
   */
  public Optional<TargetType> targetType() {
    Optional<TargetType> byResource = resource().map(Resource::resourceTarget);
    if (byResource.isPresent()) {
      return byResource;
    }
    Optional<TargetType> bySelection =
        selections().stream().flatMap(selection -> selection.targetType().stream()).findFirst();
    if (bySelection.isPresent()) {
      return bySelection;
    }
    List<TargetType> below = resourcesBelow().map(Resource::resourceTarget).distinct().toList();
    if (below.size() == 1) {
      return Optional.of(below.get(0));
    }
    if (below.isEmpty() && parent != null) {
      return parent.targetType();
    }
    return Optional.empty();
  }

  private Stream<Resource> resourcesBelow() {
    Stream<Resource> here = Stream.ofNullable(resource);
    return Stream.concat(
        here,
        children.stream()
            .flatMap(node -> node instanceof Group g ? g.resourcesBelow() : Stream.empty()));
  }

  /** Returns why all its checks are skipped, or the empty string. */
  public String skipReason() {
    return skipReason.isEmpty() && parent != null ? parent.skipReason() : skipReason;
  }

  List<Condition> conditions() {
    List<Condition> all = new ArrayList<>(parent == null ? List.of() : parent.conditions());
    all.addAll(conditions);
    return all;
  }
}
