package dev.tenken.engine.collect;

import dev.tenken.dsl.Question;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import java.util.Optional;
import org.apiguardian.api.API;

/** What the tasks of one target read facts by; the thread of its lane alone uses it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface Reading {
  /** Returns the answer, or empty when it has not been collected for the task being attempted. */
  Optional<Fact<Data>> known(Question question);
}
