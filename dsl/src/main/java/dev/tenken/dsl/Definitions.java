package dev.tenken.dsl;

import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.resource.NoSuchWord;
import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a spec names for reuse: values by {@code let}, blocks by {@code shared_examples}.
 *
 * <p>A name counts in its group and in the groups inside, where it may be given anew.
 */
final class Definitions {
  private record Definition(Closure<?> body, Location at) {}

  private final Running running;
  private final Map<Group, Map<String, Definition>> values = new HashMap<>();
  private final Map<Group, Map<String, Definition>> examples = new HashMap<>();
  private final List<String> evaluating = new ArrayList<>();
  private final List<String> including = new ArrayList<>();

  Definitions(Running running) {
    this.running = running;
  }

  void let(Spec spec, String name, Closure<?> value) {
    if (!SourceVersion.isName(name) || spec.getMetaClass().hasProperty(spec, name) != null) {
      throw new SpecError(Errors.unreadableName(name), running.here());
    }
    define("let", values, name, value);
  }

  void share(String name, Closure<?> body) {
    define("shared_examples", examples, name, body);
  }

  private void define(
      String word, Map<Group, Map<String, Definition>> all, String name, Closure<?> body) {
    Group group = running.outsideCheck(word);
    Definition first =
        all.computeIfAbsent(group, unused -> new HashMap<>())
            .putIfAbsent(name, new Definition(body, running.here()));
    if (first != null) {
      // The checks before it would see the later one too: they run when all is laid out.
      throw new SpecError(Errors.definedTwice(word, name, first.at()), running.here());
    }
  }

  private Optional<Definition> find(Map<Group, Map<String, Definition>> all, String name) {
    return running
        .group()
        .flatMap(
            group ->
                group
                    .andOuter()
                    .map(all::get)
                    .filter(Objects::nonNull)
                    .map(m -> m.get(name))
                    .filter(Objects::nonNull)
                    .findFirst());
  }

  private Set<String> names(Map<Group, Map<String, Definition>> all) {
    Set<String> names = new TreeSet<>();
    running
        .group()
        .ifPresent(
            group ->
                group
                    .andOuter()
                    .forEach(at -> names.addAll(all.getOrDefault(at, Map.of()).keySet())));
    return names;
  }

  boolean isValue(String name) {
    return find(values, name).isPresent();
  }

  Set<String> valueNames() {
    return names(values);
  }

  /** Returns a named value, evaluated once per attempt. */
  Object value(String name) {
    Definition definition = find(values, name).orElseThrow();
    Map<List<Object>, Object> known = running.attempt().lets();
    // An attempt to lay a spec out passes through several groups, each with its own names.
    List<Object> key = List.of(running.group().orElseThrow(), name);
    Object value = known.get(key);
    if (value == null) {
      value = within(evaluating, name, definition, Errors::letCycle, definition.body()::call);
      if (value == null) {
        throw new SpecError(Errors.letWithoutValue(name, definition.at()), definition.at());
      }
      known.put(key, value);
    }
    return value;
  }

  void include(String name, Object @Nullable ... arguments) {
    if (arguments == null || Arrays.asList(arguments).contains(null)) {
      throw new SpecError(Errors.nullArgument("include_examples"), running.here());
    }
    Definition definition =
        find(examples, name)
            .orElseThrow(
                () -> NoSuchWord.of("there are no shared examples", name, names(examples)));
    Closure<?> body = definition.body();
    if (!takes(body, arguments.length)) {
      throw new SpecError(
          Errors.wrongExamples(name, body.getMaximumNumberOfParameters(), arguments.length),
          running.here());
    }
    try {
      within(including, name, definition, Errors::examplesCycle, () -> body.call(arguments));
    } catch (MissingMethodException e) {
      if (!e.getMethod().equals("doCall") || e.getType() != body.getClass()) {
        throw e;
      }
      throw new SpecError(
          Errors.wrongExamples(name, Signature.all(body.getClass(), "doCall"), arguments),
          running.here());
    }
  }

  /** Tells whether a block takes so many arguments; Groovy itself passes null for a missing one. */
  private static boolean takes(Closure<?> body, int arguments) {
    if (body instanceof Body) {
      return arguments == 0;
    }
    return Signature.takes(body.getClass(), "doCall", arguments);
  }

  private interface Code {
    @Nullable Object run();
  }

  private interface CycleText {
    String of(List<String> names);
  }

  /** Runs a definition's block; one that comes back to itself would never end. */
  private static @Nullable Object within(
      List<String> open, String name, Definition definition, CycleText text, Code code) {
    int start = open.indexOf(name);
    if (start >= 0) {
      List<String> cycle = new ArrayList<>(open.subList(start, open.size()));
      cycle.add(name);
      throw new SpecError(text.of(cycle), definition.at());
    }
    open.add(name);
    try {
      return code.run();
    } finally {
      open.remove(open.size() - 1);
    }
  }
}
