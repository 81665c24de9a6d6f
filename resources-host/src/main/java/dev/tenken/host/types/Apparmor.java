package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import org.apiguardian.api.API;

/**
 * AppArmor: {@code apparmor}, which takes no name.
 *
 * <p>Unknown: of the profiles, the asking user may not see them, or the kernel's security file
 * system is not mounted. Source: {@code /sys/module/apparmor/parameters/enabled}, {@code
 * /sys/kernel/security/apparmor/profiles}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Apparmor extends Resource {
  Apparmor(Facts facts) {
    super(facts, TargetType.HOST, "AppArmor", "", ApparmorState.STATE);
  }

  /** Names the host's AppArmor. */
  @Word
  public static Apparmor apparmor(Spec spec) {
    return new Apparmor(spec.facts(TargetType.HOST));
  }

  /** Tells whether the kernel runs with it. */
  public Finding isEnabled() {
    boolean enabled = present(ApparmorState.STATE).flag("enabled");
    return Finding.of(enabled, enabled ? "enabled" : "not enabled");
  }

  /** Returns the names of the loaded profiles; none where the kernel runs without it. */
  public List<String> profiles() {
    return List.copyOf(
        ApparmorState.modes(facts(), fact(ApparmorState.STATE), present(ApparmorState.STATE))
            .keySet());
  }

  /** Returns the names of the profiles that are enforced. */
  public List<String> enforcedProfiles() {
    return inMode("enforce");
  }

  /** Returns the names of the profiles that only complain. */
  public List<String> complainingProfiles() {
    return inMode("complain");
  }

  private List<String> inMode(String mode) {
    return ApparmorState.modes(facts(), fact(ApparmorState.STATE), present(ApparmorState.STATE))
        .entrySet()
        .stream()
        .filter(profile -> profile.getValue().equals(mode))
        .map(profile -> profile.getKey())
        .toList();
  }
}
