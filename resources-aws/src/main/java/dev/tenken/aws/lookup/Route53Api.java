package dev.tenken.aws.lookup;

import org.apiguardian.api.API;

/** What is asked of Route 53. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Route53Api {
  /**
   * A hosted zone: its id or name; then, for a name, {@code private} or {@code public} or the empty
   * string, and the id of a VPC that a private zone is of, or the empty string.
   */
  public static final AwsKind HOSTED_ZONE = new HostedZones();

  /** All of one zone beyond what a list of zones says: name servers and VPCs; by its id. */
  public static final AwsKind HOSTED_ZONE_DETAILS =
      new Single(
          "route53.hosted_zone_details",
          "route53:GetHostedZone",
          java.util.Set.of("NoSuchHostedZone"),
          (clients, probe) ->
              java.util.List.of(
                  SdkData.of(clients.route53().getHostedZone(r -> r.id(probe.argument())))));

  /** The record sets of one name; arguments are the zone's id and the plain name. */
  public static final AwsKind RECORD_SETS = new RecordSets();

  /** A zone's tags, by its id. */
  public static final AwsKind TAGS = new HostedZoneTags();

  private Route53Api() {}

  /**
   * Refuses what is no id, ARN or name of a hosted zone.
   *
   * @throws IllegalArgumentException saying so
   */
  public static void checkZone(String idOrName) {
    HostedZones.check(idOrName);
  }

  /**
   * Returns the bare id of a hosted zone.
   *
   * @throws IllegalArgumentException for what is none
   */
  public static String zoneId(String text) {
    return HostedZones.id(text);
  }
}
