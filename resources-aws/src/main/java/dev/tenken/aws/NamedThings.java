package dev.tenken.aws;

import dev.tenken.aws.lookup.Ids;
import dev.tenken.aws.lookup.Tags;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Finds a thing among some by id or Name tag. */
final class NamedThings {
  private NamedThings() {}

  static Finding find(
      List<Data> things, String idMember, String prefix, Object wanted, String what) {
    String name = name(prefix, wanted);
    boolean holds = things.stream().anyMatch(each -> is(each, idMember, name));
    return Finding.of(holds, show(things, idMember, what));
  }

  /** Returns the name that is meant, or the id of this prefix. */
  static String name(String prefix, Object wanted) {
    String name = Wanted.name(wanted);
    Ids.check(name, Ids.of(prefix));
    return name;
  }

  static boolean is(Data thing, String idMember, String text) {
    return thing.text(idMember).equals(text)
        || Tags.value(thing, "Name").filter(text::equals).isPresent();
  }

  static String show(List<Data> things, String idMember, String what) {
    return things.isEmpty()
        ? "no " + what
        : what
            + " "
            + things.stream()
                .map(
                    each ->
                        each.text(idMember)
                            + Tags.value(each, "Name").map(name -> " (" + name + ")").orElse(""))
                .collect(Collectors.joining(", "));
  }
}
