package dev.tenken.dsl.journal;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.apiguardian.api.API;

/**
 * What a run did to the outside, counted per target: connections, channels, and calls per
 * operation.
 *
 * <p>Keys are {@code target}, then the thing counted: {@code ssh.connection}, {@code ssh.channel},
 * {@code round}, or an AWS operation such as {@code ec2:DescribeInstances}. Safe for concurrent
 * use.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Ledger {
  private final Map<String, Map<String, LongAdder>> counts = new ConcurrentSkipListMap<>();

  /** Makes an empty ledger. */
  public Ledger() {}

  /** Counts one of these. */
  public void count(String target, String what) {
    counts
        .computeIfAbsent(target, name -> new ConcurrentSkipListMap<>())
        .computeIfAbsent(what, name -> new LongAdder())
        .increment();
  }

  /** Returns how often this was counted. */
  public long of(String target, String what) {
    LongAdder adder = counts.getOrDefault(target, Map.of()).get(what);
    return adder == null ? 0 : adder.sum();
  }

  /** Returns all counts, by target and thing, sorted. */
  public Map<String, Map<String, Long>> all() {
    Map<String, Map<String, Long>> all = new java.util.TreeMap<>();
    counts.forEach(
        (target, things) -> {
          Map<String, Long> sums = new java.util.TreeMap<>();
          things.forEach((what, adder) -> sums.put(what, adder.sum()));
          all.put(target, sums);
        });
    return all;
  }
}
