package dev.tenken.dsl.fact;

import java.time.Duration;
import java.time.Instant;
import org.apiguardian.api.API;

/**
 * Where an answer comes from.
 *
 * @param source what was run or called, such as {@code dpkg-query -W} or {@code
 *     ec2:DescribeInstances}
 * @param askedAt when it was asked, by this machine's clock; in a replay, when it was recorded
 * @param took how long the answer took
 * @param raw the raw answer, trimmed to a readable length; empty when there is none worth showing
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Evidence(String source, Instant askedAt, Duration took, String raw) {}
