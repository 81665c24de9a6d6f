package dev.tenken.engine;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/**
 * What is wrong with a run as a whole: a failing test in a container that stands for the first spec
 * that was selected, since build tools drop a test that is in no class.
 */
final class RunMistakeDescriptor extends AbstractTestDescriptor implements Node<EngineContext> {
  private static final String NAME = "the run";

  private final Failing failing;

  RunMistakeDescriptor(RootDescriptor root, LoadedSpec spec, String message) {
    super(root.getUniqueId().append("run", NAME), spec.displayName(), Sources.of(spec));
    this.failing = new Failing(getUniqueId().append(CheckDescriptor.SEGMENT, NAME), spec, message);
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
    addChild(failing);
    executor.execute(failing);
    return context;
  }

  private static final class Failing extends AbstractTestDescriptor implements Node<EngineContext> {
    private final String message;

    Failing(UniqueId id, LoadedSpec spec, String message) {
      super(id, NAME, Sources.of(spec, NAME));
      this.message = message;
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }

    @Override
    public EngineContext execute(EngineContext context, DynamicTestExecutor executor) {
      throw Failures.run(message);
    }
  }
}
