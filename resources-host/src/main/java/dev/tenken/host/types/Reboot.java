package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Whether the host must be started again after updates: {@code reboot}, which takes no name.
 *
 * <p>Required: Debian's, Ubuntu's or SUSE's sign is set; {@code needs-restarting} says so; or a
 * later kernel of the same flavor is installed than the one that runs. Unknown: none of that, and
 * nothing on the host would tell: nobody there sets the sign, {@code needs-restarting} is missing,
 * and the kernel that runs is not one of the installed ones. Source: {@code /run/reboot-required},
 * {@code /run/reboot-needed}, {@code needs-restarting -r}, {@code uname -r}, {@code /boot}, {@code
 * /lib/modules}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Reboot extends Resource {
  static final HostKind KIND =
      HostKind.of("reboot", 0, Reboot::read)
          .source("/run/reboot-required, needs-restarting -r, the installed kernels");

  /** As {@code 6.1.0-42-cloud-amd64}; what has no flavor ends otherwise. */
  private static final Pattern FLAVOR = Pattern.compile(".*\\d(-[a-z][a-z0-9-]*|\\+\\w+)");

  private final Probe probe = KIND.probe();

  private Reboot(Facts facts) {
    super(facts, TargetType.HOST, "Reboot", "", KIND.probe());
  }

  /** Names the reboot. */
  @Word
  public static Reboot reboot(Spec spec) {
    return new Reboot(spec.facts(TargetType.HOST));
  }

  /** Returns whether the host must be started again. */
  public boolean required() {
    return present(probe).flag("required");
  }

  /** Returns the packages and kernels that ask for it, as far as the host tells; else none. */
  public List<String> reasons() {
    return present(probe).list("reasons").stream().map(Data::text).toList();
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    return Map.of(probes.get(0), fact(Lines.of(section), section));
  }

  private static Fact<Data> fact(Lines lines, Section section) {
    String running = lines.first("running").orElse("");
    List<String> reasons = new ArrayList<>(lines.texts("package"));
    List<String> kernels =
        lines.texts("kernel").stream()
            .filter(kernel -> flavor(kernel).equals(flavor(running)))
            .toList();
    kernels.stream()
        .filter(kernel -> order(kernel, running) > 0)
        .max(Reboot::order)
        .ifPresent(kernel -> reasons.add("kernel " + kernel));
    boolean required =
        lines.first("flag").isPresent()
            || lines.texts("tool").contains("yes")
            || !reasons.isEmpty();
    if (!required
        && lines.first("keeper").isEmpty()
        && lines.first("tool").isEmpty()
        && !kernels.contains(running)) {
      return section.unknown(
          Cause.Reason.OTHER,
          "nothing on this host tells: no /run/reboot-required and nobody who would set it, no"
              + " tool needs-restarting, and the running kernel "
              + running
              + " is not an installed one");
    }
    return section.present(Data.map("required", required, "reasons", reasons), section.text());
  }

  private static String flavor(String kernel) {
    Matcher matcher = FLAVOR.matcher(kernel);
    return matcher.matches() ? matcher.group(1) : "";
  }

  /** Kernels' releases are ordered as versions of packages are. */
  private static int order(String left, String right) {
    return PackageFormat.RPM.compareFull(left, right);
  }
}
