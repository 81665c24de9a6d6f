package dev.tenken.dsl.testing;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Kind;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A resource type made up for the tests of the language: what it is, its facts say. */
public final class Thing extends Resource implements OpenProperties {
  public record TestKind(String name, TargetType targetType) implements Kind {}

  public static final Kind KIND = new TestKind("thing", TargetType.HOST);
  public static final Kind PART = new TestKind("part", TargetType.HOST);

  private final Probe probe;

  private Thing(Facts facts, String name) {
    super(facts, TargetType.HOST, "Thing", name, Probe.of(KIND, name));
    this.probe = Probe.of(KIND, name);
  }

  @Word(peer = "package")
  public static Thing thing(Spec spec, String name) {
    return new Thing(spec.facts(TargetType.HOST), name);
  }

  @Word
  public static Thing bare(Spec spec) {
    return new Thing(spec.facts(TargetType.HOST), "");
  }

  public boolean exists() {
    return isThere(probe);
  }

  public Finding isRunning() {
    return find(probe)
        .map(data -> Finding.of(data.flag("running"), data.flag("running") ? "running" : "stopped"))
        .orElse(Finding.no("no such thing"));
  }

  public Installed isInstalled() {
    return new Installed();
  }

  public boolean hasMode(String mode) {
    return present(probe).text("mode").equals(mode);
  }

  /** The first chain. */
  public final class Installed extends Refinable {
    private String version = "";
    private String by = "";

    public Installed withVersion(String wanted) {
      version = wanted;
      return this;
    }

    public Installed for_(String who) {
      by = who;
      return this;
    }

    @Override
    public Finding judge() {
      return find(probe)
          .map(
              data ->
                  Finding.of(
                      (version.isEmpty() || version.equals(data.text("version")))
                          && (by.isEmpty() || by.equals(data.text("by"))),
                      "version " + data.text("version")))
          .orElse(Finding.no("not installed"));
    }
  }

  public Finding isIn(Object... groups) {
    return Finding.of(present(probe).text("in").equals(groups[0]), "in " + groups[0]);
  }

  @Form(value = "[0-7]{4}", words = "four octal digits, such as '0644'")
  public String permissions() {
    return present(probe).text("permissions");
  }

  @Form(value = "[^,]+", words = "one option, without a comma")
  public List<String> options() {
    return present(probe).list("options").stream().map(Data::text).toList();
  }

  public long uid() {
    return present(probe).number("uid");
  }

  public Instant changed() {
    return Instant.EPOCH;
  }

  public String version() {
    return present(probe).text("version");
  }

  public Object size() {
    return present(probe).get("size").value();
  }

  public String owner() {
    return present(probe).find("owner").orElseThrow(() -> Missing.value(this + " has none")).text();
  }

  /** Needs one fact more for each step. */
  public String part() {
    String next = present(probe).text("next");
    return present(Probe.of(PART, next)).text("name");
  }

  @Override
  public Object property(List<String> path) {
    return present(probe)
        .find(path.get(0))
        .orElseThrow(() -> Missing.value(this + " has no " + path.get(0)))
        .value();
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of();
  }
}
