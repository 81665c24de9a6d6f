package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.host.batch.HostKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** What all units of systemd have. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract sealed class SystemdResource extends Resource implements OpenProperties
    permits SystemdUnit, Timer {
  static final HostKind KIND =
      HostKind.of("systemd-unit", 1, ServiceManager::read)
          .using("service")
          .withContent()
          .source("systemctl show");

  private final Probe unit;

  SystemdResource(Facts facts, String type, String name, String unit) {
    super(facts, TargetType.HOST, type, name, KIND.probe(unit));
    this.unit = KIND.probe(unit);
  }

  /** Tells whether systemd knows the unit. */
  public Finding exists() {
    return find(unit)
        .map(
            data ->
                Finding.of(!data.text("load_state").equals("not-found"), data.text("load_state")))
        .orElse(Finding.no("no such unit"));
  }

  /** Tells whether the unit is {@code active}, {@code reloading} or {@code refreshing}. */
  public Finding isActive() {
    return state("active_state", "active", "reloading", "refreshing");
  }

  /** Tells whether the unit has failed. */
  public Finding isFailed() {
    return state("active_state", "failed");
  }

  /** Tells whether {@code systemctl is-enabled} succeeds: {@code enabled}, {@code static}, …. */
  public Finding isEnabled() {
    return find(unit)
        .map(data -> Finding.of(data.flag("enabled"), word(data, "enabled_state")))
        .orElse(Finding.no("no such unit"));
  }

  /** Tells whether the unit is masked, so that nothing can start it. */
  public Finding isMasked() {
    return state("enabled_state", "masked", "masked-runtime");
  }

  /** Returns {@code active}, {@code inactive}, {@code failed}, {@code activating}, …. */
  @Form(
      value = "active|reloading|refreshing|inactive|failed|activating|deactivating|maintenance",
      words = "active, inactive, failed or another of systemd's states; running is a sub_state")
  public String activeState() {
    return value("ActiveState").toString();
  }

  /** Returns systemd's finer word: {@code running}, {@code exited}, {@code waiting}, …. */
  @Form(value = Forms.STATE, words = Forms.STATE_WORDS)
  public String subState() {
    return value("SubState").toString();
  }

  /** Returns {@code loaded}, {@code masked}, {@code error}, …. */
  @Form(value = Forms.STATE, words = Forms.STATE_WORDS)
  public String loadState() {
    return value("LoadState").toString();
  }

  /** Returns the word of {@code systemctl is-enabled}. */
  @Form(value = Forms.STATE, words = Forms.STATE_WORDS)
  public String enabledState() {
    String state = present(unit).text("enabled_state");
    if (state.isEmpty()) {
      throw Missing.value(this + " has no unit file");
    }
    return state;
  }

  /** Returns how the last run ended: {@code success}, {@code exit-code}, {@code signal}, …. */
  public String result() {
    return value("Result").toString();
  }

  /** Returns the description. */
  public String description() {
    return value("Description").toString();
  }

  @Override
  public Object property(List<String> path) {
    String name = String.join(".", path);
    Data properties = properties();
    if (!properties.has(name)) {
      throw NoSuchWord.of(resourceType() + " has no property", name, properties.names());
    }
    return SystemdValues.natural(properties.text(name));
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of();
  }

  /** Returns a property's value, which must be there. */
  final Object value(String name) {
    return find(name).orElseThrow(() -> Missing.value(this + " has no " + name));
  }

  /** Returns a property's value, empty where the unit has none. */
  final Optional<Object> find(String name) {
    return properties()
        .find(name)
        .map(Data::text)
        .filter(text -> !text.isEmpty())
        .map(SystemdValues::natural);
  }

  private Data properties() {
    return present(unit).get("properties");
  }

  private Finding state(String member, String... wanted) {
    return find(unit)
        .map(
            data ->
                Finding.of(Arrays.asList(wanted).contains(data.text(member)), word(data, member)))
        .orElse(Finding.no("no such unit"));
  }

  private static String word(Data data, String member) {
    String word = data.text(member);
    return word.isEmpty() ? "no unit file" : word;
  }
}
