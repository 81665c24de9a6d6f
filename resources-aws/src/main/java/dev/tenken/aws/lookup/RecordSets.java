package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;

/**
 * Finds the record sets of names in a zone.
 *
 * <p>The zone is listed once, 300 sets a call. When that is more than three calls and fewer names
 * than pages are wanted, the list is started at each wanted name instead: what it starts with is
 * then by the service's own order the name's sets, or the name has none.
 */
final class RecordSets extends AwsKind {
  private static final int PAGE = 300;

  RecordSets() {
    super("route53.record_sets", "route53:ListResourceRecordSets");
  }

  @Override
  void collect(Set<Probe> probes, Calls calls) throws InterruptedException {
    Map<String, List<Probe>> byZone = new TreeMap<>();
    for (Probe probe : probes.stream().sorted().toList()) {
      byZone.computeIfAbsent(probe.argument(), zone -> new ArrayList<>()).add(probe);
    }
    List<Calls.Work> works = new ArrayList<>();
    byZone.forEach((zone, wanted) -> works.add(() -> zone(zone, wanted, calls)));
    calls.sideBySide(works);
  }

  private void zone(String zone, List<Probe> wanted, Calls calls) throws InterruptedException {
    List<String> names = wanted.stream().map(RecordSets::name).distinct().toList();
    calls.send(
        operation(),
        wanted,
        Set.of("NoSuchHostedZone"),
        clients -> {
          Map<String, List<Data>> sets = read(zone, names, clients);
          return List.of(Data.of(sets));
        },
        reply -> {
          for (Probe probe : wanted) {
            List<Data> sets = reply.items().get(0).list(name(probe));
            if (sets.isEmpty()) {
              calls.absent(probe, operation(), reply);
            } else {
              calls.present(probe, Data.of(sets), operation(), reply);
            }
          }
        });
  }

  private static String name(Probe probe) {
    return DnsName.plain(probe.arguments().get(1));
  }

  private static Map<String, List<Data>> read(String zone, List<String> names, AwsClients clients)
      throws InterruptedException {
    Map<String, List<Data>> sets = new LinkedHashMap<>();
    ListResourceRecordSetsResponse page = page(clients.route53(), zone, null, null);
    gather(page, sets);
    if (!Boolean.TRUE.equals(page.isTruncated())) {
      return sets;
    }
    long pages =
        1
            + clients.route53().getHostedZone(r -> r.id(zone)).hostedZone().resourceRecordSetCount()
                / PAGE;
    if (names.size() + 1 < pages) {
      return seek(zone, names, clients);
    }
    while (Boolean.TRUE.equals(page.isTruncated())) {
      page = page(clients.route53(), zone, page, null);
      gather(page, sets);
    }
    return sets;
  }

  private static Map<String, List<Data>> seek(String zone, List<String> names, AwsClients clients)
      throws InterruptedException {
    Map<String, List<Data>> sets = new LinkedHashMap<>();
    for (String name : names) {
      Map<String, List<Data>> found = new LinkedHashMap<>();
      ListResourceRecordSetsResponse page = page(clients.route53(), zone, null, name);
      gather(page, found);
      while (Boolean.TRUE.equals(page.isTruncated())
          && DnsName.plain(page.nextRecordName()).equals(name)) {
        page = page(clients.route53(), zone, page, null);
        gather(page, found);
      }
      sets.put(name, found.getOrDefault(name, List.of()));
    }
    return sets;
  }

  private static ListResourceRecordSetsResponse page(
      Route53Client client,
      String zone,
      @Nullable ListResourceRecordSetsResponse before,
      @Nullable String start) {
    ListResourceRecordSetsRequest.Builder request =
        ListResourceRecordSetsRequest.builder().hostedZoneId(zone).maxItems(String.valueOf(PAGE));
    if (before != null) {
      request
          .startRecordName(before.nextRecordName())
          .startRecordType(before.nextRecordType())
          .startRecordIdentifier(before.nextRecordIdentifier());
    } else if (start != null) {
      request.startRecordName(start);
    }
    return client.listResourceRecordSets(request.build());
  }

  private static void gather(ListResourceRecordSetsResponse page, Map<String, List<Data>> sets) {
    for (Data set : SdkData.all(page.resourceRecordSets())) {
      sets.computeIfAbsent(DnsName.plain(set.text("name")), name -> new ArrayList<>()).add(set);
    }
  }
}
