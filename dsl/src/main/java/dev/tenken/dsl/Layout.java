package dev.tenken.dsl;

import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Suspended;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.resource.Resource;
import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** Lays a spec out: makes the tree of its groups and checks while the script runs. */
final class Layout {
  private final Spec spec;
  private final Running running;
  private Scope scope = Scope.NONE;
  private boolean saysUnknown;

  Layout(Spec spec, Running running) {
    this.spec = spec;
    this.running = running;
  }

  /** Ends the evaluation of a group that is not for this target. */
  static final class Unselected extends Error {
    private static final long serialVersionUID = 1L;

    Unselected() {
      super("not selected", null, false, false);
    }
  }

  /** Evaluates the script into a tree; with a view for one target, without for discovery. */
  Group evaluate(Attempt evaluation, @Nullable TargetView view) {
    Group root = new Group(null, spec.path(), new Location(spec.path(), 1, 1), null);
    running.evaluate(evaluation, view, root);
    try {
      fill(root, spec::run);
      if (!saysUnknown) {
        // The spec's code swallowed the error: what it left out of the tree must not be missed.
        evaluation.unknown().ifPresent(cause -> addBroken(root, Undetermined.because(cause)));
      }
    } finally {
      running.end();
    }
    return root;
  }

  void group(String word, @Nullable CharSequence text, @Nullable Resource of, Closure<?> body) {
    Group outer = running.outsideCheck(word);
    Group group = new Group(outer, text(word, text), running.here(), of);
    outer.add(group);
    running.group(group);
    try {
      fill(group, body::call);
    } catch (Unselected e) {
      outer.remove(group);
    } finally {
      running.group(outer);
    }
  }

  /** Returns the text of a group or check; without one nobody could tell what it is about. */
  private String text(String word, @Nullable CharSequence text) {
    if (text == null || text.toString().isBlank()) {
      throw new SpecError(Errors.noText(word), running.here());
    }
    return text.toString();
  }

  /** Runs what lays a group out. What goes wrong is a check that says so, at discovery an error. */
  private void fill(Group group, Runnable body) {
    Attempt evaluation = running.attempt();
    boolean outerNeedsTarget = evaluation.needsTarget();
    evaluation.needsTarget(false);
    try {
      body.run();
      if (evaluation.needsTarget()) {
        group.makeDynamic();
      } else {
        requireChildren(group);
      }
    } catch (NeedsTarget e) {
      group.makeDynamic();
    } catch (Suspended e) {
      // Noted in the attempt: the whole evaluation is put aside, the other groups go on first.
    } catch (Undetermined | Missing e) {
      addBroken(group, e);
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      if (running.isDiscovery()) {
        throw specError(e);
      }
      addBroken(group, e);
    } finally {
      evaluation.needsTarget(outerNeedsTarget);
    }
  }

  private void requireChildren(Group group) {
    if (group.children().isEmpty() && !running.attempt().isAside() && !group.lostChildren()) {
      throw new SpecError("the group '" + group.text() + "' has no checks", group.location());
    }
  }

  private void addBroken(Group group, Throwable error) {
    saysUnknown |= error instanceof Undetermined;
    group.add(
        new Check(
            spec,
            group,
            "can be evaluated",
            "",
            List.of(),
            group.location(),
            new Body(
                spec,
                () -> {
                  throw error;
                }),
            Scope.NONE));
  }

  private SpecError specError(Throwable error) {
    Throwable cause = SpecErrors.unwrap(error);
    if (cause instanceof SpecError own) {
      return own;
    }
    Throwable shown = cause == null ? error : cause;
    return new SpecError(
        SpecErrors.describe(shown),
        SpecErrors.line(shown, spec).map(this::place).orElse(running.here()),
        shown);
  }

  /** Returns the place of a line, with its column where that is known. */
  private Location place(int line) {
    return line == running.here().line() ? running.here() : new Location(spec.path(), line, 0);
  }

  /** Adds a check named after its matcher. */
  void check(Closure<?> body) {
    add(null, List.of(), body);
  }

  /** Adds a check with a text. */
  void check(@Nullable CharSequence title, Closure<?> body) {
    add(text("it", title), List.of(), body);
  }

  /** Adds a check of a property. */
  void property(List<?> path, Closure<?> body) {
    add(null, path(path), body);
  }

  /** Adds a check of a property, with a text. */
  void property(List<?> path, @Nullable CharSequence title, Closure<?> body) {
    add(text("its", title), path(path), body);
  }

  private List<String> path(List<?> path) {
    List<String> names = path.stream().map(name -> name == null ? "" : name.toString()).toList();
    if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
      throw new SpecError(Errors.noPath(), running.here());
    }
    if (running.outsideCheck("its").resource().isEmpty()) {
      throw new SpecError(Errors.noSubject(), running.here());
    }
    return names;
  }

  private void add(@Nullable String title, List<String> property, Closure<?> body) {
    Group group = running.outsideCheck("it");
    group.add(
        new Check(spec, group, title, running.source(), property, running.here(), body, scope));
  }

  /** Selects targets for the open group, or ends it when the present target is not selected. */
  void select(Map<String, Object> options) {
    Group group = running.outsideCheck("on");
    Selection selection = Selection.of(options, running.here());
    group.select(selection);
    if (!running.isDiscovery() && !selection.selects(running.view("on").target())) {
      throw new Unselected();
    }
    if (selection.needsFacts()) {
      Object os = InvokerHelper.getProperty(spec.getTarget(), "os");
      List<String> names =
          List.of(
              String.valueOf(InvokerHelper.getProperty(os, "family")),
              String.valueOf(InvokerHelper.getProperty(os, "name")));
      if (!selection.selectsOs(names)) {
        throw new Unselected();
      }
    }
  }

  Scope scope() {
    return scope;
  }

  /** Runs a block of {@code within} or {@code pending}. */
  void scoped(String word, Scope inner, Closure<?> body) {
    Group group = running.outsideCheck(word);
    Location here = running.here();
    int before = group.children().size();
    Scope outer = scope;
    scope = inner;
    try {
      body.call();
    } finally {
      scope = outer;
    }
    boolean complete =
        !running.attempt().isAside() && !running.attempt().needsTarget() && !group.lostChildren();
    if (complete && group.children().size() == before) {
      throw new SpecError(Errors.noChecksIn(word), here);
    }
  }
}
