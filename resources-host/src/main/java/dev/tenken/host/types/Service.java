package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A service: {@code service('nginx')}.
 *
 * <p>Named as its manager names it; under systemd any unit ({@code report.timer}, {@code
 * worker@blue}, {@code ssh} or its alias {@code sshd}), {@code .service} where no suffix is given.
 * The manager that really runs is asked: systemd, OpenRC or System V's init. Absent: it has no such
 * service. Unknown: none of them runs, or it does not answer. Source: {@code systemctl show} and
 * {@code is-enabled}; {@code rc-service NAME status} and {@code /etc/runlevels}; {@code
 * /etc/init.d/NAME status} and the links of {@code /etc/rcN.d}.
 *
 * <p>Where OpenRC keeps no record of the daemons that it started, as on Debian, its word {@code
 * started} says no more than that: the process of the service's pid file is looked at. One that has
 * ended is {@code crashed}; without a pid file it is unknown whether the service runs.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Service extends Resource {
  static final HostKind KIND =
      HostKind.of("service", 1, ServiceManager::read).source("the service manager");

  static final HostKind SUPERVISED =
      HostKind.of("service.supervised", 2, Supervisors::supervised)
          .using("tool")
          .source("the process supervisor's status");

  static final HostKind MONITORED =
      HostKind.of("service.monitored", 2, Supervisors::monitored)
          .using("tool")
          .source("the monitor's status");

  private static final List<String> MANAGERS = List.of("systemd", "openrc", "sysvinit", "init");
  private static final List<String> SUPERVISORS =
      List.of("supervisor", "runit", "daemontools", "upstart");
  private static final List<String> MONITORS = List.of("monit", "god");

  private final Probe probe;

  Service(Facts facts, String name) {
    super(facts, TargetType.HOST, "Service", name, KIND.probe(name));
    this.probe = KIND.probe(name);
  }

  /** Names the service. */
  @Word
  public static Service service(Spec spec, Object name) {
    return new Service(spec.facts(TargetType.HOST), ExactName.of("service", name));
  }

  /**
   * Tells whether the service starts by itself: where {@code systemctl is-enabled} succeeds ({@code
   * enabled}, {@code static}, {@code indirect}, …; an alias counts as what it stands for, a unit
   * generated from a System V script by that script's links), or where a run level of OpenRC or the
   * default run level of System V's init starts it.
   */
  public Enabled isEnabled() {
    return new Enabled(Optional.empty(), Optional.empty());
  }

  /**
   * Tells whether the service runs: is {@code active} or {@code reloading} under systemd, {@code
   * started} under OpenRC, or its script's {@code status} succeeds.
   */
  public Running isRunning() {
    return new Running(Optional.empty());
  }

  /**
   * Tells whether {@code monit} or {@code god} watches the service, under its name or the one that
   * {@link Monitored#withName} gives. Unknown where that monitor is not there or does not run.
   */
  public Monitored isMonitoredBy(Object monitor) {
    String name = Wanted.text(monitor);
    if (!MONITORS.contains(name)) {
      throw NoSuchWord.of("be_monitored_by knows no monitor", name, MONITORS);
    }
    return new Monitored(name, resourceName());
  }

  /** Tells whether the manager knows the service; one whose unit file is gone may still run. */
  public Finding isInstalled() {
    Optional<Data> found = find(probe);
    if (found.isEmpty()) {
      return Finding.no("no such service");
    }
    String manager = found.get().text("manager");
    return found.get().text("load_state").equals("not-found")
        ? Finding.no("left over in " + manager + ", its unit file is gone")
        : Finding.yes("known to " + manager);
  }

  /** Tells whether the manager knows the service. */
  public Finding exists() {
    return isInstalled();
  }

  /** Tells whether the unit is masked, so that nothing can start it (systemd). */
  public Finding isMasked() {
    return state("enabled_state", "masked", "masked-runtime");
  }

  /** Tells whether the unit is static: without an install section, started by others (systemd). */
  public Finding isStatic() {
    return state("enabled_state", "static");
  }

  /** Tells whether the name is an alias of another unit (systemd). */
  public Finding isAlias() {
    return state("enabled_state", "alias");
  }

  /** Tells whether the service has failed (systemd), crashed (OpenRC) or died (System V). */
  public Finding isFailed() {
    return state("active_state", "failed", "crashed", "dead");
  }

  /** Returns the manager: {@code systemd}, {@code openrc} or {@code sysvinit}. */
  public String manager() {
    return value("manager");
  }

  /** Returns the unit that the name stands for (systemd): {@code ssh.service}. */
  public String unit() {
    return value("unit");
  }

  /**
   * Returns systemd's word, as {@code systemctl is-enabled} gives it: {@code enabled}, {@code
   * disabled}, {@code static}, {@code masked}, {@code alias}, …; {@code enabled} or {@code
   * disabled} for the other managers.
   */
  @Form(value = Forms.STATE, words = Forms.STATE_WORDS)
  public String enabledState() {
    return value("enabled_state");
  }

  /**
   * Returns systemd's word, such as {@code active}, {@code inactive}, {@code failed}; OpenRC's
   * ({@code started}, {@code stopped}, {@code crashed}, …); or {@code running}, {@code stopped} or
   * {@code dead} by the exit status of a System V script.
   */
  @Form(value = Forms.STATE, words = Forms.STATE_WORDS)
  public String activeState() {
    return active(present(probe));
  }

  /** Returns systemd's finer word, such as {@code running}, {@code exited}, {@code dead}. */
  @Form(value = Forms.STATE, words = Forms.STATE_WORDS)
  public String subState() {
    return value("sub_state");
  }

  /** Returns whether systemd could load the unit: {@code loaded}, {@code masked}, {@code error}. */
  @Form(value = Forms.STATE, words = Forms.STATE_WORDS)
  public String loadState() {
    return value("load_state");
  }

  /** Returns the process id of the main process (systemd). */
  public long mainPid() {
    String pid = unitProperty("MainPID");
    if (pid.equals("0")) {
      throw Missing.value(this + " has no main process");
    }
    return Long.parseLong(pid);
  }

  /** Returns the description (systemd). */
  public String description() {
    return unitProperty("Description");
  }

  /** Returns how often systemd has restarted the service by itself. */
  public long restarts() {
    return Long.parseLong(unitProperty("NRestarts"));
  }

  /**
   * Returns how the last run ended (systemd): {@code success}, {@code exit-code}, {@code signal}.
   */
  public String result() {
    return unitProperty("Result");
  }

  /** Returns the run levels that start it (OpenRC, System V), or the targets that want it. */
  public List<String> levels() {
    Data data = present(probe);
    return data.has("properties")
        ? targets(data)
        : data.list("levels").stream().map(Data::text).toList();
  }

  /**
   * Returns the properties of the unit as {@code systemctl show} names them: {@code
   * its('property.FragmentPath')}.
   */
  public Map<String, String> property() {
    Map<String, String> properties = new TreeMap<>();
    Data all =
        present(probe)
            .find("properties")
            .orElseThrow(() -> Missing.value(this + " is no unit of systemd"));
    all.names().forEach(name -> properties.put(name, all.text(name)));
    return properties;
  }

  /** Tells whether the unit has these properties, as {@code systemctl show} gives them. */
  public Finding hasProperty(Map<?, ?> wanted) {
    Map<String, String> actual = property();
    StringBuilder found = new StringBuilder();
    boolean holds = true;
    for (Map.Entry<?, ?> entry : wanted.entrySet()) {
      String name = String.valueOf(entry.getKey());
      String value = actual.get(name);
      if (value == null) {
        throw NoSuchWord.of("have_property knows no property", name, actual.keySet());
      }
      holds &= Wanted.of(entry.getValue()).matches(value);
      found.append(found.isEmpty() ? "" : ", ").append(name).append('=').append(value);
    }
    return Finding.of(holds, found.toString());
  }

  private Finding state(String member, String... wanted) {
    Optional<Data> data = find(probe);
    if (data.isEmpty()) {
      return Finding.no("no such service");
    }
    String state = member.equals("active_state") ? active(data.get()) : data.get().text(member);
    return Finding.of(Arrays.asList(wanted).contains(state), state);
  }

  private String active(Data data) {
    if (!data.has("active_state")) {
      throw Unknowns.part(
          facts(),
          fact(probe),
          Cause.Reason.OTHER,
          data.has("doubt")
              ? "OpenRC says started, but " + data.text("doubt")
              : "the status command of "
                  + this
                  + " does not tell: exit status "
                  + data.number("status")
                  + ", '"
                  + data.text("said")
                  + "'");
    }
    return data.text("active_state");
  }

  private String value(String member) {
    Data data = present(probe);
    if (data.text(member).isEmpty()) {
      throw Missing.value(this + " has no " + member + " under " + data.text("manager"));
    }
    return data.text(member);
  }

  private String unitProperty(String name) {
    String value = property().getOrDefault(name, "");
    if (value.isEmpty()) {
      throw Missing.value(this + " has no " + name);
    }
    return value;
  }

  private static List<String> targets(Data data) {
    Data properties = data.get("properties");
    return Arrays.stream(
            (properties.text("WantedBy") + " " + properties.text("RequiredBy")).split(" +", -1))
        .filter(target -> !target.isEmpty())
        .distinct()
        .toList();
  }

  /** The chain word {@code under}: refuses what is no manager's name. */
  private static String managerName(Object name) {
    String text = Wanted.text(name);
    List<String> known = new ArrayList<>(MANAGERS);
    known.addAll(SUPERVISORS);
    if (!known.contains(text)) {
      throw NoSuchWord.of("under knows no service manager", text, known);
    }
    return text.equals("init") ? "sysvinit" : text;
  }

  private static boolean isUnder(Optional<String> manager, Data data) {
    return manager.isEmpty() || manager.get().equals(data.text("manager"));
  }

  /** {@code be_enabled} and its chain words. */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1")
  public final class Enabled extends Refinable {
    private final Optional<String> level;
    private final Optional<String> manager;

    private Enabled(Optional<String> level, Optional<String> manager) {
      this.level = level;
      this.manager = manager;
    }

    /**
     * Asks for one level: System V's run level, OpenRC's by name, or a target of systemd that wants
     * the unit. The numbers 2 to 4 stand for {@code multi-user.target}, 5 for {@code
     * graphical.target} (which includes the former), 1 for {@code rescue.target}, 0 and 6 for
     * {@code poweroff.target} and {@code reboot.target}; under OpenRC 1 for {@code single}, 0 and 6
     * for {@code shutdown} and {@code reboot}, the others for {@code default}. A number beyond, and
     * a name under System V's init, is an error.
     */
    public Enabled withLevel(Object newLevel) {
      return new Enabled(Optional.of(Wanted.text(newLevel)), manager);
    }

    /**
     * Asks that this manager does it, {@code systemd}, {@code openrc} or {@code init}, or this
     * supervisor: {@code supervisor} (autostart), {@code runit} and {@code daemontools} (no file
     * {@code down}), {@code upstart} (start on). Unknown where the supervisor's tool is missing or
     * does not answer.
     */
    public Enabled under(Object name) {
      return new Enabled(level, Optional.of(managerName(name)));
    }

    @Override
    public Finding judge() {
      if (manager.isPresent() && SUPERVISORS.contains(manager.get())) {
        return judgeSupervised(manager.get());
      }
      Optional<Data> found = find(probe);
      if (found.isEmpty()) {
        return Finding.no("no such service");
      }
      Data data = found.get();
      String text = data.text("enabled_state") + " under " + data.text("manager");
      if (data.flag("alias")) {
        text += "; " + data.text("unit") + " is " + data.text("unit_file_state");
      }
      boolean isAtLevel = false;
      if (level.isPresent()) {
        List<String> levels = levels();
        isAtLevel = RunLevels.isAmong(levels, data.text("manager"), level.get());
        text += ", started by " + (levels.isEmpty() ? "no level" : String.join(", ", levels));
      }
      return Finding.of(
          isUnder(manager, data) && data.flag("enabled") && (level.isEmpty() || isAtLevel), text);
    }

    private Finding judgeSupervised(String supervisor) {
      if (level.isPresent()) {
        throw new IllegalArgumentException(supervisor + " has no levels: leave with_level out");
      }
      Probe asked = SUPERVISED.probe(supervisor, resourceName());
      Optional<Data> found = find(asked);
      if (found.isEmpty()) {
        return Finding.no("no such service under " + supervisor);
      }
      if (!found.get().has("enabled")) {
        throw Unknowns.part(
            facts(),
            fact(asked),
            Cause.Reason.OTHER,
            supervisor + " does not tell whether " + resourceName() + " starts by itself");
      }
      return Finding.of(found.get().flag("enabled"), found.get().text("state"));
    }
  }

  /** {@code be_running} and its chain word. */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1")
  public final class Running extends Refinable {
    private static final List<String> STATES =
        List.of("active", "reloading", "refreshing", "started", "running");

    private final Optional<String> manager;

    private Running(Optional<String> manager) {
      this.manager = manager;
    }

    /**
     * Asks that it runs under this manager, {@code systemd}, {@code openrc} or {@code init}, or
     * under this supervisor: {@code supervisor}, {@code runit}, {@code daemontools}, {@code
     * upstart}. Unknown where the supervisor's tool is missing or does not answer.
     */
    public Running under(Object name) {
      return new Running(Optional.of(managerName(name)));
    }

    @Override
    public Finding judge() {
      if (manager.isPresent() && SUPERVISORS.contains(manager.get())) {
        return find(SUPERVISED.probe(manager.get(), resourceName()))
            .map(data -> Finding.of(data.flag("running"), data.text("state")))
            .orElse(Finding.no("no such service under " + manager.get()));
      }
      Optional<Data> found = find(probe);
      if (found.isEmpty()) {
        return Finding.no("no such service");
      }
      Data data = found.get();
      String state = active(data);
      String sub = data.text("sub_state");
      return Finding.of(
          isUnder(manager, data) && STATES.contains(state),
          state
              + (sub.isEmpty() ? "" : " (" + sub + ")")
              + " under "
              + data.text("manager")
              + (data.text("enabled_state").startsWith("masked") ? "; the unit is masked" : ""));
    }
  }

  /** {@code be_monitored_by} and its chain word. */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1")
  public final class Monitored extends Refinable {
    private final String monitor;
    private final String name;

    private Monitored(String monitor, String name) {
      this.monitor = monitor;
      this.name = name;
    }

    /** Gives the name that the monitor knows the service by. */
    public Monitored withName(Object newName) {
      return new Monitored(monitor, Wanted.text(newName));
    }

    @Override
    public Finding judge() {
      return find(MONITORED.probe(monitor, name))
          .map(data -> Finding.of(data.flag("monitored"), data.text("state")))
          .orElse(Finding.no(monitor + " knows no '" + name + "'"));
    }
  }
}
