package dev.tenken.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Names;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Judges each type's matrix of checks over real HTTP, as written and negated: what stands in {@code
 * passes} passes, in {@code fails} fails, in {@code unknown} is unknown, and negation swaps the
 * first two and leaves the third. Where all is refused, every check is unknown.
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
    compare("", text, path -> expected(path, false), wrong);
    compare("negated: ", negated(text), path -> expected(path, true), wrong);
    compare("refused: ", refused(text), path -> Verdict.UNKNOWN, wrong);
    assertThat(wrong).isEmpty();
  }

  /** The words that the processor found, with their types. */
  static Stream<Arguments> types() throws IOException, ClassNotFoundException {
    List<Arguments> types = new ArrayList<>();
    try (InputStream words =
        MatrixTest.class.getClassLoader().getResourceAsStream("META-INF/tenken/words")) {
      for (String line :
          new String(words.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] columns = line.split("\t", -1);
        types.add(Arguments.of(columns[0], Class.forName(columns[1])));
      }
    }
    return types.stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyMatcherChainAndPropertyPassesAndFailsSomewhere(String word, Class<?> type)
      throws IOException {
    String text = Files.readString(FOLDER.resolve(word + "_spec.groovy"));
    String passes = text.substring(0, text.indexOf("\ncontext('fails')"));
    String fails = text.substring(passes.length(), text.indexOf("\ncontext('unknown')"));
    List<String> missing = new ArrayList<>();
    for (String name : vocabulary(type)) {
      Pattern used = Pattern.compile(name + "(?![a-z_])");
      Stream.of(passes, fails)
          .filter(group -> !used.matcher(group).find())
          .forEach(
              group -> missing.add(name + " in " + (group.equals(passes) ? "passes" : "fails")));
    }
    assertThat(missing).isEmpty();
  }

  /** How a type's predicates, their chain words and its properties are written. */
  private static Set<String> vocabulary(Class<?> type) {
    Set<String> vocabulary = new TreeSet<>();
    for (Method method : type.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())
          || method.isBridge()
          || !Resource.class.isAssignableFrom(method.getDeclaringClass())
          || method.getDeclaringClass() == Resource.class
          || List.of("property", "propertyNames", "refuse").contains(method.getName())) {
        continue;
      }
      String snake = Names.snake(method.getName());
      Class<?> result = method.getReturnType();
      if (result == Finding.class || Refinable.class.isAssignableFrom(result)) {
        vocabulary.add(
            snake
                .replaceFirst("^is_", "be_")
                .replaceFirst("^has_", "have_")
                .replaceFirst("^belongs_", "belong_")
                .replaceFirst("^exists$", "exist"));
        for (Method chain : result.getDeclaredMethods()) {
          if (Refinable.class.isAssignableFrom(result)
              && Modifier.isPublic(chain.getModifiers())
              && chain.getReturnType() == result) {
            vocabulary.add("\\." + Names.snake(chain.getName()).replaceFirst("_$", ""));
          }
        }
      } else {
        vocabulary.add("its\\('" + snake + "'\\)");
      }
    }
    return vocabulary;
  }

  private static void compare(
      String how, String text, Function<String, Verdict> expected, List<String> wrong) {
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
            if (judged.verdict() != expected.apply(path)) {
              wrong.add(
                  how
                      + path
                      + " is "
                      + judged.verdict()
                      + ", not "
                      + expected.apply(path)
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

  private static String refused(String text) {
    return text.replaceAll("aws: '(main|documented)'", "aws: 'denied'");
  }

  private static String negated(String text) {
    Matcher matcher = SHOULD.matcher(text);
    return matcher.replaceAll(found -> found.group(1) == null ? "should_not" : "should");
  }
}
