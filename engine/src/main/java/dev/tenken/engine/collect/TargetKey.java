package dev.tenken.engine.collect;

import dev.tenken.dsl.Question;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.Target;
import org.apiguardian.api.API;

/**
 * What names a target in an environment: a host and an account may have one name.
 *
 * @param name the target's name
 * @param type its sort
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TargetKey(String name, TargetType type) {
  /** Returns the key of a target. */
  public static TargetKey of(Target target) {
    return new TargetKey(target.name(), target.type());
  }

  /** Returns the key of the target that a question is for. */
  public static TargetKey of(Question question) {
    return new TargetKey(question.target(), question.type());
  }
}
