package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import java.util.List;
import java.util.Set;

/** Asks what the API answers for one thing a call only: a call for each probe, side by side. */
final class Single extends AwsKind {
  private final Set<String> absentCodes;
  private final Request request;

  /** Asks for one thing: one item, none when it is absent. */
  @FunctionalInterface
  interface Request {
    List<Data> send(AwsClients clients, Probe probe) throws InterruptedException;
  }

  Single(String name, String operation, Set<String> absentCodes, Request request) {
    super(name, operation);
    this.absentCodes = absentCodes;
    this.request = request;
  }

  @Override
  void collect(Set<Probe> probes, Calls calls) throws InterruptedException {
    calls.sideBySide(
        probes.stream().sorted().<Calls.Work>map(probe -> () -> call(probe, calls)).toList());
  }

  private void call(Probe probe, Calls calls) throws InterruptedException {
    calls.send(
        operation(),
        List.of(probe),
        absentCodes,
        clients -> request.send(clients, probe),
        reply -> {
          if (reply.items().isEmpty()) {
            calls.absent(probe, operation(), reply);
          } else {
            calls.present(probe, reply.items().get(0), operation(), reply);
          }
        });
  }
}
