package dev.tenken.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.journal.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Judges each type's matrix of checks over real HTTP, as written and negated: what stands in {@code
 * passes} passes, in {@code fails} fails, in {@code unknown} is unknown, and negation swaps the
 * first two and leaves the third.
 *
 * <p>The target {@code main} answers as recorded, {@code documented} also in shapes that AWS
 * documents, {@code denied} refuses all.
 */
class MatrixTest {
  private static final Path FOLDER = Path.of("src", "test", "specs", "matrix");
  private static final Pattern SHOULD = Pattern.compile("\\bshould(_not)?\\b");

  static List<String> specs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void verdictsAreAsTheGroupsSay(String file) throws IOException {
    String text = Files.readString(FOLDER.resolve(file));
    List<String> wrong = new ArrayList<>();
    compare(text, false, wrong);
    compare(negated(text), true, wrong);
    assertThat(wrong).isEmpty();
  }

  private static void compare(String text, boolean negated, List<String> wrong) {
    try (AwsServer main = AwsServer.start();
        AwsServer documented = AwsServer.serving("documented");
        AwsServer denied = AwsServer.serving("denied");
        SpecRun run =
            new SpecRun()
                .target("main", Map.of("endpoint", main.endpoint()))
                .target("documented", Map.of("endpoint", documented.endpoint()))
                .target("denied", Map.of("endpoint", denied.endpoint()))) {
      Map<String, AttemptResult.Judged> verdicts = run.run(text);
      assertThat(verdicts).isNotEmpty();
      verdicts.forEach(
          (path, judged) -> {
            Verdict expected = expected(path, negated);
            if (judged.verdict() != expected) {
              wrong.add(
                  (negated ? "negated: " : "")
                      + path
                      + " is "
                      + judged.verdict()
                      + ", not "
                      + expected
                      + ": "
                      + judged.detail());
            }
          });
      Map<String, Map<String, Long>> counted = new TreeMap<>();
      Map.of("main", main, "documented", documented, "denied", denied)
          .forEach((target, server) -> counted.put(target, server.counts()));
      counted.values().removeIf(Map::isEmpty);
      assertThat(run.ledger().all()).isEqualTo(counted);
    }
  }

  private static Verdict expected(String path, boolean negated) {
    if (path.startsWith("unknown")) {
      return Verdict.UNKNOWN;
    }
    return path.startsWith("passes") != negated ? Verdict.PASSED : Verdict.FAILED;
  }

  private static String negated(String text) {
    Matcher matcher = SHOULD.matcher(text);
    return matcher.replaceAll(found -> found.group(1) == null ? "should_not" : "should");
  }
}
