package dev.tenken.dsl.resource;

import org.apiguardian.api.API;

/**
 * What a predicate found.
 *
 * @param holds whether the predicate holds
 * @param found what was found, in words that follow "found:", such as {@code version 1.18.0-6} or
 *     {@code no such user}
 * @param nearest the nearest candidate of a list, or the empty string
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finding(boolean holds, String found, String nearest) {
  /** Returns a finding without a nearest candidate. */
  public static Finding of(boolean holds, String found) {
    return new Finding(holds, found, "");
  }

  /** Returns that the predicate holds. */
  public static Finding yes(String found) {
    return of(true, found);
  }

  /** Returns that the predicate does not hold. */
  public static Finding no(String found) {
    return of(false, found);
  }

  /** Called by Groovy where a truth is asked for: {@code only_if { file('/x').exists() }}. */
  public boolean asBoolean() {
    return holds;
  }

  /** Returns this finding with the nearest candidate named. */
  public Finding nearest(String candidate) {
    return new Finding(holds, found, candidate);
  }
}
