package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A guest that libvirt manages, by its exact name.
 *
 * <p>The connection is {@code qemu:///system}; {@code connect:} names another, such as {@code
 * qemu:///session} or {@code lxc:///}. It is opened for reading only.
 *
 * <p>Absent: libvirt lists no such guest. Unknown: {@code virsh} is not on the host, or the
 * connection can't be opened.
 *
 * <p>Source: {@code virsh list}, once for all guests of a connection.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Kvm extends Resource {
  static final HostKind KIND = HostKind.of("kvm", 2, Kvm::read).source("virsh -r list");

  private static final String SYSTEM = "qemu:///system";
  private static final Pattern CONNECTION = Pattern.compile("[a-z][a-z0-9+]*://[^\\s'\"*?\\[\\]]*");

  /** What the script says itself begins with the batch's mark, a word that no name holds. */
  private static final Pattern MARKED =
      Pattern.compile("tk[a-z0-9]{8,} (all|running|enabled|end|failed|uri):");

  private final Probe probe;

  private Kvm(Facts facts, String connection, String name) {
    super(facts, TargetType.HOST, "Guest", name, KIND.probe(connection, name));
    probe = KIND.probe(connection, name);
  }

  /** Names a guest. */
  @Word
  public static Kvm kvm(Spec spec, String name) {
    return kvm(spec, Map.of(), name);
  }

  /**
   * Names a guest.
   *
   * @param options {@code connect}: the connection, as a URI of libvirt
   */
  @Word
  public static Kvm kvm(Spec spec, Map<String, Object> options, String name) {
    return of(spec.facts(TargetType.HOST), options, name);
  }

  static Kvm of(Facts facts, Map<String, Object> options, String name) {
    String connection = Options.of("kvm", options, "connect").text("connect").orElse(SYSTEM);
    if (!CONNECTION.matcher(connection).matches()) {
      throw new IllegalArgumentException(
          "connect must be a URI of libvirt such as " + SYSTEM + ", not '" + connection + "'");
    }
    return new Kvm(facts, connection, name);
  }

  /** Tells whether there is such a guest, running or not. */
  public Finding exists() {
    return find(probe).map(there -> Finding.yes("defined")).orElse(Finding.no("no such guest"));
  }

  /** Tells whether the guest runs. One that is paused does not. */
  public Finding isRunning() {
    return is("running", "not running");
  }

  /** Tells whether the guest is started with the host. */
  public Finding isEnabled() {
    return is("enabled", "no autostart");
  }

  private Finding is(String list, String otherwise) {
    return find(probe)
        .map(there -> there.flag(list) ? Finding.yes(list) : Finding.no(otherwise))
        .orElse(Finding.no("no such guest"));
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    if (section.text().startsWith("missing")) {
      return Unknowns.all(probes, section, Reason.TOOL_MISSING, "tool virsh not found");
    }
    Map<String, Guests> byConnection = guests(section.text());
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      Guests guests = byConnection.getOrDefault(probe.arguments().get(0), new Guests());
      String name = probe.arguments().get(1);
      if (!guests.whole) {
        facts.put(probe, section.unknown(Reason.OTHER, "virsh can't tell: " + guests.error()));
      } else if (name.isEmpty() || !guests.all("all").contains(name)) {
        facts.put(probe, section.absent("not listed"));
      } else {
        boolean running = guests.all("running").contains(name);
        boolean enabled = guests.all("enabled").contains(name);
        facts.put(
            probe,
            section.present(
                Data.map("running", running, "enabled", enabled),
                (running ? "running" : "not running") + (enabled ? ", autostart" : "")));
      }
    }
    return facts;
  }

  private static Map<String, Guests> guests(String text) {
    Map<String, Guests> byConnection = new HashMap<>();
    Guests last = new Guests();
    Matcher marked = MARKED.matcher(text);
    for (boolean found = marked.find(); found; ) {
      String list = marked.group(1);
      int from = marked.end();
      found = marked.find();
      List<String> lines =
          text.substring(from, found ? marked.start() : text.length()).lines().toList();
      if (list.equals("uri")) {
        last = new Guests();
        byConnection.put(lines.get(0), last);
      }
      last.all(list).addAll(lines);
      last.whole = list.equals("end") || (last.whole && !list.equals("failed"));
    }
    return byConnection;
  }

  /** The lists of one connection; errors stand in that which was being told. */
  private static final class Guests {
    private final Map<String, Set<String>> lists = new HashMap<>();
    private boolean whole;

    Set<String> all(String list) {
      return lists.computeIfAbsent(list, name -> new HashSet<>());
    }

    String error() {
      return lists.values().stream()
          .flatMap(Set::stream)
          .filter(line -> line.startsWith("error: "))
          .map(line -> line.substring("error: ".length()))
          .sorted()
          .findFirst()
          .orElse("it did not answer");
    }
  }
}
