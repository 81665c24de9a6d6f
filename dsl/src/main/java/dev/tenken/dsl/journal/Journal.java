package dev.tenken.dsl.journal;

import java.util.List;
import org.apiguardian.api.API;

/**
 * All that a run judged: what every report is made from.
 *
 * @param run what the run is
 * @param checks the checks in the order of specs, targets and source
 * @param end how it ended
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Journal(RunRecord run, List<CheckRecord> checks, EndRecord end) {}
