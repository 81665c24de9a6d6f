package dev.tenken.dsl;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.Suspended;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.spi.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a check, or of a spec's evaluation: what it asked, came upon and judged.
 *
 * <p>What is noted here counts, however the attempted code ended: code that swallows an {@code
 * Error} can't turn a missing or an unknown fact into a pass.
 */
final class Attempt {
  private final @Nullable TargetView view;
  private final String scope;
  private final Thread thread = Thread.currentThread();
  private final Set<Question> missing = new LinkedHashSet<>();
  private final Set<Question> wanted = new LinkedHashSet<>();
  private final Map<Question, Fact<Data>> read = new LinkedHashMap<>();
  private final List<Matcher> matchers = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();
  private final Map<List<Object>, Object> lets = new LinkedHashMap<>();
  private final Set<Object> openExpectations = new LinkedHashSet<>();
  private @Nullable Cause unknown;
  private @Nullable AssertionError failure;
  private @Nullable RuntimeException mistake;
  private boolean judged;
  private boolean needsTarget;
  private @Nullable Subject subject;

  /**
   * Starts an attempt.
   *
   * @param view what it runs against; null at discovery, when nothing can be asked
   * @param scope whose fresh probes it asks
   */
  Attempt(@Nullable TargetView view, String scope) {
    this.view = view;
    this.scope = scope;
  }

  boolean isDry() {
    return view == null;
  }

  Fact<Data> ask(TargetType type, Optional<String> target, Probe probe) {
    Question question = question(type, target, probe);
    Optional<Fact<Data>> known = view(probe.kind().name()).known(question);
    if (known.isEmpty()) {
      missing.add(question);
      throw new Suspended();
    }
    read.put(question, known.get());
    return known.get();
  }

  void want(TargetType type, Optional<String> target, Probe probe) {
    if (view != null) {
      Question question = question(type, target, probe);
      if (view.known(question).isEmpty()) {
        wanted.add(question);
      }
    }
  }

  private Question question(TargetType type, Optional<String> target, Probe probe) {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException(Errors.notReadOnCheckThread());
    }
    return new Question(target.orElseGet(() -> defaultTarget(type, probe)), type, probe);
  }

  private String defaultTarget(TargetType type, Probe probe) {
    TargetView present = view(probe.kind().name());
    if (present.target().type() == type) {
      return present.target().name();
    }
    List<String> names =
        present.targets().stream()
            .filter(target -> target.type() == type)
            .map(Target::name)
            .toList();
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          Errors.foreignTarget(type == TargetType.AWS ? "AWS" : "host", names));
    }
    return names.get(0);
  }

  private TargetView view(String what) {
    if (view == null) {
      throw needsTarget(what);
    }
    return view;
  }

  /** Notes that a target is needed, so that code that swallows the error can't hide it. */
  NeedsTarget needsTarget(String what) {
    needsTarget = true;
    return new NeedsTarget(what);
  }

  boolean needsTarget() {
    return needsTarget;
  }

  void needsTarget(boolean needed) {
    needsTarget = needed;
  }

  Undetermined undetermined(Cause cause) {
    if (unknown == null) {
      unknown = cause;
    }
    return Undetermined.because(cause);
  }

  String scope() {
    return scope;
  }

  void built(Matcher matcher) {
    matchers.add(matcher);
  }

  void expects(Object expectation) {
    openExpectations.add(expectation);
  }

  void settled(Object expectation) {
    openExpectations.remove(expectation);
  }

  void judged() {
    judged = true;
  }

  /** Starts the check's own block: what its conditions asserted is no assertion of the check. */
  void startBody(@Nullable Subject newSubject) {
    subject = newSubject;
    judged = false;
    sentences.clear();
  }

  /** Notes a failure, so that code that swallows the error can't turn it into a pass. */
  AssertionError failed(AssertionError error) {
    if (failure == null) {
      failure = error;
    }
    return error;
  }

  /**
   * Notes a mistake of the spec, so that code that swallows the error can't turn it into a pass.
   */
  RuntimeException mistaken(RuntimeException error) {
    if (mistake == null) {
      mistake = error;
    }
    return error;
  }

  Optional<RuntimeException> mistake() {
    return Optional.ofNullable(mistake);
  }

  /** Tells whether nothing went wrong by now, also nothing that the spec's code swallowed. */
  boolean isClean() {
    return failure == null && unknown == null && mistake == null;
  }

  Optional<AssertionError> failure() {
    return Optional.ofNullable(failure);
  }

  void says(String sentence) {
    sentences.add(sentence);
  }

  Optional<String> sentence() {
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", new LinkedHashSet<>(sentences)));
  }

  void subject(@Nullable Subject newSubject) {
    subject = newSubject;
  }

  Optional<Subject> subject() {
    return Optional.ofNullable(subject);
  }

  Map<List<Object>, Object> lets() {
    return lets;
  }

  /** Returns when the facts read last were asked; now, when none was. */
  Instant now() {
    return read.values().stream()
        .map(fact -> fact.evidence().askedAt())
        .reduce((first, second) -> second)
        .orElseGet(Instant::now);
  }

  boolean isAside() {
    return !missing.isEmpty();
  }

  Set<Question> missing() {
    Set<Question> all = new LinkedHashSet<>(missing);
    all.addAll(wanted);
    return all;
  }

  Optional<Cause> unknown() {
    return Optional.ofNullable(unknown);
  }

  Map<Question, Fact<Data>> read() {
    return read;
  }

  List<Evidence> evidence() {
    return read.values().stream().map(Fact::evidence).distinct().toList();
  }

  /** Returns what is wrong with a check that ended without an error, or empty. */
  Optional<String> hollow() {
    if (!openExpectations.isEmpty()) {
      return Optional.of(
          openExpectations.iterator().next() instanceof Expectation
              ? Errors.expectWithoutTo()
              : Errors.assertThatWithoutAssertion());
    }
    Optional<Matcher> left = matchers.stream().filter(matcher -> !matcher.isJudged()).findFirst();
    if (left.isPresent()) {
      return Optional.of(Errors.neverJudged(left.get().infinitive()));
    }
    return judged ? Optional.empty() : Optional.of(Errors.nothingAsserted());
  }
}
