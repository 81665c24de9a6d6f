package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calls of one round: makes them side by side and gathers the answers. */
final class Calls {
  private static final int RAW_LIMIT = 2_000;

  private final AwsClients clients;
  private final ExecutorService executor;
  private final Semaphore permits;
  private final Map<Probe, Fact<Data>> answers = new ConcurrentHashMap<>();

  Calls(AwsClients clients, ExecutorService executor, Semaphore permits) {
    this.clients = clients;
    this.executor = executor;
    this.permits = permits;
  }

  /** A request: all pages of one operation, as plain data. */
  @FunctionalInterface
  interface Request {
    List<Data> send(AwsClients clients) throws InterruptedException;
  }

  /** What a request brought. */
  record Reply(List<Data> items, Instant askedAt, Duration took) {
    /** Returns the evidence for one probe's part of the reply. */
    Evidence evidence(String source, String raw) {
      return new Evidence(
          source,
          askedAt,
          took,
          raw.length() <= RAW_LIMIT ? raw : raw.substring(0, RAW_LIMIT - 1) + "…");
    }
  }

  /** Asks again for some of what was asked for. */
  @FunctionalInterface
  interface Again {
    void of(List<Probe> rest) throws InterruptedException;
  }

  /** Uses a reply. */
  @FunctionalInterface
  interface Use {
    void of(Reply reply) throws InterruptedException;
  }

  /**
   * Sends a request on behalf of these probes. When the service answers with one of the codes, the
   * probes are absent; when it gives no answer, or one that can't be read, they are unknown; else
   * the reply is used.
   */
  void send(
      String operation, Collection<Probe> probes, Set<String> absentCodes, Request request, Use use)
      throws InterruptedException {
    send(operation, probes, absentCodes, request, use, Optional.empty());
  }

  /**
   * Sends a request that several probes share. Where the service refuses it for some of them, those
   * that it names are unknown, and the others are asked for again.
   */
  void send(
      String operation,
      Collection<Probe> probes,
      Set<String> absentCodes,
      Request request,
      Use use,
      Again again)
      throws InterruptedException {
    send(operation, probes, absentCodes, request, use, Optional.of(again));
  }

  private void send(
      String operation,
      Collection<Probe> probes,
      Set<String> absentCodes,
      Request request,
      Use use,
      Optional<Again> again)
      throws InterruptedException {
    Instant askedAt = Instant.now();
    long start = System.nanoTime();
    try {
      Reply reply;
      permits.acquire();
      try {
        List<Data> items = request.send(clients);
        reply = new Reply(items, askedAt, Duration.ofNanos(System.nanoTime() - start));
      } finally {
        permits.release();
      }
      use.of(reply);
    } catch (RuntimeException error) {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Cause cause = Causes.of(operation, error);
      String code = Causes.code(error);
      List<Probe> rest =
          again.isPresent() && cause.reason() == Cause.Reason.OTHER && !code.isEmpty()
              ? probes.stream().filter(probe -> !isNamed(probe, cause.message())).toList()
              : List.of();
      boolean isOfSome = !rest.isEmpty() && rest.size() < probes.size();
      if (isOfSome) {
        again.get().of(rest);
      }
      for (Probe probe : probes) {
        if (isOfSome && rest.contains(probe)) {
          continue;
        }
        Evidence evidence = new Evidence(source(operation, probe), askedAt, took, code);
        answer(
            probe,
            absentCodes.contains(code)
                ? new Fact.Absent<>(evidence)
                : new Fact.Unknown<>(cause, evidence));
      }
    }
  }

  private static boolean isNamed(Probe probe, String message) {
    return !probe.argument().isEmpty()
        && Pattern.compile("(?<![\\w-])" + Pattern.quote(probe.argument()) + "(?![\\w-])")
            .matcher(message)
            .find();
  }

  /** Returns what was called for a probe, in words. */
  static String source(String operation, Probe probe) {
    return Stream.concat(Stream.of(operation), probe.arguments().stream())
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  void present(Probe probe, Data data, String operation, Reply reply) {
    answer(
        probe, new Fact.Present<>(data, reply.evidence(source(operation, probe), data.toString())));
  }

  void absent(Probe probe, String operation, Reply reply) {
    answer(probe, new Fact.Absent<>(reply.evidence(source(operation, probe), "")));
  }

  void unknown(Probe probe, Cause cause, String operation, Reply reply, String raw) {
    answer(probe, new Fact.Unknown<>(cause, reply.evidence(source(operation, probe), raw)));
  }

  private void answer(Probe probe, Fact<Data> fact) {
    answers.putIfAbsent(probe, fact);
  }

  /** A piece of work that makes calls. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  /** Does all of this side by side. An interrupt cancels what is not yet done. */
  void sideBySide(List<Work> works) throws InterruptedException {
    List<Future<?>> futures = new ArrayList<>();
    try {
      for (Work work : works) {
        futures.add(
            executor.submit(
                () -> {
                  work.run();
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException();
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }

  /** Returns an answer to each probe; those that nobody answered are unknown for this cause. */
  Map<Probe, Fact<Data>> answers(Set<Probe> probes, Cause otherwise) {
    Map<Probe, Fact<Data>> all = new java.util.HashMap<>();
    for (Probe probe : probes) {
      Evidence none =
          new Evidence(
              probe.kind() instanceof AwsKind kind ? source(kind.operation(), probe) : "",
              Instant.now(),
              Duration.ZERO,
              "");
      all.put(probe, answers.getOrDefault(probe, new Fact.Unknown<>(otherwise, none)));
    }
    return all;
  }
}
