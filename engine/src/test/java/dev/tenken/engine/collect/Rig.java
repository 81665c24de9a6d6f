package dev.tenken.engine.collect;

import dev.tenken.dsl.Within;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Ledger;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.fake.FakeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Fake sources, and the lanes of their targets with scripted checks. */
final class Rig implements AutoCloseable {
  final Ledger ledger = new Ledger();
  final Collector collector;
  final List<CheckTask> settled = new CopyOnWriteArrayList<>();
  private final ExecutorService executor = WaitingThreads.executor();
  private final Map<TargetKey, FakeSource> sources = new LinkedHashMap<>();
  private final Map<TargetKey, Lane> lanes = new LinkedHashMap<>();
  private final Map<TargetKey, List<Scripted>> checks = new LinkedHashMap<>();

  Rig() {
    this(100);
  }

  Rig(int parallel) {
    collector = new Collector(this::source, ledger, executor, parallel);
  }

  static TargetKey host(String name) {
    return new TargetKey(name, TargetType.HOST);
  }

  static TargetKey aws(String name) {
    return new TargetKey(name, TargetType.AWS);
  }

  Rig source(TargetKey target, FakeSource source) {
    sources.put(target, source);
    return this;
  }

  private FakeSource source(TargetKey target) {
    return sources.get(target);
  }

  Scripted check(TargetKey target, Scripted.Body body) {
    return check(target, Optional.empty(), body);
  }

  Scripted check(TargetKey target, Optional<Within> within, Scripted.Body body) {
    Scripted check = new Scripted(target, lane(target, true), within, body);
    checks.get(target).add(check);
    return check;
  }

  Lane lane(TargetKey target, boolean live) {
    checks.computeIfAbsent(target, key -> new ArrayList<>());
    return lanes.computeIfAbsent(target, key -> new Lane(key, collector, live, settled::add));
  }

  void run() {
    List<Future<?>> running = start();
    for (Future<?> lane : running) {
      try {
        lane.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      }
    }
  }

  List<Future<?>> start() {
    List<Future<?>> running = new ArrayList<>();
    lanes.forEach(
        (target, lane) ->
            running.add(
                executor.submit(
                    () -> lane.settle(List.of(Scripted.evaluation(checks.get(target)))))));
    return running;
  }

  static Verdict that(boolean holds) {
    return holds ? Verdict.PASSED : Verdict.FAILED;
  }

  static Verdict that(Fact<?> fact) {
    return fact instanceof Fact.Unknown ? Verdict.UNKNOWN : that(fact instanceof Fact.Present);
  }

  @Override
  public void close() {
    collector.close();
    executor.shutdownNow();
  }
}
