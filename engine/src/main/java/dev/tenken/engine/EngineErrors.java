package dev.tenken.engine;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Question;
import dev.tenken.dsl.Selection;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Target;
import dev.tenken.engine.environment.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The texts of what the engine itself finds wrong. */
final class EngineErrors {
  private EngineErrors() {}

  static ConfigurationError notPositive(String setting) {
    return new ConfigurationError(setting + ": must be a positive number");
  }

  static ConfigurationError replayInCi(String environment, String naming) {
    return new ConfigurationError(
        "environment '"
            + environment
            + "' is a replay, which asks nothing; in a CI it must be named: "
            + naming);
  }

  static ConfigurationError otherRecording(Path folder, String recorded, String named) {
    return new ConfigurationError(
        folder + " is a recording of environment " + recorded + "; leave out " + named);
  }

  static ConfigurationError recordsOverReplay(Path folder) {
    return new ConfigurationError(
        folder + ": is what this run replays; name another folder to record to");
  }

  static String noReports(Path folder, IOException problem) {
    return folder + ": reports can't be written: " + SourceFile.why(problem);
  }

  static String unknownTag(String tag, Collection<String> known) {
    return "no check has the tag '"
        + tag
        + "'"
        + Names.nearest(tag, known)
            .map(near -> "; did you mean '" + near + "'?")
            .orElse(known.isEmpty() ? "" : "; there is " + String.join(", ", known));
  }

  static String nearlyASpec(String what) {
    return what + " was not read: the name of a spec must end in _spec.groovy";
  }

  static ConfigurationError noSource(Target target, Set<String> transports) {
    if (target.type() == TargetType.AWS) {
      return new ConfigurationError(
          place(target, "")
              + "nothing here can ask AWS account "
              + target.name()
              + ": is tenken-resources-aws on the class path?");
    }
    String wanted = target.settings().text("transport", "ssh");
    return new ConfigurationError(
        place(target, "transport")
            + "nothing here can ask host "
            + target.name()
            + " by transport "
            + wanted
            + Names.nearest(wanted, transports)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("; there is " + String.join(", ", new TreeSet<>(transports))));
  }

  static ConfigurationError noTargetNamed(String glob, String environment, List<String> names) {
    return new ConfigurationError(
        "no target of environment "
            + environment
            + " is named '"
            + glob
            + "'"
            + Names.nearest(glob, names)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("; there is " + String.join(", ", names)));
  }

  private static String place(Target target, String key) {
    String place = target.settings().place(key);
    return place.isEmpty() ? "" : place + ": ";
  }

  static String sourceIsGone(String file) {
    return "the compiled spec's source " + file + " is gone: clean and build again";
  }

  static String noTarget(Selection selection, String environment) {
    return selection
        + " at "
        + selection.location()
        + " selects no target of environment "
        + environment
        + "; write optional: true if that is meant";
  }

  static String noTargetOfType(TargetType type, String environment) {
    return "environment "
        + environment
        + " has no "
        + (type == TargetType.AWS ? "AWS account" : "host")
        + " for this; write on(…, optional: true) if that is meant";
  }

  static String dynamicYieldedNothing() {
    return "the group yielded no check on any target; write on(…, optional: true) if that is meant";
  }

  static String missingAfterEvaluation() {
    return "the spec yields this check without a target but not for this one: what a spec yields"
        + " must depend on its target and facts only";
  }

  static String wandering(Collection<Question> asked) {
    return "the check asks for something else at each attempt although all it asked was answered;"
        + " it may not depend on the time or on chance. It asked last: "
        + asked.stream()
            .map(question -> question.probe().toString())
            .sorted()
            .collect(Collectors.joining(", "));
  }

  static String emptyAside() {
    return "the check was put aside without asking for anything";
  }

  static String specUnevaluated() {
    return "the spec could not be evaluated for this target";
  }

  static String engineFailed(Throwable error) {
    return "the engine failed: " + error;
  }

  static String nothingChecked(int selected, int left) {
    return left == 0 && selected > 0
        ? "nothing was checked: filters left out all " + selected + " checks"
        : "nothing was checked";
  }

  static String filteredOut(int leftOut, int all) {
    return "filters left out " + leftOut + " of " + all + " checks";
  }

  static String neverIncluded(String spec, String left) {
    return spec + ":" + left + " is included nowhere: none of its checks runs";
  }

  static String allSkipped(int skipped) {
    return "nothing was checked: all " + skipped + " checks were skipped";
  }

  static String badTag(String tag, String spec) {
    return "tag '"
        + tag
        + "' of "
        + spec
        + " can't be selected: a tag has no blanks and none of , ( ) & | !";
  }

  static String runLimit(Duration limit) {
    return "the run took longer than its limit of " + words(limit);
  }

  static String cancelled() {
    return "the run was cancelled";
  }

  static String cancelled(Map<Verdict, Integer> counts) {
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > 0)
        .sorted(Map.Entry.comparingByKey())
        .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", ", cancelled() + ": ", "; the report tells which"));
  }

  static String notASpec(String what) {
    return what + " is no spec: its name must end in _spec.groovy";
  }

  static String nothingAtLine(Location line, long lines, Optional<Location> nearest) {
    return line
        + ": "
        + (line.line() > lines ? "the spec has " + lines + " lines" : "no check stands there")
        + nearest.map(place -> "; the nearest one is at " + place).orElse("");
  }

  static String unreadable(Path file, IOException problem) {
    return file + ": can't be read: " + SourceFile.why(problem);
  }

  static String notFound(String what) {
    return what + " does not exist";
  }

  private static String words(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds % 60 == 0 && seconds > 0
        ? seconds / 60 + (seconds == 60 ? " minute" : " minutes")
        : seconds + " seconds";
  }
}
