package dev.tenken.engine.fake;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;

/** Something on a host, as {@link FakeProvider} tells of it: a state, or absent, or unknown. */
public final class Thing extends Resource {
  private final Probe probe;

  private Thing(Spec spec, String name) {
    super(
        spec.facts(TargetType.HOST), TargetType.HOST, "Thing", name, FakeKind.host("thing", name));
    this.probe = FakeKind.host("thing", name);
  }

  /** The word. */
  @Word
  public static Thing thing(Spec spec, String name) {
    return new Thing(spec, name);
  }

  /** Tells whether it is there. */
  public boolean exists() {
    return isThere(probe);
  }

  /** Tells whether it is there and running. */
  public boolean isRunning() {
    return find(probe).map(data -> data.text().equals("running")).orElse(false);
  }

  /** Returns its state. */
  public String state() {
    return present(probe).text();
  }
}
