package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A kernel parameter as the running kernel has it, by its sysctl name: {@code net.ipv4.ip_forward},
 * {@code net/ipv4/conf/eth0.100/forwarding}; and the value that files give it when the host starts.
 *
 * <p>Absent: the kernel has no such parameter. Unknown: it may not be read, or {@code /proc/sys} is
 * not mounted; of the files, one may not be read.
 *
 * <p>Source: {@code /proc/sys}; {@code /etc/sysctl.conf} and the folders {@code sysctl.d}, in the
 * order of the manager that applies them: systemd leaves {@code /etc/sysctl.conf} aside.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LinuxKernelParameter extends Resource {
  private static final String FOLDER = "/proc/sys/";
  static final HostKind KIND =
      HostKind.of("linux-kernel-parameter", 1, LinuxKernelParameter::read)
          .quick()
          .source("/proc/sys");

  private final Probe parameter;

  LinuxKernelParameter(Facts facts, String name) {
    super(facts, TargetType.HOST, "Linux kernel parameter", name, KIND.probe(path(name)));
    parameter = KIND.probe(path(name));
  }

  /** Names a kernel parameter. */
  @Word
  public static LinuxKernelParameter linux_kernel_parameter(Spec spec, String name) {
    return new LinuxKernelParameter(
        spec.facts(TargetType.HOST), ExactName.withoutBlanks("linux_kernel_parameter", name));
  }

  /** Tells whether the kernel has such a parameter. */
  public Finding exists() {
    return find(parameter)
        .map(there -> Finding.yes("the value " + there.text("value")))
        .orElse(Finding.no("no such parameter"));
  }

  /** Returns the value: a number when it is one, else the text, tabs included. */
  public Object value() {
    return Natural.of(present(parameter).text("value"));
  }

  /** Tells whether the host has this value when it starts again: files set the one it has now. */
  public Finding isPersistent() {
    want(SysctlFiles.PROBE);
    String running = present(parameter).text("value");
    return persisted()
        .map(
            set ->
                Finding.of(
                    SysctlFiles.same(set.text("value"), running),
                    set.text("value") + " in " + set.text("file") + ", running with " + running))
        .orElse(Finding.no("no file sets it"));
  }

  /** Returns the value that files set: a number when it is one, else the text. */
  public Object persistedValue() {
    return Natural.of(required().text("value"));
  }

  /** Returns the file that sets it, the last one that counts. */
  public String persistedIn() {
    return required().text("file");
  }

  private Data required() {
    return persisted().orElseThrow(() -> Missing.value("no file sets " + this));
  }

  private Optional<Data> persisted() {
    return SysctlFiles.last(present(SysctlFiles.PROBE), parameter.argument());
  }

  /**
   * Returns the path below /proc/sys, by the rule of sysctl(8): the first separator is the
   * separator, and the other one stands for itself.
   */
  static String path(String name) {
    int dot = name.indexOf('.');
    int slash = name.indexOf('/');
    if (dot < 0 || (slash >= 0 && slash < dot)) {
      return name;
    }
    return name.replace('/', '\0').replace('.', '/').replace('\0', '.');
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Lines lines = Lines.of(section);
    Optional<String> failure = lines.first("failed");
    if (failure.isPresent()) {
      return Unknowns.all(probes, section, Cause.Reason.OTHER, failure.get());
    }
    Set<String> there = Set.copyOf(lines.texts("there"));
    List<String> values = List.of(section.text().split("\n", -1));
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (int i = 0; i < probes.size(); i++) {
      Probe probe = probes.get(i);
      facts.put(
          probe,
          there.contains(String.valueOf(i + 1))
              ? value(FOLDER + probe.argument() + ":", values, section)
              : section.absent("no such file"));
    }
    return facts;
  }

  private static Fact<Data> value(String start, List<String> lines, Section section) {
    Optional<String> error =
        lines.stream().filter(line -> line.startsWith("grep: " + start)).findFirst();
    if (error.isPresent()) {
      return section.unknown(
          error.get().endsWith("Permission denied")
              ? Cause.Reason.PERMISSION_DENIED
              : Cause.Reason.OTHER,
          error.get().substring("grep: ".length()));
    }
    String value =
        String.join(
            "\n",
            lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList());
    return section.present(Data.map("value", value), value);
  }
}
