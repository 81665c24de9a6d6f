package dev.tenken.aws;

import dev.tenken.aws.lookup.Ec2Api;
import dev.tenken.aws.lookup.Route53Api;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import software.amazon.awssdk.services.route53.model.HostedZone;

/**
 * A Route 53 hosted zone, by id or name; the final dot may be left out. Of a public and a private
 * zone of one name, {@code private: true}, {@code private: false} or {@code vpc:} chooses.
 *
 * <p>Source: {@code route53:ListHostedZonesByName} (for several names {@code
 * route53:ListHostedZones}, for an id {@code route53:GetHostedZone}) and {@code
 * route53:ListResourceRecordSets}; at most five calls a second.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Route53HostedZone extends Resource implements OpenProperties {
  private static final Schema SCHEMA = Schema.of(HostedZone.builder().build());
  private static final String PRIVATE = "private";
  private static final String VPC = "vpc";

  private final Identity identity;

  Route53HostedZone(Identity identity) {
    super(
        identity.facts(),
        TargetType.AWS,
        "Hosted zone",
        identity.shown(),
        vpcByName(identity)
            .map(vpc -> Probe.of(Ec2Api.VPC, vpc))
            .orElseGet(() -> probe(identity, vpcById(identity))));
    this.identity = identity;
  }

  /** {@code route53_hosted_zone('example.com')}: by name or id. */
  @Word
  public static Route53HostedZone route53_hosted_zone(Spec spec, String id) {
    return route53_hosted_zone(spec, Map.of(), id);
  }

  /**
   * {@code route53_hosted_zone('example.com', private: true)}; {@code vpc: 'production'} names the
   * VPC of a private zone, {@code aws: 'us'} the AWS target.
   */
  @Word
  public static Route53HostedZone route53_hosted_zone(
      Spec spec, Map<String, Object> options, String id) {
    return new Route53HostedZone(
        Identity.of(spec, "route53_hosted_zone", options, id, PRIVATE, VPC));
  }

  private static Optional<String> vpcByName(Identity identity) {
    return identity.option(VPC).filter(vpc -> !Ec2Api.VPC.isId(vpc));
  }

  private static String vpcById(Identity identity) {
    return identity.option(VPC).filter(Ec2Api.VPC::isId).map(Ec2Api.VPC::idOf).orElse("");
  }

  private static Probe probe(Identity identity, String vpcId) {
    if (identity.arguments().size() > 1) {
      throw new IllegalArgumentException("a hosted zone is found by its id or name only");
    }
    String visibility =
        identity
            .option(PRIVATE)
            .map(
                value ->
                    switch (value) {
                      case "true" -> "private";
                      case "false" -> "public";
                      default ->
                          throw new IllegalArgumentException(
                              "private: is true or false, not '" + value + "'");
                    })
            .orElse("");
    return Probe.of(Route53Api.HOSTED_ZONE, identity.arguments().get(0), visibility, vpcId);
  }

  private Optional<Data> look() {
    Optional<String> vpc = vpcByName(identity);
    return vpc.isEmpty()
        ? find(probe(identity, vpcById(identity)))
        : find(Probe.of(Ec2Api.VPC, vpc.get()))
            .flatMap(found -> find(probe(identity, found.text("vpc_id"))));
  }

  private Data data() {
    return look().orElseThrow(() -> Missing.resource(this + " does not exist"));
  }

  private String id() {
    return data().text("id");
  }

  /** Tells whether the zone exists. */
  public Finding exists() {
    return Finding.of(look().isPresent(), look().isPresent() ? "it exists" : "no such hosted zone");
  }

  /** Tells whether it is private. */
  public Finding isPrivate() {
    boolean isPrivate =
        data().find("config").map(config -> config.flag("private_zone")).orElse(false);
    return Finding.of(isPrivate, isPrivate ? "private" : "public");
  }

  /** Tells whether it is public. */
  public Finding isPublic() {
    Finding isPrivate = isPrivate();
    return Finding.of(!isPrivate.holds(), isPrivate.found());
  }

  /**
   * Tells whether a name has a record set; the chain narrows to one and the same record set. Names
   * are compared without regard to case, final dot and escapes; {@code *} is the wildcard record's
   * own name.
   */
  public RecordSetFinding hasRecordSet(Object name) {
    List<Data> sets =
        find(Probe.of(Route53Api.RECORD_SETS, id(), name.toString()))
            .map(Data::list)
            .orElse(List.of());
    return RecordSetFinding.of(sets);
  }

  /**
   * Tells whether a private zone is of this VPC: by id or Name tag ({@code route53:GetHostedZone}).
   */
  public Finding hasVpc(Object vpc) {
    String text = vpc.toString();
    List<String> ids = details().list("vp_cs").stream().map(each -> each.text("vpc_id")).toList();
    boolean holds =
        Ec2Api.VPC.isId(text)
            ? ids.contains(Ec2Api.VPC.idOf(text))
            : ids.stream()
                .anyMatch(
                    id ->
                        find(Probe.of(Ec2Api.VPC, id))
                            .map(Ec2Api.VPC::namesOf)
                            .orElse(Set.of())
                            .contains(text));
    return Finding.of(holds, ids.isEmpty() ? "no VPCs" : "VPCs " + String.join(", ", ids));
  }

  /** Returns the name servers that a public zone is delegated to. */
  public List<Object> nameServers() {
    return details()
        .find("delegation_set")
        .map(set -> set.list("name_servers"))
        .orElse(List.of())
        .stream()
        .map(Data::value)
        .toList();
  }

  private Data details() {
    return present(Probe.of(Route53Api.HOSTED_ZONE_DETAILS, id()));
  }

  /** Tells whether the zone has a tag of this key; the chain asks for its value. */
  public TagFinding hasTag(Object key) {
    return new TagFinding(present(Probe.of(Route53Api.TAGS, id())), key, Optional.empty());
  }

  @Override
  public Object property(List<String> path) {
    List<String> segments = Schema.segments(path);
    SCHEMA.check(segments, resourceType());
    return SCHEMA.read(data(), segments, toString());
  }

  @Override
  public Set<String> propertyNames() {
    return SCHEMA.names();
  }
}
