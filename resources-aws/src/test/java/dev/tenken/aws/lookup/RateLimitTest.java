package dev.tenken.aws.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Route 53 takes five calls a second of an account. */
class RateLimitTest {
  @Test
  void letsAFirstBurstPassAndThenSoManyASecond() throws InterruptedException {
    RateLimit limit = new RateLimit(20);
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      limit.pass();
    }
    long burst = System.nanoTime() - start;
    for (int i = 0; i < 10; i++) {
      limit.pass();
    }
    long all = System.nanoTime() - start;

    assertThat(burst).isLessThan(400_000_000L);
    assertThat(all).isGreaterThan(450_000_000L);
  }
}
