package dev.tenken.engine;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.engine.collect.TargetKey;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A spec on one target. */
final class TargetDescriptor extends AbstractTestDescriptor implements Node<EngineContext> {
  TargetDescriptor(SpecDescriptor spec, TargetKey target) {
    super(id(spec, target), target.name(), FileSource.from(spec.spec().file().toFile()));
  }

  private static UniqueId id(SpecDescriptor spec, TargetKey target) {
    return spec.getUniqueId().append(segment(target.type()), target.name());
  }

  /** Returns the type of a target's segment in unique ids. */
  static String segment(TargetType type) {
    return type == TargetType.AWS ? "aws" : "host";
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
