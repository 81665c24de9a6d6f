package dev.tenken.engine.fake;

import dev.tenken.dsl.fact.Kind;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;

/** A kind of question that only {@link FakeSource} answers. */
public record FakeKind(String name, TargetType targetType) implements Kind {
  /** Returns a probe of a host. */
  public static Probe host(String kind, String... arguments) {
    return Probe.of(new FakeKind(kind, TargetType.HOST), arguments);
  }

  /** Returns a probe of an AWS account. */
  public static Probe aws(String kind, String... arguments) {
    return Probe.of(new FakeKind(kind, TargetType.AWS), arguments);
  }
}
