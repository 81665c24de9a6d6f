package dev.tenken.engine.collect;

import java.util.List;
import org.apiguardian.api.API;

/** The evaluation of a spec for one target, which yields its checks. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface EvaluationTask extends Task {
  /** Returns the checks it yielded; only asked once it is settled. */
  List<? extends CheckTask> checks();
}
