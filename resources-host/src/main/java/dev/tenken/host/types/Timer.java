package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A timer of systemd: {@code timer('logrotate')}, by its exact name, with or without {@code
 * .timer}. Times are instants; every property of {@code systemctl show} can be read by its name, as
 * for {@code systemd_unit}.
 *
 * <p>Absent: systemd knows no such timer; a run that never was, or that is not planned, is an
 * absent value. Unknown: systemd does not run on the host, or does not answer. Source: {@code
 * systemctl show}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Timer extends SystemdResource {
  private static final String SUFFIX = ".timer";

  Timer(Facts facts, String name) {
    super(facts, "Timer", name, name.endsWith(SUFFIX) ? name : name + SUFFIX);
  }

  /** Names the timer. */
  @Word
  public static Timer timer(Spec spec, Object name) {
    return new Timer(spec.facts(TargetType.HOST), ExactName.of("timer", name));
  }

  /** Returns when the timer runs next, to the second. */
  public Instant nextRun() {
    return Stream.of(find("NextElapseUSecRealtime"), sinceBoot())
        .flatMap(Optional::stream)
        .filter(Instant.class::isInstance)
        .map(Instant.class::cast)
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> Missing.value(this + " is not going to run"));
  }

  /** Returns when the timer ran last. */
  public Instant lastRun() {
    return SystemdValues.instant(
        this,
        "last run",
        find("LastTriggerUSec").orElseThrow(() -> Missing.value(this + " has not run yet")));
  }

  /** Returns the unit that the timer starts: {@code logrotate.service}. */
  public String triggers() {
    return value("Unit").toString();
  }

  /**
   * A timer that counts from the boot tells its next run by the clock of the kernel. The timer's
   * own last change is told by both clocks.
   */
  private Optional<Object> sinceBoot() {
    Optional<Duration> next =
        find("NextElapseUSecMonotonic").map(Object::toString).flatMap(SystemdValues::span);
    Optional<Object> changed = find("StateChangeTimestamp");
    Optional<Object> changedMonotonic = find("StateChangeTimestampMonotonic");
    if (next.isPresent()
        && changed.orElse("") instanceof Instant instant
        && changedMonotonic.orElse("") instanceof Long micros
        && !next.get().isZero()) {
      return Optional.of(
          instant.plus(next.get()).minus(Duration.ofNanos(1000).multipliedBy(micros)));
    }
    return Optional.empty();
  }
}
