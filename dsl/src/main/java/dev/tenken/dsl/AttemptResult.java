package dev.tenken.dsl;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.journal.Detail;
import dev.tenken.dsl.journal.Verdict;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/** How one attempt of a check, or of a spec's evaluation, ended. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface AttemptResult {
  /**
   * Put aside until these are answered.
   *
   * @param missing what it needs, and what it will probably need
   */
  record Aside(Set<Question> missing) implements AttemptResult {}

  /**
   * Judged.
   *
   * @param verdict how
   * @param detail why it did not pass
   * @param sentence what it says, evaluated: the display name
   * @param read the facts it read, in order
   */
  record Judged(Verdict verdict, Detail detail, String sentence, Map<Question, Fact<Data>> read)
      implements AttemptResult {}
}
