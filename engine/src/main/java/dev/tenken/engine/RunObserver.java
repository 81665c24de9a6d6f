package dev.tenken.engine;

import java.util.Set;
import org.apiguardian.api.API;

/** Is told what an operator wants to know while a run goes on, and how it ended. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunObserver {
  /** Says a line to the operator. */
  void say(String line);

  /** Says a line about the reports, which are written once all is judged. */
  default void reported(String line) {
    say(line);
  }

  /**
   * Tells how far the run is, several times a second.
   *
   * @param asked the names of the targets being asked now
   * @param judged how many checks have their final verdict
   * @param total how many checks are known by now
   */
  default void progress(Set<String> asked, int judged, int total) {}

  /**
   * Returns how the operator sets a parameter of {@link Parameters}: as a system property, where
   * the front end has no option for it.
   */
  default String setting(String parameter, String value) {
    return "-D" + parameter + "=" + value;
  }

  /** Returns the tags by which the operator chose checks, for a note of those that none has. */
  default Set<String> tags() {
    return Set.of();
  }

  /** Tells how the run ended. */
  default void finished(RunResult result) {}
}
