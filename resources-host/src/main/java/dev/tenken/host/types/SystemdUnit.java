package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Word;
import java.time.Instant;
import org.apiguardian.api.API;

/**
 * A unit of systemd of any kind, by its exact name: {@code systemd_unit('data.mount')}; without a
 * suffix it is a service.
 *
 * <p>Every property that {@code systemctl show} gives can be read by its name: {@code
 * its('MainPID')}, {@code its('Listen')}. Plain digits are numbers, times are instants, the rest is
 * text. A name that the unit does not have is an error.
 *
 * <p>Absent: systemd knows no such unit. Unknown: systemd does not run on the host, or does not
 * answer. Source: {@code systemctl show}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SystemdUnit extends SystemdResource {
  SystemdUnit(Facts facts, String name) {
    super(facts, "Systemd unit", name, name);
  }

  /** Names the unit. */
  @Word
  public static SystemdUnit systemd_unit(Spec spec, Object name) {
    return new SystemdUnit(spec.facts(TargetType.HOST), ExactName.of("systemd_unit", name));
  }

  /** Returns how often systemd has restarted the unit by itself. */
  public long restarts() {
    return ((Number) value("NRestarts")).longValue();
  }

  /** Returns when the unit last became active. */
  public Instant activeSince() {
    return SystemdValues.instant(this, "ActiveEnterTimestamp", value("ActiveEnterTimestamp"));
  }
}
