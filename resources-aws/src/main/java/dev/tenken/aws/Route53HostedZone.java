package dev.tenken.aws;

import dev.tenken.aws.lookup.DnsName;
import dev.tenken.aws.lookup.Route53Api;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.aws.lookup.VpcApi;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import software.amazon.awssdk.services.route53.model.HostedZone;

/**
 * A Route 53 hosted zone, by id, ARN or name; the final dot may be left out. Of a public and a
 * private zone of one name, {@code private: true}, {@code private: false} or {@code vpc:} chooses.
 *
 * <p>Source: {@code route53:ListHostedZonesByName} (for several names {@code
 * route53:ListHostedZones}, for an id {@code route53:GetHostedZone}) and {@code
 * route53:ListResourceRecordSets}; at most five calls a second.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Route53HostedZone extends AwsThing {
  private static final Schema SCHEMA = Schema.of(HostedZone.builder().build());
  private static final String PRIVATE = "private";

  Route53HostedZone(Identity identity) {
    super("Hosted zone", identity, SCHEMA, vpc -> probe(identity, vpc.orElse("")));
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

  private static Probe probe(Identity identity, String vpcId) {
    if (identity.arguments().size() > 1) {
      throw new IllegalArgumentException("a hosted zone is found by its id or name only");
    }
    Route53Api.checkZone(identity.arguments().get(0));
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

  private String id() {
    return data().text("id");
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
    String text = Wanted.text(name);
    String zone = data().text("name");
    if (!DnsName.isIn(DnsName.check(text), DnsName.plain(zone))) {
      throw new IllegalArgumentException(
          "'" + text + "' is no name in the zone " + zone + "; write the whole name");
    }
    List<Data> sets =
        find(Probe.of(Route53Api.RECORD_SETS, id(), text)).map(Data::list).orElse(List.of());
    return RecordSetFinding.of(sets);
  }

  /**
   * Tells whether a private zone is of this VPC: by id or Name tag ({@code route53:GetHostedZone}).
   */
  public Finding hasVpc(Object vpc) {
    return isOneCalled(
        VpcApi.VPC,
        details().list("vp_cs").stream().map(each -> each.text("vpc_id")).toList(),
        vpc,
        "VPCs");
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
}
