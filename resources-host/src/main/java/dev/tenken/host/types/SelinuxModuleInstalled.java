package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** {@code be_installed} and its chain word, of a module of SELinux's policy. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SelinuxModuleInstalled extends Refinable {
  private final Facts facts;
  private final Supplier<Fact<Data>> all;
  private final Supplier<Optional<Data>> module;
  private final Supplier<Finding> noSuch;
  private final Optional<String> version;

  SelinuxModuleInstalled(
      Facts facts,
      Supplier<Fact<Data>> all,
      Supplier<Optional<Data>> module,
      Supplier<Finding> noSuch) {
    this(facts, all, module, noSuch, Optional.empty());
  }

  private SelinuxModuleInstalled(
      Facts facts,
      Supplier<Fact<Data>> all,
      Supplier<Optional<Data>> module,
      Supplier<Finding> noSuch,
      Optional<String> version) {
    this.facts = facts;
    this.all = all;
    this.module = module;
    this.noSuch = noSuch;
    this.version = version;
  }

  /** Asks for this version. Unknown where {@code semodule} tells none. */
  public SelinuxModuleInstalled withVersion(Object wanted) {
    return new SelinuxModuleInstalled(facts, all, module, noSuch, Optional.of(Wanted.text(wanted)));
  }

  @Override
  public Finding judge() {
    Optional<Data> found = module.get();
    if (found.isEmpty()) {
      return noSuch.get();
    }
    Data there = found.get();
    if (version.isEmpty()) {
      return Finding.yes(there.flag("disabled") ? "installed, disabled" : "installed");
    }
    if (!there.has("version")) {
      throw Unknowns.part(
          facts,
          all.get(),
          Cause.Reason.TOOL_MISSING,
          "the semodule of this host tells no versions");
    }
    return Finding.of(
        there.text("version").equals(version.get()), "version " + there.text("version"));
  }
}
