package dev.tenken.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.journal.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What awspec 1.36.0 documents of the types that are here: each matcher and chain word is in the
 * matrix, and each attribute can be asked for. Left out are the words of ClassicLink, which is no
 * more.
 */
class AwspecWordsTest {
  private static final Path MATRIX = Path.of("src", "test", "specs", "matrix");

  /** Members that came after the SDK's version of this build. */
  private static final Set<String> LATER =
      Set.of(
          "ec2.secondary_interfaces",
          "rds.storage_encryption_type",
          "rds.storage_operation_percent_progress",
          "rds.storage_operation_status",
          "rds_db_cluster.internet_access_gateway_enabled",
          "rds_db_cluster.storage_encryption_type",
          "rds_db_cluster.vpc_networking_enabled");

  static Stream<List<String>> lines() throws IOException {
    return Files.readAllLines(Path.of("src", "test", "resources", "awspec-words.txt")).stream()
        .map(line -> List.of(line.split(" ")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void areAllHere(List<String> line) throws IOException {
    String type = line.get(0);
    List<String> words = line.subList(2, line.size());
    if (line.get(1).equals("words")) {
      String matrix = Files.readString(MATRIX.resolve(type + "_spec.groovy"));
      assertThat(words)
          .allSatisfy(
              word -> assertThat(matrix).containsPattern("\\b" + Pattern.quote(word) + "\\b"));
    } else {
      Map<String, Verdict> verdicts = verdicts(type, words);
      assertThat(words.stream().filter(word -> verdicts.get(word) != Verdict.UNKNOWN))
          .allMatch(word -> LATER.contains(type + "." + word));
    }
  }

  /** Where all is refused, what can be asked for is unknown, and the rest an error of the spec. */
  private static Map<String, Verdict> verdicts(String type, List<String> properties) {
    StringBuilder spec = new StringBuilder("describe(" + type + "('x-example')) {\n");
    properties.forEach(
        property -> spec.append("its('%1$s', '%1$s') { should be_nil }%n".formatted(property)));
    Map<String, Verdict> verdicts = new HashMap<>();
    try (AwsServer server = AwsServer.serving("denied");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      run.run(spec.append("}").toString())
          .forEach(
              (path, judged) ->
                  verdicts.put(path.substring(path.lastIndexOf(' ') + 1), judged.verdict()));
    }
    return verdicts;
  }
}
