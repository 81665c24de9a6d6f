package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** {@code be_enforcing} and {@code be_permissive} and their chain word. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SelinuxMode extends Refinable {
  private final Supplier<Data> state;
  private final String mode;
  private final Optional<String> policy;

  SelinuxMode(Supplier<Data> state, String mode) {
    this(state, mode, Optional.empty());
  }

  private SelinuxMode(Supplier<Data> state, String mode, Optional<String> policy) {
    this.state = state;
    this.mode = mode;
    this.policy = policy;
  }

  /** Asks for this policy, such as {@code targeted} or {@code mls}. */
  public SelinuxMode withPolicy(String name) {
    return new SelinuxMode(state, mode, Optional.of(name));
  }

  @Override
  public Finding judge() {
    Data found = state.get();
    return Finding.of(
        found.text("mode").equals(mode)
            && found.text("configured_mode").equals(mode)
            && policy.map(name -> found.text("policy").equals(name)).orElse(true),
        "running "
            + found.text("mode")
            + ", configured "
            + (found.has("configured_mode") ? found.text("configured_mode") : "nothing")
            + (found.has("policy") ? ", policy " + found.text("policy") : ""));
  }
}
