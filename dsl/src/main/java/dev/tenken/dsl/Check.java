package dev.tenken.dsl;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Suspended;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.journal.Detail;
import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import groovy.lang.Closure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** One check of a spec; for a target, it can be attempted. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Check implements Node {
  private final Spec spec;
  private final Group group;
  private final String id;
  private final String source;
  private final @Nullable String title;
  private final List<String> property;
  private final Location location;
  private final Closure<?> body;
  private final Scope scope;
  private @Nullable String text;

  Check(
      Spec spec,
      Group group,
      @Nullable String title,
      String source,
      List<String> property,
      Location location,
      Closure<?> body,
      Scope scope) {
    this.spec = spec;
    this.group = group;
    this.title = title;
    this.source = source;
    this.property = property;
    this.location = location;
    this.body = body;
    this.scope = scope;
    this.id = group.uniqueId(title == null ? source : title);
  }

  @Override
  public String id() {
    return id;
  }

  /** Returns the title, or what the matcher says, or the source where that needs facts. */
  @Override
  public String text() {
    if (title != null) {
      return title;
    }
    if (text == null) {
      text = spec.running().dryRun(this).orElse(source);
    }
    return text;
  }

  @Override
  public Location location() {
    return location;
  }

  @Override
  public Set<String> tags() {
    return group.tags();
  }

  /** Returns the group it is in. */
  public Group group() {
    return group;
  }

  /** Returns the identities from the spec's path down to this check. */
  public List<String> path() {
    List<String> path = new java.util.ArrayList<>(group.path());
    path.add(id);
    return path;
  }

  /** Returns the sort of target it runs on; empty when nothing says so. */
  public Optional<TargetType> targetType() {
    return group.targetType();
  }

  /** Returns how it is asked again, when it stands in a {@code within} block. */
  public Optional<Within> within() {
    return scope.within();
  }

  /** Returns the source text of its body, white space normalized. */
  public String source() {
    return source;
  }

  List<String> property() {
    return property;
  }

  Closure<?> body() {
    return body;
  }

  /** Attempts it with the facts known by now. Never throws for what the spec's code does. */
  public AttemptResult attempt() {
    if (!group.skipReason().isEmpty()) {
      return judged(new Attempt(null, ""), Verdict.SKIPPED, message(group.skipReason()));
    }
    Attempt attempt = spec.running().newAttempt(String.join(" / ", path()));
    @Nullable Throwable thrown = spec.running().run(attempt, this);
    if (attempt.isAside()) {
      return new AttemptResult.Aside(attempt.missing());
    }
    return pend(judge(attempt, thrown));
  }

  @Nullable Throwable runBody(Attempt attempt) {
    try {
      for (Group.Condition condition : group.conditions()) {
        if (!holds(condition.closure().call())) {
          throw new SkipSignal("only_if at " + condition.location() + " does not hold");
        }
      }
      group.resource().ifPresent(Resource::prefetch);
      attempt.startBody(
          group.resource().isEmpty()
              ? null
              : property.isEmpty()
                  ? Subject.of(group.resource().get(), attempt::now)
                  : Subject.property(group.resource().get(), property, attempt::now));
      body.call();
      return null;
    } catch (Suspended e) {
      return null;
    } catch (StackOverflowError e) {
      return e;
    } catch (VirtualMachineError | ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      return e;
    }
  }

  /** Refuses what is true whatever it says: a resource, and a text such as {@code 'false'}. */
  private static boolean holds(@Nullable Object condition) {
    boolean always =
        condition instanceof Resource
            || (condition instanceof CharSequence text
                && text.toString().matches("(?i)\\s*(false|no|off|0)\\s*"));
    if (condition != null && always) {
      throw new IllegalArgumentException(Errors.alwaysTrue("only_if", condition));
    }
    return DefaultTypeTransformation.castToBoolean(condition);
  }

  private AttemptResult.Judged judge(Attempt attempt, @Nullable Throwable thrown) {
    Throwable cause = SpecErrors.unwrap(thrown);
    if (cause instanceof SkipSignal && attempt.isClean()) {
      return judged(attempt, Verdict.SKIPPED, message(String.valueOf(cause.getMessage())));
    }
    Optional<Cause> unknown =
        cause instanceof Undetermined undetermined
            ? Optional.of(undetermined.why())
            : attempt.unknown();
    if (attempt.failure().isPresent() && unknown.isEmpty()) {
      return failed(attempt, attempt.failure().get());
    }
    if (unknown.isPresent()) {
      return judged(attempt, Verdict.UNKNOWN, unknown(attempt, unknown.get()));
    }
    if (cause instanceof AssertionError failure) {
      return failed(attempt, failure);
    }
    if (cause instanceof Missing missing) {
      return failed(
          attempt,
          new CheckFailure(
              title == null ? subjectSentence(attempt) : title,
              Finding.no(String.valueOf(missing.getMessage()))));
    }
    if ((cause == null || cause instanceof SkipSignal) && attempt.mistake().isPresent()) {
      cause = attempt.mistake().get();
    }
    if (cause != null) {
      return broken(attempt, SpecErrors.describe(cause), SpecErrors.line(cause, spec));
    }
    Optional<String> hollow = attempt.hollow();
    return hollow.isPresent()
        ? broken(attempt, hollow.get(), Optional.empty())
        : judged(attempt, Verdict.PASSED, Detail.NONE);
  }

  private AttemptResult.Judged failed(Attempt attempt, AssertionError failure) {
    String expected = failure instanceof CheckFailure own ? own.expected() : "";
    Finding finding =
        failure instanceof CheckFailure own
            ? own.finding()
            : Finding.no(String.valueOf(failure.getMessage()));
    String message = failure instanceof CheckFailure ? "" : String.valueOf(failure.getMessage());
    return judged(
        attempt,
        Verdict.FAILED,
        new Detail(
            Explanation.failure(message, expected, finding, attempt.evidence(), place(failure)),
            expected,
            finding.found(),
            finding.nearest(),
            "",
            attempt.evidence()));
  }

  private Detail unknown(Attempt attempt, Cause cause) {
    return new Detail(
        Explanation.unknown(subjectSentence(attempt), cause, attempt.evidence(), location),
        subjectSentence(attempt),
        cause.message(),
        "",
        cause.reason().label(),
        attempt.evidence());
  }

  private AttemptResult.Judged broken(Attempt attempt, String message, Optional<Integer> line) {
    Location at = line.map(n -> new Location(location.file(), n, 0)).orElse(location);
    return judged(
        attempt,
        Verdict.BROKEN,
        new Detail(Explanation.broken(message, at), "", message, "", "", attempt.evidence()));
  }

  private Location place(Throwable failure) {
    return SpecErrors.line(failure, spec)
        .map(line -> new Location(location.file(), line, 0))
        .orElse(location);
  }

  private String subjectSentence(Attempt attempt) {
    String subject = attempt.subject().map(Subject::description).orElse(group.text());
    return subject + ": " + attempt.sentence().orElse(text());
  }

  private AttemptResult.Judged judged(Attempt attempt, Verdict verdict, Detail detail) {
    String sentence =
        title != null ? title : attempt.sentence().map(this::withProperty).orElseGet(this::text);
    return new AttemptResult.Judged(verdict, detail, sentence, Map.copyOf(attempt.read()));
  }

  String withProperty(String sentence) {
    return property.isEmpty() ? sentence : String.join(".", property) + " " + sentence;
  }

  private AttemptResult.Judged pend(AttemptResult.Judged judged) {
    if (scope.pendingReason().isEmpty()) {
      return judged;
    }
    return switch (judged.verdict()) {
      case FAILED ->
          new AttemptResult.Judged(
              Verdict.PENDING, message(scope.pendingReason()), judged.sentence(), judged.read());
      case PASSED ->
          new AttemptResult.Judged(
              Verdict.FAILED,
              message(Errors.pendingPassed(scope.pendingReason())),
              judged.sentence(),
              judged.read());
      default -> judged;
    };
  }

  private static Detail message(String text) {
    return new Detail(text, "", "", "", "", List.of());
  }

  @Override
  public String toString() {
    return String.join(" › ", new LinkedHashSet<>(path()));
  }
}
