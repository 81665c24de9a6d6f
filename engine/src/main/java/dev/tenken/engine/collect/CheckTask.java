package dev.tenken.engine.collect;

import dev.tenken.dsl.Within;
import dev.tenken.dsl.journal.Verdict;
import java.util.Optional;
import org.apiguardian.api.API;

/** A check on one target. It may be attempted again after it was settled. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface CheckTask extends Task {
  /** Returns how the last attempt ended; only asked when that one settled it. */
  Verdict verdict();

  /** Returns for how long it is asked again until it holds. */
  Optional<Within> within();
}
