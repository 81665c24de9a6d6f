package dev.tenken.dsl;

import org.apiguardian.api.API;

/** A value that a matcher is about to be judged on: {@code expect(value).to(eq(5))}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Expectation {
  private final Running running;
  private final Subject subject;

  Expectation(Running running, Subject subject) {
    this.running = running;
    this.subject = subject;
  }

  /** Asserts that the matcher holds. */
  public void to(Object matcher) {
    judge(matcher, true);
  }

  /** Asserts that the matcher does not hold. */
  public void not_to(Object matcher) {
    judge(matcher, false);
  }

  /** Asserts that the matcher does not hold. */
  public void to_not(Object matcher) {
    judge(matcher, false);
  }

  /** Asserts that the matcher does not hold. */
  public void notTo(Object matcher) {
    judge(matcher, false);
  }

  private void judge(Object matcher, boolean positive) {
    running.attempt().settled(this);
    Judgement.judge(running.attempt(), matcher, subject, positive);
  }
}
