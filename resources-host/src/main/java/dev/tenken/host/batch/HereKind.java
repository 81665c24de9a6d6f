package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Kind;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A kind of question about a host that the machine answers which Tenken runs on: what the host
 * looks like from here. The host itself is not asked.
 *
 * @param name unique and stable
 * @param answer answers a probe; limits its own time
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HereKind(String name, Function<Probe, Fact<Data>> answer) implements Kind {
  @Override
  public TargetType targetType() {
    return TargetType.HOST;
  }

  /** Returns the probe with these arguments. */
  public Probe probe(String... arguments) {
    return Probe.of(this, arguments);
  }
}
