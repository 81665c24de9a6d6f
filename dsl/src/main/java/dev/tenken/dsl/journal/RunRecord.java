package dev.tenken.dsl.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a run is.
 *
 * @param environment the environment's name
 * @param start when it started
 * @param replayOf when the replayed recording was made, as ISO text; empty for a live run
 * @param tenkenVersion this program's version
 * @param specRoot where spec paths start, for showing
 * @param targets the names of the targets, with their type
 * @param notes what the report must say: filters in force ({@code --tag smoke left out 12 checks}),
 *     {@code accept-new} host keys, limits changed
 * @param ci build number, name and address when a CI is detected; else empty
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunRecord(
    String environment,
    Instant start,
    String replayOf,
    String tenkenVersion,
    String specRoot,
    Map<String, String> targets,
    List<String> notes,
    Map<String, String> ci) {}
