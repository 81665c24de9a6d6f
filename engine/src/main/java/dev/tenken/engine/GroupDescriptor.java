package dev.tenken.engine;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A group on one target. */
final class GroupDescriptor extends AbstractTestDescriptor implements Node<EngineContext> {
  static final String SEGMENT = "group";

  GroupDescriptor(UniqueId id, String text, TestSource source) {
    super(id, text, source);
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
