package dev.tenken.dsl;

import dev.tenken.dsl.journal.Location;
import java.util.Set;
import org.apiguardian.api.API;

/** A group or a check of a spec. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Node permits Group, Check {
  /**
   * Returns the stable identity among its siblings: no line numbers; {@code #2} marks the second of
   * equal ones.
   */
  String id();

  /** Returns the text for readers. */
  String text();

  /** Returns where it is written. */
  Location location();

  /** Returns its tags, those of the enclosing groups included. */
  Set<String> tags();
}
