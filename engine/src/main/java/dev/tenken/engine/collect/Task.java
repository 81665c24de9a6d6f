package dev.tenken.engine.collect;

import dev.tenken.dsl.Question;
import dev.tenken.dsl.fact.Cause;
import java.util.Set;
import org.apiguardian.api.API;

/** Something that reads facts and may have to wait for some. Attempted by one thread at a time. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface Task {
  /** Attempts it once; returns the questions it is put aside for, none when it is settled. */
  Set<Question> attempt();

  /**
   * Settles it as broken: each attempt asked something else although all it had asked was answered.
   *
   * @param asked what the last attempt asked
   */
  void wander(Set<Question> asked);

  /** Settles it as unknown: the run ended before it was settled. */
  void abandon(Cause cause);
}
