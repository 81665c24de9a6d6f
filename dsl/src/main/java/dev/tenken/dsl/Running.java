package dev.tenken.dsl;

import dev.tenken.dsl.journal.Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a spec is running: its evaluation into a tree, or the attempt of one check; and where.
 *
 * <p>Of one spec, which one thread uses at a time.
 */
final class Running {
  private @Nullable TargetView view;
  private @Nullable Attempt attempt;
  private @Nullable Group group;
  private boolean checking;
  private Location here = new Location("", 0, 0);
  private String source = "";

  /** Starts the evaluation of the spec; with a view for one target, without for discovery. */
  void evaluate(Attempt evaluation, @Nullable TargetView newView, Group root) {
    view = newView;
    attempt = evaluation;
    checking = false;
    group = root;
    here = root.location();
  }

  /** Ends what is running. */
  void end() {
    attempt = null;
    group = null;
    checking = false;
  }

  Attempt newAttempt(String scope) {
    return new Attempt(view, scope);
  }

  /** Runs a check once; returns what it raised. */
  @Nullable Throwable run(Attempt newAttempt, Check check) {
    attempt = newAttempt;
    group = check.group();
    checking = true;
    here = check.location();
    try {
      return check.runBody(newAttempt);
    } finally {
      end();
    }
  }

  /** Returns what an untitled check says, as far as that is known without facts. */
  Optional<String> dryRun(Check check) {
    Attempt outer = attempt;
    Group outerGroup = group;
    boolean outerChecking = checking;
    Attempt dry = new Attempt(null, "");
    attempt = dry;
    group = check.group();
    checking = true;
    try {
      dry.subject(
          check.group().resource().map(resource -> Subject.of(resource, dry::now)).orElse(null));
      check.body().call();
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      // What was said until then is the name; an attempt will tell what is wrong.
      dry.settled(e);
    } finally {
      attempt = outer;
      group = outerGroup;
      checking = outerChecking;
    }
    return dry.sentence().map(check::withProperty);
  }

  /** Says where the next group or check is written, and the source text of a check. */
  void at(Location place, String text) {
    here = place;
    source = text;
  }

  Location here() {
    return here;
  }

  String source() {
    return source;
  }

  boolean isChecking() {
    return checking;
  }

  boolean isDiscovery() {
    return view == null;
  }

  Attempt attempt() {
    if (attempt == null) {
      throw new IllegalStateException("facts are read in checks only");
    }
    return attempt;
  }

  /** Returns what the spec runs against, for a word that reads it. */
  TargetView view(String what) {
    if (view == null || attempt().isDry()) {
      throw attempt().needsTarget(what);
    }
    return view;
  }

  /** Returns the group that is being laid out, or that the check is in. */
  Optional<Group> group() {
    return Optional.ofNullable(group);
  }

  void group(@Nullable Group newGroup) {
    group = newGroup;
  }

  Attempt insideCheck(String word) {
    if (!checking) {
      throw new SpecError(Errors.outsideCheck(word), here);
    }
    return attempt();
  }

  Group outsideCheck(String word) {
    if (checking || group == null) {
      throw new SpecError(Errors.insideCheck(word), here);
    }
    return group;
  }
}
