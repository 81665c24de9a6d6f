package dev.tenken.dsl;

import java.time.Duration;
import java.time.Instant;
import org.apiguardian.api.API;

/**
 * A time before the fact it is compared with was asked: {@code 5.minutes.ago}.
 *
 * @param age how long before
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Ago(Duration age) {
  Instant before(Instant asked) {
    return asked.minus(age);
  }

  @Override
  public String toString() {
    return Units.show(age) + " ago";
  }
}
