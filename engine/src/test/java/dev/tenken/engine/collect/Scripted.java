package dev.tenken.engine.collect;

import dev.tenken.dsl.Question;
import dev.tenken.dsl.Within;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.Suspended;
import dev.tenken.dsl.journal.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A check whose body is a function of facts, as the language's checks are. */
final class Scripted implements CheckTask {
  private final TargetKey target;
  private final Body body;
  private final Optional<Within> within;
  private final Reading reading;
  private final Set<Question> missing = new HashSet<>();
  int attempts;
  Verdict verdict = Verdict.SKIPPED;
  String message = "";

  Scripted(TargetKey target, Reading reading, Optional<Within> within, Body body) {
    this.target = target;
    this.reading = reading;
    this.within = within;
    this.body = body;
  }

  /** What a check does. */
  interface Body {
    Verdict judge(Scripted check);
  }

  /** An evaluation that yields these checks once its own fact, if any, is there. */
  static EvaluationTask evaluation(List<Scripted> checks) {
    return evaluation(Optional.empty(), checks);
  }

  static EvaluationTask evaluation(Optional<Scripted> needed, List<Scripted> checks) {
    return new EvaluationTask() {
      @Override
      public List<? extends CheckTask> checks() {
        return checks;
      }

      @Override
      public Set<Question> attempt() {
        return needed.map(Scripted::attempt).orElse(Set.of());
      }

      @Override
      public void wander(Set<Question> asked) {
        throw new AssertionError("wandered");
      }

      @Override
      public void abandon(Cause cause) {}
    };
  }

  String text(Probe probe) {
    Fact<Data> fact = ask(probe);
    return fact instanceof Fact.Present<Data> present ? present.value().text() : "";
  }

  Fact<Data> ask(Probe probe) {
    return ask(target.name(), probe);
  }

  Fact<Data> ask(String name, Probe probe) {
    Question question = new Question(name, probe.kind().targetType(), probe);
    Optional<Fact<Data>> known = reading.known(question);
    if (known.isEmpty()) {
      missing.add(question);
      throw new Suspended();
    }
    return known.get();
  }

  @Override
  public Set<Question> attempt() {
    attempts++;
    missing.clear();
    try {
      verdict = body.judge(this);
    } catch (Suspended aside) {
      return Set.copyOf(missing);
    }
    return Set.of();
  }

  @Override
  public void wander(Set<Question> asked) {
    verdict = Verdict.BROKEN;
    message = "wandered";
  }

  @Override
  public void abandon(Cause cause) {
    verdict = Verdict.UNKNOWN;
    message = cause.message();
  }

  @Override
  public Verdict verdict() {
    return verdict;
  }

  @Override
  public Optional<Within> within() {
    return within;
  }
}
