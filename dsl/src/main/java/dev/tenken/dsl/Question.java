package dev.tenken.dsl;

import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import org.apiguardian.api.API;

/**
 * A probe and the target it is for.
 *
 * @param target the target's name
 * @param type the target's sort: a host and an account may have one name
 * @param probe what is asked
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Question(String target, TargetType type, Probe probe) {}
