package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds all the things that belong to another, or that share a name: a list, perhaps empty, never
 * absent.
 *
 * <p>A probe's argument is the value of the filter. All probes share a call.
 */
final class Members extends AwsKind {
  private final int valuesPerCall;
  private final Filter filter;
  private final Lookup.Listing listing;

  Members(String name, String operation, int valuesPerCall, Filter filter, Lookup.Listing listing) {
    super(name, operation);
    this.valuesPerCall = valuesPerCall;
    this.filter = filter;
    this.listing = listing;
  }

  @Override
  void collect(Set<Probe> probes, Calls calls) throws InterruptedException {
    List<Probe> sorted = probes.stream().sorted().toList();
    List<Calls.Work> works = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += valuesPerCall) {
      List<Probe> chunk = sorted.subList(from, Math.min(sorted.size(), from + valuesPerCall));
      works.add(() -> call(chunk, calls));
    }
    calls.sideBySide(works);
  }

  private void call(List<Probe> chunk, Calls calls) throws InterruptedException {
    Map<String, List<String>> filters =
        Map.of(filter.name(), chunk.stream().map(Probe::argument).distinct().toList());
    calls.send(
        operation(),
        chunk,
        Set.of(),
        clients -> listing.list(clients, filters),
        reply -> {
          for (Probe probe : chunk) {
            List<Data> members =
                reply.items().stream()
                    .filter(item -> filter.matches(item, probe.argument()))
                    .toList();
            calls.present(probe, Data.of(members), operation(), reply);
          }
        },
        rest -> call(rest, calls));
  }
}
