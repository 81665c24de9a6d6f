package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Properties;
import dev.tenken.dsl.resource.Resource;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of proofs: every predicate, chain word and property of every type is judged once
 * so that it holds and once so that it does not, in the matrix of its type, which runs on real
 * data.
 *
 * <p>The table is written to {@code target/proof-table.md}.
 */
class ProofTableTest {
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("../resources-host/src/test/specs/matrix"),
          Path.of("../resources-aws/src/test/specs/matrix"));
  private static final Pattern GROUP = Pattern.compile("^context\\('(passes|fails|unknown)");
  private static final Pattern SHOULD =
      Pattern.compile("\\b(should|should_not|not_to|to)\\b[ (]+(.*)");
  private static final Pattern WORD =
      Pattern.compile("\\b(be_\\w+|have_\\w+|belong_to\\w*|exist|contain\\w*)\\b");
  private static final Pattern CHAIN = Pattern.compile("\\.(\\w+)");
  private static final Pattern ITS =
      Pattern.compile("\\bits\\(\\[?'([^'.\\[]+)|\\)\\.(\\w+)\\)?\\.");

  /** Where a row is proved to hold, not to hold, and to be unknown: file and line. */
  private static final class Proof {
    private final List<String> pass = new ArrayList<>();
    private final List<String> fail = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
  }

  /** What no real data at hand shows, with the reason; a row that comes to be proved must leave. */
  private static final Map<String, String> UNPROVED = Map.of();

  private final Map<String, Proof> table = new TreeMap<>();
  private final Map<String, Proof> chains = new TreeMap<>();

  @Test
  void everyMatcherHoldsOnceAndFailsOnce() throws Exception {
    Set<String> gaps = new TreeSet<>();
    for (Map.Entry<String, Class<?>> word : Vocabulary.types().entrySet()) {
      Class<?> type = word.getValue();
      if (Resource.class.isAssignableFrom(type)) {
        Map<String, Proof> rows = rows(type);
        Path matrix = matrix(word.getKey());
        if (matrix == null) {
          gaps.add(word.getKey() + ": no matrix");
        } else {
          read(matrix, rows);
        }
        rows.forEach((row, proof) -> table.put(word.getKey() + " | " + row, proof));
      }
    }
    write(table);
    Map<String, Proof> once = new TreeMap<>(chains);
    table.forEach(
        (row, proof) -> {
          if (!chains.containsValue(proof)) {
            once.put(row, proof);
          }
        });
    once.forEach(
        (row, proof) -> {
          if (proof.pass.isEmpty()) {
            gaps.add(row + " is never shown to hold");
          }
          if (proof.fail.isEmpty()) {
            gaps.add(row + " is never shown to fail");
          }
        });
    assertThat(gaps)
        .as("cells of the table of proofs that are empty")
        .containsExactlyInAnyOrderElementsOf(UNPROVED.keySet());
    assertThat(table).isNotEmpty();
  }

  private Map<String, Proof> rows(Class<?> type) {
    Map<String, Proof> rows = new TreeMap<>();
    for (Method method : Vocabulary.methods(type)) {
      Vocabulary.matcher(method).ifPresent(matcher -> matcherRows(method, matcher, rows));
    }
    Properties.names(type)
        .forEach(name -> rows.computeIfAbsent("its " + Names.snake(name), row -> new Proof()));
    return rows;
  }

  private void matcherRows(Method method, String matcher, Map<String, Proof> rows) {
    rows.computeIfAbsent(matcher, row -> new Proof());
    for (String link : Vocabulary.chain(method)) {
      String ofAllTypes = method.getReturnType().getSimpleName() + "." + link;
      rows.put(matcher + "." + link, chains.computeIfAbsent(ofAllTypes, row -> new Proof()));
    }
  }

  private static Path matrix(String word) {
    return FOLDERS.stream()
        .map(folder -> folder.resolve(word + "_spec.groovy"))
        .filter(Files::exists)
        .findFirst()
        .orElse(null);
  }

  private static void read(Path matrix, Map<String, Proof> rows) throws IOException {
    String group = "";
    int number = 0;
    for (String line : Files.readAllLines(matrix)) {
      number++;
      Matcher opens = GROUP.matcher(line);
      if (opens.find()) {
        group = opens.group(1);
      }
      Matcher should = SHOULD.matcher(line);
      if (group.isEmpty() || !should.find()) {
        continue;
      }
      String place = matrix.getFileName() + ":" + number;
      boolean positive = should.group(1).equals("should") || should.group(1).equals("to");
      boolean holds = group.equals("passes") == positive;
      Matcher its = ITS.matcher(line);
      while (its.find()) {
        String name = its.group(1) == null ? its.group(2) : its.group(1);
        note(rows, "its " + Names.snake(name), group, group.equals("passes"), place);
      }
      String assertion = should.group(2);
      Matcher word = WORD.matcher(assertion);
      if (word.find()) {
        note(rows, word.group(1), group, holds, place);
        Matcher chain = CHAIN.matcher(assertion.substring(word.end()));
        while (chain.find()) {
          note(rows, word.group(1) + "." + Names.snake(chain.group(1)), group, holds, place);
        }
      }
    }
  }

  private static void note(
      Map<String, Proof> rows, String row, String group, boolean holds, String place) {
    Proof proof = rows.get(row);
    if (proof != null) {
      (group.equals("unknown") ? proof.unknown : holds ? proof.pass : proof.fail).add(place);
    }
  }

  private static void write(Map<String, Proof> table) throws IOException {
    StringBuilder text =
        new StringBuilder("| type | matcher | holds | fails | unknown |\n|---|---|---|---|---|\n");
    table.forEach(
        (row, proof) ->
            text.append("| ")
                .append(row)
                .append(" | ")
                .append(first(proof.pass))
                .append(" | ")
                .append(first(proof.fail))
                .append(" | ")
                .append(first(proof.unknown))
                .append(" |\n"));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/proof-table.md"), text);
  }

  private static String first(List<String> places) {
    return places.isEmpty() ? "" : places.get(0);
  }
}
