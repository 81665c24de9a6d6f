package dev.tenken.dsl.testing;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Kind;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;

/** A made-up resource type of accounts, with a closed set of properties. */
public final class Account extends Resource {
  public static final Kind KIND = new Thing.TestKind("account", TargetType.AWS);

  private final Probe probe;

  private Account(Facts facts, String name) {
    super(facts, TargetType.AWS, "Account", name, Probe.of(KIND, name));
    this.probe = Probe.of(KIND, name);
  }

  @Word
  public static Account account(Spec spec, String name) {
    return new Account(spec.facts(TargetType.AWS), name);
  }

  public boolean exists() {
    return isThere(probe);
  }

  public boolean isThere() {
    return exists();
  }

  public String state() {
    return present(probe).text("state");
  }
}
