package dev.tenken.dsl;

import dev.tenken.dsl.resource.Finding;

/** A matcher did not hold. */
final class CheckFailure extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;
  private final String expected;

  CheckFailure(String expected, Finding finding) {
    super("expected: " + expected + "\n   found: " + finding.found());
    this.expected = expected;
    this.finding = finding;
  }

  String expected() {
    return expected;
  }

  Finding finding() {
    return finding;
  }
}
