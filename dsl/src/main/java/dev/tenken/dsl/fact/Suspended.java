package dev.tenken.dsl.fact;

import org.apiguardian.api.API;

/**
 * Puts an attempt aside until a missing fact has been collected.
 *
 * <p>Control flow only, without a stack trace. The missing fact is noted in the attempt before this
 * is thrown: an attempt that noted one is put aside however it ended.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Suspended extends Error {
  private static final long serialVersionUID = 1L;

  /** Makes the signal. */
  public Suspended() {
    super("put aside until the missing facts are collected", null, false, false);
  }
}
