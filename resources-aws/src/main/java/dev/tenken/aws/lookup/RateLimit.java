package dev.tenken.aws.lookup;

import java.time.Duration;

/** Lets callers pass one after the other, so many a second, after a first burst of as many. */
final class RateLimit {
  private final long interval;
  private final long burst;
  private long nextAt;

  RateLimit(int perSecond) {
    this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
    this.burst = Duration.ofSeconds(1).toNanos() - interval;
    this.nextAt = System.nanoTime() - burst;
  }

  /** Waits for this caller's turn. */
  void pass() throws InterruptedException {
    long wait;
    synchronized (this) {
      long now = System.nanoTime();
      nextAt = Math.max(nextAt, now - burst) + interval;
      wait = nextAt - now;
    }
    if (wait > 0) {
      Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
    }
  }
}
