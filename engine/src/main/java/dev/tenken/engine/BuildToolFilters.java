package dev.tenken.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.ClassSelector;

/**
 * Looks ahead at the filters that a launcher applies after discovery.
 *
 * <p>Surefire and failsafe first discover all classes and never run those that their filters leave
 * nothing of. If that is all of them, they run nothing and are green, or read the result of an
 * earlier build; so one spec must stay, and fail. Else, the run must still say what was left out.
 */
final class BuildToolFilters {
  private static final String SUREFIRE = "org.apache.maven.surefire.";

  /** How many checks each spec had that surefire has asked for. */
  private final Map<String, Integer> seen = new ConcurrentHashMap<>();

  /** Makes a spec fail if nothing else would, and tells the run of the specs that it never sees. */
  void apply(EngineDiscoveryRequest request, RootDescriptor root, List<SpecDescriptor> selected) {
    int classes = request.getSelectorsByType(ClassSelector.class).size();
    if (classes == 0 || !isCalledBySurefire()) {
      return;
    }
    seen.putAll(root.plan().sizes());
    Map<String, Integer> others = new HashMap<>(seen);
    selected.forEach(spec -> others.remove(spec.spec().path()));
    root.leftOut(others.values().stream().mapToInt(Integer::intValue).sum());
    if (classes > 1 && leavesNothing(of(request), root)) {
      selected.get(0).fail(EngineErrors.nothingChecked(root.size(), 0));
    }
  }

  /** Other build tools give each of their JVMs some of the classes, of which none may be meant. */
  private static boolean isCalledBySurefire() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(SUREFIRE)));
  }

  private static boolean leavesNothing(List<Filter<TestDescriptor>> filters, RootDescriptor root) {
    return root.plan().size() > 0
        && root.getDescendants().stream()
            .filter(descriptor -> root.plan().of(descriptor).isPresent())
            .noneMatch(leaf -> filters.stream().allMatch(filter -> filter.apply(leaf).included()));
  }

  /** The method belongs to the launcher's request, which engines do not compile against. */
  @SuppressWarnings("unchecked") // Filters after discovery are filters of descriptors.
  private static List<Filter<TestDescriptor>> of(EngineDiscoveryRequest request) {
    try {
      Class<?> type =
          Class.forName(
              "org.junit.platform.launcher.LauncherDiscoveryRequest",
              false,
              request.getClass().getClassLoader());
      Object filters = type.getMethod("getPostDiscoveryFilters").invoke(request);
      return Optional.ofNullable((List<Filter<TestDescriptor>>) filters).orElse(List.of());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return List.of();
    }
  }
}
