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
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A module of the running kernel, by its exact name; {@code -} and {@code _} are the same.
 *
 * <p>One that is built into the kernel counts as loaded. Absent: it is neither loaded nor built in.
 * Unknown: it was not found, and the list of those built in is not there, or a list may not be
 * read.
 *
 * <p>Source: {@code /proc/modules}, {@code /sys/module}, {@code modules.builtin}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class KernelModule extends Resource {
  static final HostKind KIND =
      HostKind.of("kernel-module", 1, KernelModule::read)
          .quick()
          .source("/proc/modules, /sys/module");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");

  private final Probe module;

  KernelModule(Facts facts, String name) {
    super(facts, TargetType.HOST, "Kernel module", name, KIND.probe(name.replace('-', '_')));
    module = KIND.probe(name.replace('-', '_'));
  }

  /** Names a kernel module. */
  @Word
  public static KernelModule kernel_module(Spec spec, String name) {
    return new KernelModule(spec.facts(TargetType.HOST), ExactName.of("kernel_module", name));
  }

  /** Tells whether the module is in the running kernel, loaded or built in. */
  public Finding isLoaded() {
    return find(module)
        .map(
            there ->
                Finding.of(
                    there.text("state").matches("live|builtin"), "state " + there.text("state")))
        .orElse(Finding.no("neither loaded nor built in"));
  }

  /** Tells whether the module is built into the kernel. */
  public Finding isBuiltin() {
    return find(module)
        .map(
            there ->
                Finding.of(there.text("state").equals("builtin"), "state " + there.text("state")))
        .orElse(Finding.no("neither loaded nor built in"));
  }

  /** Returns the state: {@code live}, {@code loading}, {@code unloading} or {@code builtin}. */
  @Form(value = Forms.STATE, words = Forms.STATE_WORDS)
  public String state() {
    return present(module).text("state");
  }

  /** Returns the version, where the module has one. */
  public String version() {
    return present(module)
        .find("version")
        .orElseThrow(() -> Missing.value(this + " has no version"))
        .text();
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Lines lines = Lines.of(section);
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      facts.put(probe, fact(probe.argument(), lines, section));
    }
    return facts;
  }

  private static Fact<Data> fact(String name, Lines lines, Section section) {
    if (!NAME.matcher(name).matches()) {
      return section.absent("no module can have such a name");
    }
    Map<String, Object> data = new LinkedHashMap<>();
    Optional<String> loaded =
        lines.texts("module").stream().filter(line -> line.startsWith(name + " ")).findFirst();
    lines.texts("version").stream()
        .filter(line -> line.startsWith(name + " "))
        .findFirst()
        .ifPresent(line -> data.put("version", line.substring(name.length() + 1)));
    if (loaded.isPresent()) {
      // Name, size, uses, dependents, state, address.
      data.put("state", loaded.get().split(" ", -1)[4].toLowerCase(Locale.ROOT));
      return section.present(Data.of(data), loaded.get());
    }
    if (lines.texts("builtin").contains(name)) {
      data.put("state", "builtin");
      return section.present(Data.of(data), "built in");
    }
    Optional<String> denied = lines.first("denied");
    if (denied.isPresent()) {
      return section.unknown(
          Cause.Reason.PERMISSION_DENIED, "the asking user may not read " + denied.get());
    }
    Optional<String> list =
        lines.texts("unlisted").stream()
            .filter(file -> file.endsWith("modules.builtin"))
            .findFirst();
    return list.isPresent()
        ? section.unknown(
            Cause.Reason.OTHER,
            "it is not loaded, but it may be built in: there is no " + list.get())
        : section.absent("not listed");
  }
}
