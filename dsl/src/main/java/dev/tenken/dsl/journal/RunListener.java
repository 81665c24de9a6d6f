package dev.tenken.dsl.journal;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Reads a run; found by {@link java.util.ServiceLoader}.
 *
 * <p>Texts are already masked. A listener's failure is said to the operator and never changes a
 * verdict.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunListener {
  /**
   * The run starts; {@code reports} is the folder for outputs and exists. Earlier outputs of this
   * listener go.
   */
  default void runStarted(RunRecord run, Path reports) {}

  /** One check has its final verdict. Called by one thread at a time. */
  default void checkJudged(CheckRecord check) {}

  /** The run has ended. */
  default void runEnded(Journal journal, ReportOptions options) {}
}
