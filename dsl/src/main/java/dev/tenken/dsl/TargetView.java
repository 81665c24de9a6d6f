package dev.tenken.dsl;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** What a spec runs against: one target, its environment, and the facts collected so far. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TargetView {
  /** Returns the target. */
  Target target();

  /** Returns the environment's name. */
  String environmentName();

  /** Returns the environment's variables; scalars as text. */
  Map<String, Object> environmentVars();

  /** Returns all targets of the environment. */
  List<Target> targets();

  /** Returns the answer, or empty when the question has not been asked yet. Never blocks. */
  Optional<Fact<Data>> known(Question question);
}
