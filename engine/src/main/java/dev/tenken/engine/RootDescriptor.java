package dev.tenken.engine;

import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The engine's root: its preparation is the run; all nodes below only report. */
final class RootDescriptor extends EngineDescriptor implements Node<EngineContext> {
  private final RunObserver observer;
  private final Plan plan = new Plan();
  private Optional<Inventory> inventory = Optional.empty();
  private Optional<Parameters.Read> parameters = Optional.empty();
  private Optional<TargetSources> sources = Optional.empty();
  private Optional<String> mistake = Optional.empty();
  private Optional<Journal> journal = Optional.empty();
  private List<String> mistakes = List.of();
  private final List<String> notes = new ArrayList<>();
  private final AtomicReference<Optional<Journal>> last;
  private Optional<Journal> earlier = Optional.empty();
  private Optional<LoadedSpec> first = Optional.empty();
  private int specs;
  private int elsewhere;

  /**
   * Makes a root.
   *
   * @param last the journal of the engine's last run
   */
  RootDescriptor(UniqueId id, RunObserver observer, AtomicReference<Optional<Journal>> last) {
    super(id, "Tenken");
    this.observer = observer;
    this.last = last;
  }

  /** Says that checks of the last run are run again. */
  void rerun() {
    earlier = java.util.Objects.requireNonNull(last.get());
  }

  /** Notes what discovery found that the reports must say. */
  void note(String note) {
    notes.add(note);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  Plan plan() {
    return plan;
  }

  /** Notes how many checks other specs have, of which a build tool's filters left nothing. */
  void leftOut(int checks) {
    elsewhere = checks;
  }

  /** Returns how many checks there were before filters took some away. */
  int size() {
    return plan.size() + elsewhere;
  }

  void runsAgainst(Configured configured) {
    inventory = Optional.of(configured.inventory());
    parameters = Optional.of(configured.parameters());
    sources = Optional.of(configured.sources());
  }

  /** Notes a mistake of the configuration, which fails each spec. */
  void fail(String message) {
    mistake = Optional.of(message);
  }

  void selected(List<SpecDescriptor> selected) {
    specs = selected.size();
    first = selected.stream().findFirst().map(SpecDescriptor::spec);
  }

  /** An engine that specs were selected for runs even if filters left none: that is an error. */
  @Override
  public boolean mayRegisterTests() {
    return specs > 0;
  }

  @Override
  public EngineContext prepare(EngineContext context) {
    if (specs == 0) {
      return context;
    }
    if (mistake.isPresent() || inventory.isEmpty() || parameters.isEmpty() || sources.isEmpty()) {
      mistakes = List.of(mistake.orElse(""));
      observer.finished(new RunResult(Optional.empty(), mistakes));
      return context;
    }
    Run run =
        new Run(
            this,
            inventory.get(),
            parameters.get(),
            sources.get(),
            context.request(),
            observer,
            earlier);
    Run.Outcome outcome = run.execute();
    context.judged(outcome.verdicts());
    journal = outcome.journal();
    last.set(journal);
    mistakes = outcome.mistakes();
    if (journal.isEmpty()) {
      // The configuration turned out to be wrong only now: each spec fails for it.
      for (TestDescriptor child : getChildren()) {
        if (child instanceof SpecDescriptor spec) {
          spec.fail(String.join("\n", mistakes));
        }
      }
    }
    if (Cancellation.of(context.request()).getAsBoolean()) {
      // The platform skips all nodes from here on, which must not look like a run without faults.
      throw Failures.cancelled(journal.map(it -> it.end().counts()).orElse(Map.of()));
    }
    return context;
  }

  /**
   * Reports what is wrong with the run as a whole as a failing test: build tools overlook a failing
   * container that has no class, and a run without tests is green to them.
   */
  @Override
  public EngineContext execute(EngineContext context, DynamicTestExecutor executor) {
    Optional<String> objection = objection();
    if (objection.isPresent() && first.isPresent()) {
      RunMistakeDescriptor child = new RunMistakeDescriptor(this, first.get(), objection.get());
      addChild(child);
      executor.execute(child);
    }
    return context;
  }

  private Optional<String> objection() {
    if (specs == 0) {
      return Optional.empty();
    }
    if (!mistakes.isEmpty()) {
      return Optional.of(String.join("\n", mistakes));
    }
    int judged = 0;
    int skipped = 0;
    for (Verdict verdict : Verdict.values()) {
      int count = journal.map(it -> it.end().counts().getOrDefault(verdict, 0)).orElse(0);
      judged += verdict == Verdict.SKIPPED ? 0 : count;
      skipped += verdict == Verdict.SKIPPED ? count : 0;
    }
    if (judged > 0) {
      return Optional.empty();
    }
    return Optional.of(
        skipped > 0
            ? EngineErrors.allSkipped(skipped)
            : EngineErrors.nothingChecked(size(), getChildren().size()));
  }
}
