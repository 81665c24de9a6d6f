package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A profile of AppArmor that the kernel has loaded, by its exact name: {@code
 * apparmor_profile('/usr/sbin/mysqld')}.
 *
 * <p>Absent: it is not loaded, or the kernel runs without AppArmor. Unknown: the asking user may
 * not see the profiles, or the kernel's security file system is not mounted. Source: {@code
 * /sys/kernel/security/apparmor/profiles}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ApparmorProfile extends Resource {
  ApparmorProfile(Facts facts, String name) {
    super(facts, TargetType.HOST, "AppArmor profile", name, ApparmorState.STATE);
  }

  /** Names a profile of AppArmor. */
  @Word
  public static ApparmorProfile apparmor_profile(Spec spec, String name) {
    return new ApparmorProfile(spec.facts(TargetType.HOST), name);
  }

  /** Tells whether the kernel has loaded it. */
  public Finding exists() {
    return found().map(mode -> Finding.yes("mode " + mode)).orElseGet(this::noSuch);
  }

  /** Tells whether it is loaded and enforced. */
  public Finding isEnforced() {
    return inMode("enforce");
  }

  /** Tells whether it is loaded and only complains. */
  public Finding isComplaining() {
    return inMode("complain");
  }

  /** Returns the mode: {@code enforce}, {@code complain}, {@code kill} or {@code unconfined}. */
  @Form(value = Forms.STATE, words = Forms.STATE_WORDS)
  public String mode() {
    return found().orElseThrow(() -> Missing.resource(this + " is not loaded"));
  }

  private Finding inMode(String mode) {
    return found()
        .map(actual -> Finding.of(actual.equals(mode), "mode " + actual))
        .orElseGet(this::noSuch);
  }

  private Optional<String> found() {
    return Optional.ofNullable(modes().get(resourceName()));
  }

  private Finding noSuch() {
    return Finding.no("no such profile is loaded")
        .nearest(Names.nearest(resourceName(), modes().keySet()).orElse(""));
  }

  private Map<String, String> modes() {
    return ApparmorState.modes(facts(), fact(ApparmorState.STATE), present(ApparmorState.STATE));
  }
}
