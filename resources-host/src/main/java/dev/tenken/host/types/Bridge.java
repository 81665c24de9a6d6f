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
 * A bridge of the kernel, by its exact name: {@code bridge('br0')}.
 *
 * <p>Absent: the kernel has no such interface, or it is no bridge. Unknown: there is neither {@code
 * ip} nor {@code /sys}; or {@code ip} can't tell the kind of an interface, and {@code /sys} shows
 * another network namespace.
 *
 * <p>Source: {@code ip -o link}, {@code /sys/class/net}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Bridge extends Resource {
  private final InterfacePorts ports;

  Bridge(Facts facts, String name) {
    super(facts, TargetType.HOST, "Bridge", name, Interfaces.ALL);
    this.ports = new InterfacePorts(facts, "bridge", name);
  }

  /** Names a bridge. */
  @Word
  public static Bridge bridge(Spec spec, String name) {
    return new Bridge(spec.facts(TargetType.HOST), ExactName.withoutBlanks("bridge", name));
  }

  /** Tells whether there is such a bridge. */
  public Finding exists() {
    return ports.exists(fact(Interfaces.ALL));
  }

  /** Tells whether this interface belongs to the bridge. */
  public Finding hasInterface(String name) {
    return ports.has(name, fact(Interfaces.ALL));
  }

  /** Returns the names of the interfaces that belong to the bridge. */
  public List<String> interfaces() {
    return ports.of(fact(Interfaces.ALL));
  }
}
