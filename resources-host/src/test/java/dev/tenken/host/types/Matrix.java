package dev.tenken.host.types;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testkit.SpecRounds;
import dev.tenken.host.testing.SpecRun;
import dev.tenken.host.testing.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spec whose outer groups say how its checks end: what stands in {@code passes} passes, in {@code
 * fails} fails, in {@code unknown} is unknown. Negated, the first two change places.
 */
final class Matrix {
  private static final Pattern SHOULD = Pattern.compile("\\bshould(_not)?\\b");

  private final String text;
  private final Class<? extends Spec> spec;
  private final Class<? extends Spec> negated;
  private int checks;

  private Matrix(String file, String text) {
    this.text = text;
    this.spec = SpecRounds.compile(file, text);
    this.negated = SpecRounds.compile(file, negated(text));
  }

  static Matrix read(Path path) throws IOException {
    return new Matrix(path.getFileName().toString(), Files.readString(path));
  }

  private static String negated(String text) {
    Matcher matcher = SHOULD.matcher(text);
    return matcher.replaceAll(found -> found.group(1) == null ? "should_not" : "should");
  }

  /** Tells whether the spec names this. */
  boolean names(String name) {
    return text.contains(name);
  }

  /** Returns how many checks were judged as written. */
  int checks() {
    return checks;
  }

  /** Judges all on this host, as written and negated, and returns what did not end as it should. */
  List<String> wrong(TestHost host, List<String> all) {
    SpecRun run = new SpecRun(host, all);
    List<String> wrong = new ArrayList<>();
    Map<String, AttemptResult.Judged> verdicts = run.run(spec);
    checks += verdicts.size();
    compare(host.name(), verdicts, false, wrong);
    compare("negated: " + host.name(), run.run(negated), true, wrong);
    return wrong;
  }

  private static void compare(
      String where,
      Map<String, AttemptResult.Judged> verdicts,
      boolean negated,
      List<String> wrong) {
    verdicts.forEach(
        (path, judged) -> {
          Verdict expected = expected(path, negated);
          if (judged.verdict() != expected) {
            wrong.add(
                "%s › %s is %s, not %s: %s"
                    .formatted(where, path, judged.verdict(), expected, judged.detail()));
          }
        });
  }

  private static Verdict expected(String path, boolean negated) {
    if (path.startsWith("unknown")) {
      return Verdict.UNKNOWN;
    }
    return path.startsWith("passes") != negated ? Verdict.PASSED : Verdict.FAILED;
  }
}
