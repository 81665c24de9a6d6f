package dev.tenken.dsl.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * One check judged on one target.
 *
 * @param id the stable identity: spec path, group texts, check text or source, target; no line
 *     numbers
 * @param spec the spec's path relative to the spec root
 * @param target the target's name
 * @param targetType {@code host} or {@code aws}
 * @param groups the texts of the enclosing groups, outermost first; a resource's is {@code Package
 *     "nginx"}
 * @param resourceType the type of the nearest enclosing resource ({@code Package}), or empty
 * @param resourceName its name ({@code nginx}), or empty
 * @param name the check's sentence: {@code is installed with version 1.22.1}
 * @param location where it is written
 * @param tags its tags and those of its groups and spec
 * @param severity {@code blocker}, {@code critical}, {@code normal}, {@code minor}, {@code
 *     trivial}, or empty
 * @param owner who owns it, or empty
 * @param verdict how it ended
 * @param detail why it did not pass; for skipped and pending the reason stands in {@code message}
 * @param start when its last attempt started
 * @param took how long its attempts took, without the collecting
 * @param rounds how many rounds of collection it waited for
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CheckRecord(
    String id,
    String spec,
    String target,
    String targetType,
    List<String> groups,
    String resourceType,
    String resourceName,
    String name,
    Location location,
    Set<String> tags,
    String severity,
    String owner,
    Verdict verdict,
    Detail detail,
    Instant start,
    Duration took,
    int rounds) {}
