package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.route53.model.TagResourceType;

/** Reads the tags of hosted zones, ten a call. */
final class HostedZoneTags extends AwsKind {
  private static final int PER_CALL = 10;

  HostedZoneTags() {
    super("route53.tags", "route53:ListTagsForResources");
  }

  @Override
  void collect(Set<Probe> probes, Calls calls) throws InterruptedException {
    List<Probe> sorted = probes.stream().sorted().toList();
    List<Calls.Work> works = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += PER_CALL) {
      List<Probe> chunk = sorted.subList(from, Math.min(sorted.size(), from + PER_CALL));
      works.add(() -> call(chunk, calls));
    }
    calls.sideBySide(works);
  }

  private void call(List<Probe> chunk, Calls calls) throws InterruptedException {
    calls.send(
        operation(),
        chunk,
        Set.of(),
        clients ->
            SdkData.all(
                clients
                    .route53()
                    .listTagsForResources(
                        r ->
                            r.resourceType(TagResourceType.HOSTEDZONE)
                                .resourceIds(
                                    chunk.stream().map(Probe::argument).distinct().toList()))
                    .resourceTagSets()),
        reply -> {
          for (Probe probe : chunk) {
            Optional<Data> tags =
                reply.items().stream()
                    .filter(set -> set.text("resource_id").equals(probe.argument()))
                    .findFirst();
            if (tags.isPresent()) {
              calls.present(probe, tags.get(), operation(), reply);
            } else {
              calls.unknown(
                  probe,
                  new Cause(Cause.Reason.OTHER, "the answer leaves out " + probe.argument()),
                  operation(),
                  reply,
                  "");
            }
          }
        },
        rest -> call(rest, calls));
  }
}
