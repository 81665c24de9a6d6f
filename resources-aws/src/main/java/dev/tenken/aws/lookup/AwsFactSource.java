package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

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
    Map<String, Set<Probe>> byKind = new TreeMap<>();
    for (Probe probe : probes) {
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
    return calls.answers(probes, unanswered);
  }

  @Override
  public void close() {
    clients.close();
  }
}
