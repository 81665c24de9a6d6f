package dev.tenken.engine;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.spi.Target;

/**
 * Why a check has no verdict of its own.
 *
 * @param verdict the one that it gets instead
 * @param message what the report says
 * @param cause what it is counted under when it is unknown
 */
record Loss(Verdict verdict, String message, String cause) {
  static Loss broken(String message) {
    return new Loss(Verdict.BROKEN, message, "");
  }

  static Loss unknown(Cause cause) {
    return new Loss(Verdict.UNKNOWN, cause.message(), cause.reason().label());
  }

  static Loss maintenance(Target target) {
    return new Loss(Verdict.SKIPPED, "maintenance: " + target.maintenance(), "");
  }
}
