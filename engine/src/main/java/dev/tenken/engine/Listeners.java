package dev.tenken.engine;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.ReportOptions;
import dev.tenken.dsl.journal.RunListener;
import dev.tenken.dsl.journal.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * The readers of a run. What one of them does wrong is said to the operator and changes nothing.
 */
final class Listeners {
  private final List<RunListener> listeners;
  private final RunObserver observer;

  Listeners(RunObserver observer) {
    this.listeners =
        ServiceLoader.load(RunListener.class).stream().map(ServiceLoader.Provider::get).toList();
    this.observer = observer;
  }

  void started(RunRecord run, Path reports) {
    each(listener -> listener.runStarted(run, reports));
  }

  synchronized void judged(CheckRecord check) {
    each(listener -> listener.checkJudged(check));
  }

  void ended(Journal journal, ReportOptions options) {
    each(listener -> listener.runEnded(journal, options));
  }

  private void each(Consumer<RunListener> call) {
    for (RunListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        observer.say("report " + listener.getClass().getSimpleName() + " failed: " + e);
      }
    }
  }
}
