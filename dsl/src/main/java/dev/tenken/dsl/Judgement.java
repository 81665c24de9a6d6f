package dev.tenken.dsl;

import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.resource.Finding;
import org.jspecify.annotations.Nullable;

/** Judges a matcher on a subject, and notes in the attempt what came of it. */
final class Judgement {
  private Judgement() {}

  static void judge(Attempt attempt, @Nullable Object given, Subject subject, boolean positive) {
    if (!(given instanceof Matcher matcher)) {
      throw new IllegalArgumentException(
          Errors.notAMatcher(positive ? "should" : "should_not", given));
    }
    attempt.judged();
    if (!subject.description().startsWith("the value ")) {
      attempt.says(matcher.sentence(positive));
    }
    if (attempt.isDry()) {
      matcher.markJudged();
      return;
    }
    String expected = subject.description() + " " + matcher.sentence(positive);
    Finding finding;
    try {
      finding = matcher.judgeOn(subject);
    } catch (Missing e) {
      throw attempt.failed(new CheckFailure(expected, Finding.no(String.valueOf(e.getMessage()))));
    } catch (Undetermined e) {
      throw attempt.undetermined(e.why());
    } catch (RuntimeException e) {
      throw attempt.mistaken(e);
    }
    if (finding.holds() != positive) {
      throw attempt.failed(new CheckFailure(expected, finding));
    }
  }
}
