package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The firewall that firewalld manages: {@code firewalld}, which takes no name; its zones are {@code
 * firewalld_zone}.
 *
 * <p>Unknown: there is no {@code firewall-cmd}, or the asking user may not ask. Source: {@code
 * firewall-cmd --list-all-zones}, {@code --get-default-zone}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Firewalld extends Resource {
  Firewalld(Facts facts) {
    super(facts, TargetType.HOST, "firewalld", "", FirewalldZones.RUNTIME);
  }

  /** Names the firewall that firewalld manages. */
  @Word
  public static Firewalld firewalld(Spec spec) {
    return new Firewalld(spec.facts(TargetType.HOST));
  }

  /** Tells whether firewalld runs. */
  public Finding isRunning() {
    String state = present(FirewalldZones.RUNTIME).text("state");
    return Finding.of(state.equals("running"), state);
  }

  /** Returns the zone of what no other zone is for. */
  public String defaultZone() {
    return running().text("default");
  }

  /** Returns the names of all zones. */
  public List<String> zones() {
    return List.copyOf(running().get("zones").names());
  }

  /** Returns the names of the zones that an interface or a source is in. */
  public List<String> activeZones() {
    Data zones = running().get("zones");
    return zones.names().stream().filter(name -> zones.get(name).flag("active")).toList();
  }

  private Data running() {
    Data data = present(FirewalldZones.RUNTIME);
    if (!data.text("state").equals("running")) {
      throw Missing.resource("firewalld is not running");
    }
    return data;
  }
}
