package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.Finding;
import java.util.List;
import java.util.Optional;

/**
 * An interface that others belong to.
 *
 * @param kind the kernel's word for what it is: {@code bond} or {@code bridge}
 */
record InterfacePorts(Facts facts, String kind, String name) {
  /** Tells whether it exists and is of the kind. */
  Finding exists(Fact<Data> fact) {
    List<Data> all = all(fact);
    Optional<Data> there = named(all);
    if (there.isEmpty()) {
      List<String> names =
          all.stream()
              .filter(one -> one.text("kind").equals(kind))
              .map(one -> one.text("name"))
              .toList();
      return Finding.no("no such interface").nearest(Names.nearest(name, names).orElse(""));
    }
    return isOfKind(there.get(), fact)
        ? Finding.yes("a " + kind + " of " + ports(all).size() + " interfaces")
        : Finding.no("an interface, but no " + kind);
  }

  /** Tells whether this interface belongs to it. */
  Finding has(String port, Fact<Data> fact) {
    List<String> ports = of(fact);
    return Finding.of(
            ports.contains(port), ports.isEmpty() ? "no interfaces" : String.join(", ", ports))
        .nearest(ports.contains(port) ? "" : Names.nearest(port, ports).orElse(""));
  }

  /** Returns the names of the interfaces that belong to it, in the kernel's order. */
  List<String> of(Fact<Data> fact) {
    List<Data> all = all(fact);
    if (named(all).filter(one -> isOfKind(one, fact)).isEmpty()) {
      throw Missing.resource("there is no " + kind + " \"" + name + "\"");
    }
    return ports(all);
  }

  private Optional<Data> named(List<Data> all) {
    return all.stream().filter(one -> one.text("name").equals(name)).findFirst();
  }

  private List<String> ports(List<Data> all) {
    return all.stream()
        .filter(one -> one.text("master").equals(name))
        .map(one -> one.text("name"))
        .toList();
  }

  private boolean isOfKind(Data there, Fact<Data> fact) {
    if (!there.has("kind")) {
      throw Unknowns.part(
          facts,
          fact,
          Cause.Reason.TOOL_MISSING,
          "the ip of this host can't tell the kind of an interface, and /sys/class/net shows"
              + " another network namespace");
    }
    return there.text("kind").equals(kind);
  }

  private List<Data> all(Fact<Data> fact) {
    if (fact instanceof Fact.Present<Data> present) {
      return present.value().list("interfaces");
    }
    if (fact instanceof Fact.Unknown<Data> unknown) {
      throw facts.undetermined(unknown);
    }
    return List.of();
  }
}
