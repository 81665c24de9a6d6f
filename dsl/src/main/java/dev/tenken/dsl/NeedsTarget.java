package dev.tenken.dsl;

/** Ends the evaluation of a group that reads what only a target has, when there is none yet. */
final class NeedsTarget extends Error {
  private static final long serialVersionUID = 1L;

  NeedsTarget(String what) {
    super(what + " is only known when the spec runs against a target", null, false, false);
  }
}
