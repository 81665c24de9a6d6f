package dev.tenken.engine.fake;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;

/** Something in an AWS account, as {@link FakeProvider} tells of it. */
public final class Cloud extends Resource {
  private final Probe probe;

  private Cloud(Spec spec, String name) {
    super(spec.facts(TargetType.AWS), TargetType.AWS, "Cloud", name, FakeKind.aws("cloud", name));
    this.probe = FakeKind.aws("cloud", name);
  }

  /** The word. */
  @Word
  public static Cloud cloud(Spec spec, String name) {
    return new Cloud(spec, name);
  }

  /** Tells whether it is there and running. */
  public boolean isRunning() {
    return find(probe).map(data -> data.text().equals("running")).orElse(false);
  }
}
