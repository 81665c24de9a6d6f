package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A package: {@code pkg('nginx')}, in the peers' words {@code package}.
 *
 * <p>Named exactly as its package manager names it; {@code name:arch} (dpkg) or {@code name.arch}
 * (rpm, apk, pacman) asks for one architecture. The database that administers the host is asked:
 * dpkg's, rpm's, apk's or pacman's, as os-release says where there are several; {@link
 * Installed#by} asks another, or a language's package manager. Absent: the database has no such
 * package. Unknown: the database or the tool is not there, or can't be read. Source: {@code
 * dpkg-query -W}, {@code rpm -q}, the databases of apk and pacman; {@code gem list --local}, {@code
 * npm ls --global --json}, {@code pip list --format=json}, {@code pear list -a}, {@code pecl list},
 * Perl's {@code @INC}, the rubies of rvm.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Pkg extends Resource {
  static final HostKind KIND =
      HostKind.of("package", 1, PackageDatabases::own).source("the package database");

  static final HostKind BY =
      HostKind.of("package.by", 2, PackageDatabases::named)
          .using("package", "tool")
          .source("the package database");

  private static final List<String> DATABASES =
      List.of(
          "dpkg",
          "rpm",
          "apk",
          "pacman",
          "gem",
          "td_agent_gem",
          "npm",
          "pip",
          "pip2",
          "pip3",
          "pear",
          "pecl",
          "cpan",
          "rvm");

  /** Package managers by the database that they keep. */
  private static final Map<String, String> SAME =
      Map.of("apt", "dpkg", "yum", "rpm", "dnf", "rpm", "zypper", "rpm");

  private final Probe probe;

  Pkg(Facts facts, String name) {
    super(facts, TargetType.HOST, "Package", name, KIND.probe(name));
    this.probe = KIND.probe(name);
  }

  /** Names the package. */
  @Word(peer = "package")
  public static Pkg pkg(Spec spec, Object name) {
    return new Pkg(spec.facts(TargetType.HOST), ExactName.of("pkg", name));
  }

  /** Tells whether the package is installed: unpacked and configured, in the version asked for. */
  public Installed isInstalled() {
    return new Installed(probe, List.of());
  }

  /**
   * Returns the version as the package manager shows it: with its revision or release; dpkg's with
   * the epoch, if it has one. The latest, when several are installed.
   */
  public String version() {
    return entry().text("version");
  }

  /** Returns the versions of all installed packages of this name, the latest last. */
  public List<String> versions() {
    return installed().stream().map(entry -> entry.text("version")).toList();
  }

  /** Returns the version without epoch and revision. */
  public String upstreamVersion() {
    return parsed().upstream();
  }

  /** Returns Debian's revision, RPM's or Arch's release, or Alpine's {@code rN}. */
  public String release() {
    return parsed()
        .revision()
        .orElseThrow(() -> Missing.value(this + " has a version without a revision"));
  }

  /** Returns the epoch, 0 when the version has none. */
  public long epoch() {
    String own = entry().text("epoch");
    return Long.parseLong(own.isEmpty() ? parsed().epoch().orElse("0") : own);
  }

  /** Returns the architecture, such as {@code amd64}, {@code x86_64}, {@code all}. */
  public String arch() {
    return entry().text("arch");
  }

  /**
   * Returns the state: dpkg's three words, such as {@code install ok installed} or {@code deinstall
   * ok config-files}; for the others {@code installed}.
   */
  public String status() {
    List<Data> entries = present(probe).list("entries");
    return entries.get(entries.size() - 1).text("status");
  }

  /** Returns the database that has it: {@code dpkg}, {@code rpm}, {@code apk} or {@code pacman}. */
  public String provider() {
    return present(probe).text("provider");
  }

  private PackageFormat.Version parsed() {
    return PackageFormat.of(provider()).parse(version());
  }

  private Data entry() {
    List<Data> installed = installed();
    return installed.get(installed.size() - 1);
  }

  private List<Data> installed() {
    List<Data> installed = installed(find(probe));
    if (installed.isEmpty()) {
      throw Missing.resource(this + " is not installed");
    }
    return installed;
  }

  private static List<String> managers() {
    List<String> all = new ArrayList<>(DATABASES);
    all.addAll(SAME.keySet());
    return all;
  }

  private static List<Data> installed(Optional<Data> fact) {
    return fact.map(data -> data.list("entries")).orElse(List.of()).stream()
        .filter(entry -> entry.flag("installed"))
        .toList();
  }

  /** {@code be_installed} and its chain words. */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1")
  public final class Installed extends Refinable {
    private final Probe asked;
    private final List<Bound> bounds;

    private Installed(Probe asked, List<Bound> bounds) {
      this.asked = asked;
      this.bounds = bounds;
    }

    /**
     * Asks for this version: the full one, or its upstream part when it is given without a
     * revision; an epoch counts only where given. A regular expression is searched in the full
     * version.
     */
    public Installed withVersion(Object version) {
      if (Wanted.of(version).isPattern()) {
        return bounded((format, installed) -> Wanted.of(version).matches(installed));
      }
      String text = ExactName.of("with_version", version);
      return bounded((format, installed) -> format.matches(installed, text));
    }

    /** Asks for this version or a later one, by the order of the package format. */
    public Installed atLeast(Object version) {
      String text = ExactName.of("at_least", version);
      return bounded((format, installed) -> format.compare(installed, text) >= 0);
    }

    /** Asks for a version before this one, by the order of the package format. */
    public Installed below(Object version) {
      String text = ExactName.of("below", version);
      return bounded((format, installed) -> format.compare(installed, text) < 0);
    }

    /**
     * Asks one package database: {@code dpkg} (also {@code apt}), {@code rpm} (also {@code yum},
     * {@code dnf}, {@code zypper}), {@code apk} or {@code pacman}; or what is installed for all
     * users by {@code gem}, {@code td_agent_gem}, {@code npm}, {@code pip}, {@code pip2}, {@code
     * pip3}, {@code pear} (any channel), {@code pecl}, {@code cpan} (any module that Perl finds) or
     * {@code rvm} ({@code ruby} or {@code ruby-3.2.2}). Unknown where that is not there.
     */
    public Installed by(Object manager) {
      String name = Wanted.text(manager);
      String database = SAME.getOrDefault(name, name);
      if (!DATABASES.contains(database)) {
        throw NoSuchWord.of("be_installed.by knows no package manager", name, managers());
      }
      return new Installed(BY.probe(database, resourceName()), bounds);
    }

    private Installed bounded(Bound bound) {
      List<Bound> more = new ArrayList<>(bounds);
      more.add(bound);
      return new Installed(asked, List.copyOf(more));
    }

    @Override
    public Finding judge() {
      Optional<Data> fact = find(asked);
      if (fact.isEmpty()) {
        return Finding.no("no such package");
      }
      List<Data> installed = installed(fact);
      if (installed.isEmpty()) {
        return Finding.no(
            "not installed, in the state '"
                + fact.get().list("entries").get(0).text("status")
                + "'");
      }
      PackageFormat format = PackageFormat.of(fact.get().text("provider"));
      List<String> versions = installed.stream().map(Pkg::versionWithEpoch).toList();
      return Finding.of(
          versions.stream()
              .anyMatch(version -> bounds.stream().allMatch(bound -> bound.holds(format, version))),
          (versions.size() == 1 ? "version " : "versions ") + String.join(" and ", versions));
    }
  }

  private static String versionWithEpoch(Data entry) {
    String epoch = entry.text("epoch");
    return epoch.isEmpty() ? entry.text("version") : epoch + ":" + entry.text("version");
  }

  /** What is asked of a version. */
  private interface Bound {
    boolean holds(PackageFormat format, String installed);
  }
}
