package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.host.testing.Lab;
import dev.tenken.host.testing.RecordedHost;
import dev.tenken.host.testing.SpecRun;
import dev.tenken.host.testing.TestHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Judges each type's matrix of checks on the lab's hosts, and on those recorded hosts that it
 * names, as written and negated: what stands in {@code passes} passes, in {@code fails} fails, in
 * {@code unknown} is unknown, and negation swaps the first two and leaves the third.
 */
class MatrixTest {
  private static final Path FOLDER = Path.of("src", "test", "specs");

  /** {@code -Dmatrix=mount,fstab} judges only these while they are being written. */
  private static final Predicate<String> WANTED =
      System.getProperty("matrix", "").isEmpty()
          ? file -> true
          : file ->
              List.of(System.getProperty("matrix").split(","))
                  .contains(file.replace("_spec.groovy", ""));

  private static final Pattern SHOULD = Pattern.compile("\\bshould(_not)?\\b");

  static Stream<Path> specs() throws IOException {
    return Stream.concat(specs("matrix"), specs("unprivileged"));
  }

  private static Stream<Path> specs(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .filter(file -> WANTED.test(file.getFileName().toString()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void verdictsAreAsTheGroupsSay(Path path) throws Exception {
    Lab lab = Lab.up();
    String text = Files.readString(path);
    String file = path.getFileName().toString();
    boolean root = path.getParent().endsWith("matrix");
    Class<? extends Spec> spec = SpecRun.compile(file, text);
    Class<? extends Spec> negated = SpecRun.compile(file, negated(text));
    List<String> wrong = new ArrayList<>();
    int checks = 0;
    List<String> names = new ArrayList<>(root ? lab.namesAndThisMachine() : lab.names());
    List<String> recorded =
        RecordedHost.names().stream().filter(name -> root && text.contains(name)).toList();
    names.addAll(recorded);
    for (String name : names) {
      try (TestHost host =
          recorded.contains(name)
              ? RecordedHost.open(name)
              : root ? lab.asRoot(name) : lab.asUser(name)) {
        SpecRun run = new SpecRun(host, names);
        Map<String, AttemptResult.Judged> verdicts = run.run(spec);
        checks += verdicts.size();
        compare(name, "", verdicts, false, wrong);
        compare(name, "negated: ", run.run(negated), true, wrong);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checks).isPositive();
  }

  private static void compare(
      String host,
      String prefix,
      Map<String, AttemptResult.Judged> verdicts,
      boolean negated,
      List<String> wrong) {
    verdicts.forEach(
        (path, judged) -> {
          Verdict expected = expected(path, negated);
          if (judged.verdict() != expected) {
            wrong.add(
                prefix
                    + host
                    + " › "
                    + path
                    + " is "
                    + judged.verdict()
                    + ", not "
                    + expected
                    + ": "
                    + judged.detail());
          }
        });
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
