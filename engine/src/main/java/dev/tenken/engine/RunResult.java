package dev.tenken.engine;

import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How a run ended, for a command line.
 *
 * @param journal all that was judged; empty when the configuration stopped the run before it began
 * @param mistakes what is wrong with the configuration or the recording
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunResult(Optional<Journal> journal, List<String> mistakes) {
  /** All checks passed. */
  public static final int PASSED = 0;

  /** A check failed. */
  public static final int FAILED = 1;

  /** Something could not be determined. */
  public static final int UNKNOWN = 2;

  /** The usage, the configuration or a spec is wrong. */
  public static final int WRONG = 3;

  /** Nothing was checked. */
  public static final int NOTHING = 4;

  /** Returns the exit code: the first that applies of wrong, failed, unknown, nothing, passed. */
  public int exitCode() {
    if (!mistakes.isEmpty() || count(Verdict.BROKEN) > 0) {
      return WRONG;
    }
    if (count(Verdict.FAILED) > 0) {
      return FAILED;
    }
    boolean incomplete = journal.map(it -> !it.end().complete()).orElse(false);
    if (count(Verdict.UNKNOWN) > 0 || incomplete) {
      return UNKNOWN;
    }
    return count(Verdict.PASSED) + count(Verdict.PENDING) == 0 ? NOTHING : PASSED;
  }

  private int count(Verdict verdict) {
    return journal.map(it -> it.end().counts().getOrDefault(verdict, 0)).orElse(0);
  }
}
