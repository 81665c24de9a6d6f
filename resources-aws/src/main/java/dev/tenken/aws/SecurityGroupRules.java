package dev.tenken.aws;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** The inbound or the outbound rules of a security group. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SecurityGroupRules extends Resource {
  private final SecurityGroup group;
  private final Supplier<Rules> rules;

  SecurityGroupRules(SecurityGroup group, String direction, Supplier<Rules> rules) {
    super(
        group.groupFacts(),
        TargetType.AWS,
        "Security group's rules",
        group.resourceName() + " " + direction);
    this.group = group;
    this.rules = rules;
  }

  /** Tells whether any rule opens anything. */
  public OpeningFinding isOpened() {
    return opening(false);
  }

  /** Tells whether this port is open: a number, or a range such as {@code '80-90'}. */
  public OpeningFinding isOpened(Object port) {
    return opening(false).port(port);
  }

  /** Tells whether this port is open for the peers of {@code for}, all of them, and nobody else. */
  public OpeningFinding isOpenedOnly(Object port) {
    return opening(true).port(port);
  }

  /**
   * Tells whether there is exactly this rule: a map of {@code protocol}, {@code port} or {@code
   * from_port} and {@code to_port}, {@code source} or {@code target}, and {@code description}, as
   * far as given.
   */
  public Finding hasRule(Map<?, ?> rule) {
    return RuleMap.find(rules.get(), rule, group::idsOf);
  }

  private OpeningFinding opening(boolean only) {
    return new OpeningFinding(
        group, rules.get(), only, Optional.empty(), Optional.empty(), List.of());
  }
}
