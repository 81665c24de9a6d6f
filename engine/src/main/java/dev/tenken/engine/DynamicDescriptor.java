package dev.tenken.engine;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.engine.collect.TargetKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A group whose checks are only known once its target was asked. */
final class DynamicDescriptor extends AbstractTestDescriptor implements Node<EngineContext> {
  private final LoadedSpec spec;
  private final TargetKey target;
  private final Set<TestTag> tags;

  DynamicDescriptor(
      UniqueId id,
      String text,
      TestSource source,
      LoadedSpec spec,
      TargetKey target,
      Set<TestTag> tags) {
    super(id, text, source);
    this.spec = spec;
    this.target = target;
    this.tags = tags;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  @Override
  public Set<TestTag> getTags() {
    return tags;
  }

  @Override
  public boolean mayRegisterTests() {
    return true;
  }

  @Override
  public EngineContext execute(EngineContext context, DynamicTestExecutor executor) {
    register(this, children(getUniqueId(), context.verdicts().of(this)), executor);
    return context;
  }

  private static void register(
      TestDescriptor parent, List<TestDescriptor> children, Node.DynamicTestExecutor executor) {
    for (TestDescriptor child : children) {
      parent.addChild(child);
      executor.execute(child);
    }
  }

  /** Returns the descriptors of the outermost groups and checks among what was yielded. */
  private List<TestDescriptor> children(UniqueId parent, List<EngineContext.Yielded> yielded) {
    Map<UniqueId, TestDescriptor> children = new LinkedHashMap<>();
    for (EngineContext.Yielded each : yielded) {
      if (each.groups().isEmpty()) {
        UniqueId id = parent.append(CheckDescriptor.SEGMENT, each.id());
        children.put(id, check(id, each.record()));
      } else {
        String group = each.groups().get(0);
        UniqueId id = parent.append(GroupDescriptor.SEGMENT, group);
        children.putIfAbsent(id, group(id, group, yielded));
      }
    }
    return List.copyOf(children.values());
  }

  private TestDescriptor check(UniqueId id, CheckRecord record) {
    String name = TreeBuilder.methodName(target, record.groups(), record.name());
    return new CheckDescriptor(
        id, record.name(), name, Sources.of(spec, name, record.location()), tags, record);
  }

  private TestDescriptor group(UniqueId id, String name, List<EngineContext.Yielded> yielded) {
    List<EngineContext.Yielded> inner =
        yielded.stream()
            .filter(each -> !each.groups().isEmpty() && each.groups().get(0).equals(name))
            .map(EngineContext.Yielded::inner)
            .toList();
    return new YieldedGroup(
        id, name, Sources.at(spec.file(), inner.get(0).record().location()), children(id, inner));
  }

  /** A group that was only known once the target was asked. */
  private static final class YieldedGroup extends AbstractTestDescriptor
      implements Node<EngineContext> {
    private final List<TestDescriptor> yielded;

    YieldedGroup(UniqueId id, String text, TestSource source, List<TestDescriptor> yielded) {
      super(id, text, source);
      this.yielded = yielded;
    }

    @Override
    public Type getType() {
      return Type.CONTAINER;
    }

    @Override
    public boolean mayRegisterTests() {
      return true;
    }

    @Override
    public EngineContext execute(EngineContext context, DynamicTestExecutor executor) {
      register(this, yielded, executor);
      return context;
    }
  }
}
