package dev.tenken.engine;

import dev.tenken.dsl.Check;
import dev.tenken.dsl.Group;
import dev.tenken.dsl.Node;
import dev.tenken.engine.collect.TargetKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;

/** What discovery selected, by descriptor; filters may take descriptors away afterwards. */
final class Plan {
  /**
   * By the text of the unique id: ids of hosts and groups with similar names hash alike, and
   * looking up many of them takes long.
   */
  private final Map<String, Entry> entries = new HashMap<>();

  /** What stands behind a descriptor. */
  sealed interface Entry {
    /** Returns the spec. */
    LoadedSpec spec();
  }

  /** What is to be judged on a target. */
  sealed interface OnTarget extends Entry {
    TargetKey target();
  }

  /** A check on a target. */
  record Checked(LoadedSpec spec, TargetKey target, Check check) implements OnTarget {}

  /**
   * A dynamic group on a target.
   *
   * @param parts what of it is meant
   */
  record Yielding(LoadedSpec spec, TargetKey target, Group group, Set<SpecFilter.Part> parts)
      implements OnTarget {
    boolean isWhole() {
      return parts.contains(SpecFilter.Below.ALL);
    }
  }

  /** A mistake that is known before anything is asked. */
  record Mistaken(LoadedSpec spec, Node node, String message) implements Entry {}

  void add(TestDescriptor descriptor, LoadedSpec spec, TargetKey target, Check check) {
    entries.put(descriptor.getUniqueId().toString(), new Checked(spec, target, check));
  }

  void add(
      TestDescriptor descriptor,
      LoadedSpec spec,
      TargetKey target,
      Group group,
      Set<SpecFilter.Part> parts) {
    entries.put(descriptor.getUniqueId().toString(), new Yielding(spec, target, group, parts));
  }

  void addBroken(TestDescriptor descriptor, LoadedSpec spec, Node node, String message) {
    entries.put(descriptor.getUniqueId().toString(), new Mistaken(spec, node, message));
  }

  Optional<Entry> of(TestDescriptor descriptor) {
    return Optional.ofNullable(entries.get(descriptor.getUniqueId().toString()));
  }

  /** Returns how many checks and dynamic groups each spec has. */
  Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new HashMap<>();
    entries.values().forEach(entry -> sizes.merge(entry.spec().path(), 1, Integer::sum));
    return sizes;
  }

  int size() {
    return entries.size();
  }
}
