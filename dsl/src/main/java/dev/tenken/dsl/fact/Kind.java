package dev.tenken.dsl.fact;

import org.apiguardian.api.API;

/**
 * One kind of question, such as "package" or "ec2.instance".
 *
 * <p>A fact source implements this interface with whatever it needs to answer: a host kind names
 * its probe script, an AWS kind its look-up. Two kinds of one name are the same kind.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Kind {
  /**
   * Returns the name, unique among all kinds and stable across versions: recordings are keyed by
   * it.
   */
  String name();

  /** Returns the sort of target that can answer. */
  TargetType targetType();
}
