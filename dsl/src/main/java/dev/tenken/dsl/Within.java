package dev.tenken.dsl;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * How long a group's checks are asked again: {@code within(60.seconds, stays: 10.seconds) {
 * every(5.seconds) … }}.
 *
 * @param limit the time until which a check must hold
 * @param every the pause between two polls
 * @param stays how long it must go on holding; zero for not at all
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Within(Duration limit, Duration every, Duration stays) {}
