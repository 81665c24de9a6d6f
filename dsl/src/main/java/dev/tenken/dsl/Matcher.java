package dev.tenken.dsl;

import dev.tenken.dsl.resource.Finding;
import org.apiguardian.api.API;

/**
 * What {@code should} takes: judged on a subject, with its words for names and failure texts.
 *
 * <p>Made by the words of the language only.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class Matcher {
  private boolean judged;

  Matcher() {}

  /** Returns the matcher that holds when both hold. */
  public final Matcher and(Object other) {
    return new Composite(this, operand("and", other), true);
  }

  /** Returns the matcher that holds when one of the two holds. */
  public final Matcher or(Object other) {
    return new Composite(this, operand("or", other), false);
  }

  private static Matcher operand(String word, Object other) {
    if (other instanceof Matcher matcher) {
      return matcher;
    }
    throw new IllegalArgumentException(Errors.notAMatcher(word, other));
  }

  final Finding judgeOn(Subject subject) {
    judged = true;
    return judge(subject);
  }

  /** Notes that nothing is left to judge here, as in a list without items. */
  void markJudged() {
    judged = true;
  }

  final boolean isJudged() {
    return judged;
  }

  abstract Finding judge(Subject subject);

  /** Returns the words with the verb in its base form: {@code be installed with version 1.22.1}. */
  abstract String infinitive();

  final String sentence(boolean positive) {
    return Sentences.conjugate(infinitive(), positive);
  }

  @Override
  public final String toString() {
    return infinitive();
  }

  /** Two matchers on one subject. */
  private static final class Composite extends Matcher {
    private final Matcher first;
    private final Matcher second;
    private final boolean both;

    Composite(Matcher first, Matcher second, boolean both) {
      this.first = first;
      this.second = second;
      this.both = both;
    }

    @Override
    void markJudged() {
      super.markJudged();
      first.markJudged();
      second.markJudged();
    }

    @Override
    Finding judge(Subject subject) {
      // Both are always judged: an unknown in either makes the whole unknown.
      Finding one = first.judgeOn(subject);
      Finding two = second.judgeOn(subject);
      boolean holds = both ? one.holds() && two.holds() : one.holds() || two.holds();
      String found =
          one.found().equals(two.found()) ? one.found() : one.found() + "; " + two.found();
      return new Finding(holds, found, one.holds() ? two.nearest() : one.nearest());
    }

    @Override
    String infinitive() {
      return first.infinitive() + (both ? " and " : " or ") + second.infinitive();
    }
  }
}
