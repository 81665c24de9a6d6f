package dev.tenken.host.types;

/** What can be said of a part of a rule. */
enum Tri {
  YES,
  NO,
  MAYBE;

  static Tri of(boolean holds) {
    return holds ? YES : NO;
  }

  Tri not() {
    return this == YES ? NO : this == NO ? YES : MAYBE;
  }

  Tri and(Tri other) {
    return this == NO || other == NO ? NO : this == MAYBE || other == MAYBE ? MAYBE : YES;
  }

  Tri or(Tri other) {
    return not().and(other.not()).not();
  }
}
