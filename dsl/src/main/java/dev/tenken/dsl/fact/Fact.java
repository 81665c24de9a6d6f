package dev.tenken.dsl.fact;

import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * One answer: present with a value, absent, or unknown with its cause.
 *
 * @param <T> what a present fact carries; sources answer with {@link Data}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Fact<T> {
  /** Returns where the answer comes from. */
  Evidence evidence();

  /** Returns this fact with its value, if any, changed by the function. */
  <R> Fact<R> map(Function<? super T, ? extends R> change);

  /** The thing is there. */
  record Present<T>(T value, Evidence evidence) implements Fact<T> {
    @Override
    public <R> Fact<R> map(Function<? super T, ? extends R> change) {
      return new Present<>(change.apply(value), evidence);
    }
  }

  /** The thing was looked for where it would be, and is not there. */
  record Absent<T>(Evidence evidence) implements Fact<T> {
    @Override
    public <R> Fact<R> map(Function<? super T, ? extends R> change) {
      return new Absent<>(evidence);
    }
  }

  /** Whether the thing is there could not be determined. Never green, negated or not. */
  record Unknown<T>(Cause cause, Evidence evidence) implements Fact<T> {
    @Override
    public <R> Fact<R> map(Function<? super T, ? extends R> change) {
      return new Unknown<>(cause, evidence);
    }
  }
}
