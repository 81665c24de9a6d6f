package dev.tenken.dsl.journal;

import java.time.Instant;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How a run ended.
 *
 * @param end when it ended
 * @param counts the number of checks by verdict; every verdict is a key
 * @param ledger what was done to the outside, per target ({@link Ledger#all})
 * @param complete false when the run was cut short (Ctrl-C, the run's time limit)
 * @param notes what was learned meanwhile: filters' left-outs, sources that never answered
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record EndRecord(
    Instant end,
    Map<Verdict, Integer> counts,
    Map<String, Map<String, Long>> ledger,
    boolean complete,
    java.util.List<String> notes) {}
