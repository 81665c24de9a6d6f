package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds hosted zones by id or name.
 *
 * <p>One name costs one call of {@code ListHostedZonesByName}; for several, the zones are listed
 * once, 100 a call. A name that a public and a private zone have is ambiguous until the probe says
 * which.
 */
final class HostedZones extends AwsKind {
  private static final Pattern ID = Pattern.compile("[0-9A-Z]{12,32}");

  /** A zone's name may have one label only, but hardly one like this. */
  private static final Pattern LOOKS_LIKE_ID =
      Pattern.compile("[Zz](?=[0-9A-Za-z]*[0-9])[0-9A-Za-z]{7,31}");

  private static final String LIST = "route53:ListHostedZones";
  private static final String GET = "route53:GetHostedZone";

  HostedZones() {
    super("route53.hosted_zone", "route53:ListHostedZonesByName");
  }

  @Override
  void collect(Set<Probe> probes, Calls calls) throws InterruptedException {
    List<Calls.Work> works = new ArrayList<>();
    Map<String, List<Probe>> byName = new LinkedHashMap<>();
    for (Probe probe : probes.stream().sorted().toList()) {
      String id = plainId(probe.argument());
      if (ID.matcher(id).matches()) {
        works.add(() -> byId(id, probe, calls));
      } else {
        byName
            .computeIfAbsent(DnsName.plain(probe.argument()), name -> new ArrayList<>())
            .add(probe);
      }
    }
    if (byName.size() == 1) {
      byName.forEach((name, wanted) -> works.add(() -> byName(name, wanted, calls)));
    } else if (!byName.isEmpty()) {
      works.add(() -> all(byName, calls));
    }
    calls.sideBySide(works);
  }

  /** Returns the bare id of one with a prefix, or of an ARN; a name as it is. */
  static String plainId(String id) {
    return Arn.of(id).map(Arn::id).orElse(id).replaceFirst("^/?hostedzone/", "");
  }

  static void check(String idOrName) {
    Arn.check(idOrName, "route53", "hostedzone");
    String id = plainId(idOrName);
    if (!ID.matcher(id).matches()) {
      if (LOOKS_LIKE_ID.matcher(id).matches() || !id.equals(idOrName)) {
        throw noId(idOrName);
      }
      DnsName.check(idOrName);
    }
  }

  /** Returns the bare id of what must be an id. */
  static String id(String text) {
    Arn.check(text, "route53", "hostedzone");
    if (!ID.matcher(plainId(text)).matches()) {
      throw noId(text);
    }
    return plainId(text);
  }

  private static IllegalArgumentException noId(String text) {
    return new IllegalArgumentException("'" + text + "' is no whole zone id in capitals");
  }

  private static void byId(String id, Probe probe, Calls calls) throws InterruptedException {
    calls.send(
        GET,
        List.of(probe),
        Set.of("NoSuchHostedZone"),
        clients ->
            List.of(zone(SdkData.of(clients.route53().getHostedZone(r -> r.id(id)).hostedZone()))),
        reply -> settle(List.of(probe), reply.items(), GET, calls, reply));
  }

  private void byName(String name, List<Probe> wanted, Calls calls) throws InterruptedException {
    calls.send(
        operation(),
        wanted,
        Set.of(),
        clients -> zonesFrom(name, clients),
        reply -> settle(wanted, reply.items(), operation(), calls, reply));
  }

  /** The list starts at the name: its zones come first. */
  private static List<Data> zonesFrom(String name, AwsClients clients) throws InterruptedException {
    List<Data> zones = new ArrayList<>();
    String dnsName = name;
    String id = "";
    while (true) {
      String nextName = dnsName;
      String nextId = id;
      var page =
          clients
              .route53()
              .listHostedZonesByName(
                  r -> {
                    r.dnsName(nextName).maxItems("100");
                    if (!nextId.isEmpty()) {
                      r.hostedZoneId(nextId);
                    }
                  });
      SdkData.all(page.hostedZones()).stream()
          .map(HostedZones::zone)
          .filter(zone -> DnsName.plain(zone.text("name")).equals(name))
          .forEach(zones::add);
      if (!Boolean.TRUE.equals(page.isTruncated())
          || !DnsName.plain(page.nextDNSName()).equals(name)) {
        return zones;
      }
      dnsName = page.nextDNSName();
      id = plainId(page.nextHostedZoneId());
    }
  }

  private static void all(Map<String, List<Probe>> byName, Calls calls)
      throws InterruptedException {
    List<Probe> probes = byName.values().stream().flatMap(List::stream).toList();
    calls.send(
        LIST,
        probes,
        Set.of(),
        HostedZones::allZones,
        reply -> {
          for (Map.Entry<String, List<Probe>> entry : byName.entrySet()) {
            List<Data> zones =
                reply.items().stream()
                    .filter(zone -> DnsName.plain(zone.text("name")).equals(entry.getKey()))
                    .toList();
            settle(entry.getValue(), zones, LIST, calls, reply);
          }
        });
  }

  private static List<Data> allZones(AwsClients clients) throws InterruptedException {
    List<Data> zones = new ArrayList<>();
    String marker = "";
    while (true) {
      String from = marker;
      var page =
          clients
              .route53()
              .listHostedZones(
                  r -> {
                    r.maxItems("100");
                    if (!from.isEmpty()) {
                      r.marker(from);
                    }
                  });
      SdkData.all(page.hostedZones()).stream().map(HostedZones::zone).forEach(zones::add);
      if (!Boolean.TRUE.equals(page.isTruncated())) {
        return zones;
      }
      marker = page.nextMarker();
    }
  }

  /** The zone, its id without the prefix that only some operations give it. */
  private static Data zone(Data listed) {
    Map<String, Object> zone = new LinkedHashMap<>();
    listed.names().forEach(name -> zone.put(name, listed.get(name)));
    zone.put("id", plainId(listed.text("id")));
    return Data.of(zone);
  }

  private static void settle(
      List<Probe> wanted, List<Data> zones, String operation, Calls calls, Calls.Reply reply)
      throws InterruptedException {
    for (Probe probe : wanted) {
      String visibility = probe.arguments().get(1);
      String vpc = probe.arguments().get(2);
      List<Data> matches =
          zones.stream()
              .filter(
                  zone -> visibility.isEmpty() || visibility.equals("private") == isPrivate(zone))
              .filter(zone -> vpc.isEmpty() || isPrivate(zone))
              .toList();
      if (vpc.isEmpty()) {
        choose(probe, matches, operation, calls, reply);
      } else {
        ofVpc(probe, vpc, matches, calls, reply);
      }
    }
  }

  /** Asks each candidate for its VPCs, which no list says. */
  private static void ofVpc(
      Probe probe, String vpc, List<Data> candidates, Calls calls, Calls.Reply found)
      throws InterruptedException {
    if (candidates.isEmpty()) {
      calls.absent(probe, LIST, found);
      return;
    }
    calls.send(
        GET,
        List.of(probe),
        Set.of(),
        clients -> {
          List<Data> zones = new ArrayList<>();
          for (Data candidate : candidates) {
            Data details =
                SdkData.of(clients.route53().getHostedZone(r -> r.id(candidate.text("id"))));
            if (details.list("vp_cs").stream().anyMatch(each -> each.text("vpc_id").equals(vpc))) {
              zones.add(candidate);
            }
          }
          return zones;
        },
        reply -> choose(probe, reply.items(), GET, calls, reply));
  }

  private static void choose(
      Probe probe, List<Data> matches, String operation, Calls calls, Calls.Reply reply) {
    if (matches.isEmpty()) {
      calls.absent(probe, operation, reply);
    } else if (matches.size() == 1) {
      calls.present(probe, matches.get(0), operation, reply);
    } else {
      String list =
          matches.stream()
              .map(zone -> zone.text("id") + " (" + (isPrivate(zone) ? "private" : "public") + ")")
              .sorted()
              .collect(Collectors.joining(", "));
      calls.unknown(
          probe,
          new Cause(
              Cause.Reason.AMBIGUOUS,
              matches.size()
                  + " zones are named "
                  + probe.argument()
                  + ": "
                  + list
                  + "; say which by 'private: true', 'private: false' or 'vpc:'"),
          operation,
          reply,
          list);
    }
  }

  private static boolean isPrivate(Data zone) {
    return zone.find("config").map(config -> config.flag("private_zone")).orElse(false);
  }
}
