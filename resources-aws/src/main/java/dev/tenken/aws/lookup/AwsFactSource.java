package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Answers probes for one AWS account and region: all kinds side by side, each in few calls. */
final class AwsFactSource implements FactSource {
  /** More at once would only be throttled. */
  private static final int CALLS_AT_ONCE = 8;

  private final AwsClients clients;
  private final ExecutorService executor;
  private final Semaphore permits = new Semaphore(CALLS_AT_ONCE);

  AwsFactSource(AwsClients clients, ExecutorService executor) {
    this.clients = clients;
    this.executor = executor;
  }

  @Override
  public Map<Probe, Fact<Data>> ask(Set<Probe> probes) {
    Map<Probe, Fact<Data>> elsewhere = ofOtherRegions(probes);
    Map<String, Set<Probe>> byKind = new TreeMap<>();
    for (Probe probe : probes) {
      if (elsewhere.containsKey(probe)) {
        continue;
      }
      byKind.computeIfAbsent(probe.kind().name(), kind -> new TreeSet<>()).add(probe);
    }
    Calls calls = new Calls(clients, executor, permits);
    List<Calls.Work> works = new ArrayList<>();
    Cause unanswered = new Cause(Cause.Reason.OTHER, "AWS can't be asked for this");
    byKind
        .values()
        .forEach(
            sameKind -> {
              if (sameKind.iterator().next().kind() instanceof AwsKind kind) {
                works.add(() -> kind.collect(sameKind, calls));
              }
            });
    try {
      calls.sideBySide(works);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      unanswered = new Cause(Cause.Reason.CANCELLED, "the run was ended before AWS answered");
    }
    Map<Probe, Fact<Data>> answers = calls.answers(probes, unanswered);
    answers.putAll(elsewhere);
    return answers;
  }

  /** What an ARN says to be in another region would seem absent here. */
  private Map<Probe, Fact<Data>> ofOtherRegions(Set<Probe> probes) {
    Map<Probe, Fact<Data>> unknown = new HashMap<>();
    for (Probe probe : probes) {
      Arn.of(probe.argument())
          .map(Arn::region)
          .filter(region -> !region.isEmpty() && !region.equals(ownRegion()))
          .ifPresent(
              region ->
                  unknown.put(
                      probe,
                      new Fact.Unknown<>(
                          new Cause(
                              Cause.Reason.OTHER,
                              probe.argument()
                                  + " is in "
                                  + region
                                  + ", and this target asks in "
                                  + ownRegion()),
                          new Evidence("", Instant.now(), Duration.ZERO, ""))));
    }
    return unknown;
  }

  private String ownRegion() {
    try {
      return clients.region().id();
    } catch (SdkClientException e) {
      return "no region";
    }
  }

  @Override
  public void close() {
    clients.close();
  }
}
