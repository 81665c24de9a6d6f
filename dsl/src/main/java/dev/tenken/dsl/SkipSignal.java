package dev.tenken.dsl;

/** Ends an attempt that {@code skip('why')} was called in. */
final class SkipSignal extends Error {
  private static final long serialVersionUID = 1L;

  SkipSignal(String why) {
    super(why, null, false, false);
  }
}
