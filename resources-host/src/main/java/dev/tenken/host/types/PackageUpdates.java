package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The updates that wait for the host's packages, as the lists say that the host has already:
 * nothing is fetched. {@code package_updates}, which takes no name.
 *
 * <p>What they say is as old as they are: check {@code refreshed_at}, too. Unknown: the host has
 * neither apt nor dnf; it has no lists, or a repository's is missing. Source: {@code apt list
 * --upgradable}, {@code apt-cache madison}, {@code dpkg-query -W}; {@code dnf -C repoquery
 * --upgrades}, dnf's versionlock.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PackageUpdates extends Resource {
  static final HostKind KIND =
      HostKind.of("package-updates", 0, PackageUpdates::read)
          .source("apt list --upgradable, or dnf -C repoquery --upgrades");

  /** As {@code bookworm-security/main amd64 Packages}. */
  private static final Pattern SECURITY = Pattern.compile("\\S+ \\S*-security(?:/updates)?[/ ].*");

  private final Probe probe = KIND.probe();

  private PackageUpdates(Facts facts) {
    super(facts, TargetType.HOST, "Package updates", "", KIND.probe());
  }

  /** Names the updates. */
  @Word
  public static PackageUpdates package_updates(Spec spec) {
    return new PackageUpdates(spec.facts(TargetType.HOST));
  }

  /** Returns the packages for which there is a later version, held ones too, in order of names. */
  public List<String> pending() {
    return names("pending");
  }

  /**
   * Returns those of them with a version, later than the installed one, that an archive for
   * security updates has (apt: a suite that ends with {@code -security}), or that an advisory for
   * security names (dnf).
   */
  public List<String> security() {
    return names("security");
  }

  /** Returns the packages on hold (apt), or what versionlock's list says (dnf). */
  public List<String> held() {
    return names("held");
  }

  /**
   * Returns when the lists last changed or, where the host notes that, were last asked for
   * successfully; with dnf the time of the oldest.
   */
  public Instant refreshedAt() {
    return present(probe)
        .find("refreshed_at")
        .map(time -> Instant.ofEpochSecond((Long) time.value()))
        .orElseThrow(() -> Missing.value("the host does not tell how old its lists are"));
  }

  /** Returns what was asked: {@code apt} or {@code dnf}. */
  public String manager() {
    return present(probe).text("manager");
  }

  private List<String> names(String member) {
    return present(probe).list(member).stream().map(Data::text).toList();
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Lines lines = Lines.of(section);
    return Map.of(probes.get(0), fact(lines, section));
  }

  private static Fact<Data> fact(Lines lines, Section section) {
    Optional<String> unknown = lines.first("unknown");
    if (unknown.isPresent()) {
      String[] part = unknown.get().split(" ", 2);
      return section.unknown(Cause.Reason.valueOf(part[0]), part[1].strip());
    }
    Map<String, String> installed = new LinkedHashMap<>();
    for (String line : lines.texts("pending")) {
      String[] part = line.split(" ", -1);
      installed.put(part[0], part[2]);
    }
    TreeSet<String> security = new TreeSet<>(lines.texts("security"));
    for (String line : lines.texts("available")) {
      String[] part = line.split(" ", 3);
      if (SECURITY.matcher(part[2]).matches()
          && installed.containsKey(part[0])
          && PackageFormat.DPKG.compareFull(part[1], installed.get(part[0])) > 0) {
        security.add(part[0]);
      }
    }
    String manager = lines.first("manager").orElse("");
    List<Long> times = lines.texts("time").stream().map(Long::valueOf).sorted().toList();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("manager", manager);
    data.put("pending", new ArrayList<>(new TreeSet<>(installed.keySet())));
    data.put("security", new ArrayList<>(security));
    data.put("held", new ArrayList<>(new TreeSet<>(lines.texts("held"))));
    if (!times.isEmpty()) {
      data.put("refreshed_at", times.get(manager.equals("apt") ? times.size() - 1 : 0));
    }
    return section.present(Data.of(data), section.text());
  }
}
