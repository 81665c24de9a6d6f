package dev.tenken.engine;

import dev.tenken.dsl.Question;
import dev.tenken.dsl.Selection;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The texts of what the engine itself finds wrong. */
final class EngineErrors {
  private EngineErrors() {}

  static ConfigurationError notPositive(String key, String text) {
    return new ConfigurationError(key + " must be a positive number, not '" + text + "'");
  }

  static ConfigurationError replayInCi(String environment) {
    return new ConfigurationError(
        "environment '"
            + environment
            + "' is a replay, which asks nothing; in a CI it must be named:"
            + " -Dtenken.env="
            + environment);
  }

  static ConfigurationError noSource(Target target) {
    String where = target.settings().place("").isEmpty() ? "" : target.settings().place("") + ": ";
    return new ConfigurationError(
        where
            + "nothing here can ask "
            + (target.type() == TargetType.AWS
                ? "AWS account " + target.name() + ": is tenken-resources-aws on the class path?"
                : "host "
                    + target.name()
                    + " by transport "
                    + target.settings().text("transport", "ssh")));
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
