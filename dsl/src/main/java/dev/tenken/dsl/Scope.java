package dev.tenken.dsl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What {@code within} and {@code pending} blocks say of the checks written inside them. */
final class Scope {
  static final Scope NONE = new Scope(null, Duration.ZERO, "");

  private final @Nullable Duration limit;
  private final Duration stays;
  private final String pending;
  private Duration every = Duration.ofSeconds(2);

  private Scope(@Nullable Duration limit, Duration stays, String pending) {
    this.limit = limit;
    this.stays = stays;
    this.pending = pending;
  }

  Scope within(Duration newLimit, Duration newStays) {
    requirePositive("within", newLimit);
    if (newStays.isNegative()) {
      throw new IllegalArgumentException(Errors.noTime("stays:", newStays));
    }
    return new Scope(newLimit, newStays, pending);
  }

  Scope pending(String why) {
    Scope scope = new Scope(limit, stays, why);
    scope.every = every;
    return scope;
  }

  /** Sets the pause; without one, a host would be asked as often as it can answer. */
  void pauseFor(Duration pause) {
    requirePositive("every", pause);
    every = pause;
  }

  private static void requirePositive(String word, Duration time) {
    if (time.isZero() || time.isNegative()) {
      throw new IllegalArgumentException(Errors.noTime(word, time));
    }
  }

  boolean isWithin() {
    return limit != null;
  }

  String pendingReason() {
    return pending;
  }

  java.util.Optional<Within> within() {
    return limit == null
        ? java.util.Optional.empty()
        : java.util.Optional.of(new Within(limit, every, stays));
  }
}
