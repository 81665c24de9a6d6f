package dev.tenken.dsl.spi;

import dev.tenken.dsl.fact.TargetType;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * One target of an environment: a host, or an AWS account and region.
 *
 * @param name its name in the inventory, unique among its type in the environment
 * @param type its sort
 * @param roles the roles that {@code on(role:)} selects by
 * @param labels the labels that {@code on(label:)} selects by
 * @param vars the variables of the target over those of the environment; scalars as text
 * @param maintenance why its checks are skipped, or the empty string
 * @param settings what its fact source is configured by
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Target(
    String name,
    TargetType type,
    List<String> roles,
    Map<String, String> labels,
    Map<String, Object> vars,
    String maintenance,
    Settings settings) {}
