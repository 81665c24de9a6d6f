package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import org.apiguardian.api.API;

/**
 * A container of LXC, by its exact name.
 *
 * <p>Absent: root asked, and LXC lists no such container. Unknown: {@code lxc-ls} is not on the
 * host, or another user than root asked and does not see it. Containers that libvirt manages are
 * asked for by {@code kvm('name', connect: 'lxc:///')}.
 *
 * <p>Source: {@code lxc-ls}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Lxc extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("lxc", 1, (probe, answer) -> Data.map("running", answer.text("running")))
          .source("lxc-ls -1, lxc-ls -1 --running");

  private final Probe probe;

  Lxc(Facts facts, String name) {
    super(facts, TargetType.HOST, "LXC container", name, KIND.probe(name));
    probe = KIND.probe(name);
  }

  /** Names a container. */
  @Word
  public static Lxc lxc(Spec spec, String name) {
    return new Lxc(spec.facts(TargetType.HOST), name);
  }

  /** Tells whether there is such a container, running or not. */
  public Finding exists() {
    return find(probe).map(there -> Finding.yes("there")).orElse(Finding.no("no such container"));
  }

  /** Tells whether the container runs. */
  public Finding isRunning() {
    return find(probe)
        .map(
            there ->
                there.text("running").equals("yes")
                    ? Finding.yes("running")
                    : Finding.no("not running"))
        .orElse(Finding.no("no such container"));
  }
}
