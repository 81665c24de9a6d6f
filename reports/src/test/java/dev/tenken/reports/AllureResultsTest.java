package dev.tenken.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenken.dsl.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureResultsTest {
  private final JsonMapper json = new JsonMapper();

  @TempDir Path folder;

  @Test
  void eachVerdictHasItsStatus() throws IOException {
    write(Journals.ordinary().end());

    Map<String, Integer> statuses = new TreeMap<>();
    results().forEach(result -> statuses.merge(result.at("/status").asText(), 1, Integer::sum));
    assertThat(statuses)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("passed", 7, "failed", 3, "broken", 4, "skipped", 3));
  }

  @Test
  void aResultSaysWhatWasCheckedWhere() throws IOException {
    write(Journals.ordinary().end());

    JsonNode result = result("used percent is less than 80", "failed");
    assertThat(result.at("/fullName").asText())
        .isEqualTo("web-01 / the data volume › Mount \"/data\" › used percent is less than 80");
    assertThat(labels(result))
        .contains(
            "parentSuite=staging",
            "suite=web-01",
            "subSuite=Mount \"/data\"",
            "epic=Mount",
            "feature=Mount \"/data\"",
            "story=used percent is less than 80",
            "host=web-01",
            "thread=web-01",
            "framework=tenken",
            "severity=critical",
            "owner=sre",
            "tag=smoke");
    assertThat(result.at("/parameters").toString())
        .contains("\"environment\",\"value\":\"staging\"", "\"target\",\"value\":\"web-01\"");
    assertThat(result.at("/statusDetails/message").asText())
        .isEqualTo("expected less than 80, found 91");
    assertThat(result.at("/statusDetails/trace").asText()).contains("nearest: /data/log (74)");
    assertThat(result.at("/links/0/url").asText()).startsWith("../index.html#c-");
  }

  @Test
  void oneCheckIsOneTestCaseOnAllTargetsWithAHistoryOnEach() throws IOException {
    write(Journals.ordinary().end());

    List<JsonNode> same =
        results().stream().filter(r -> r.at("/name").asText().equals("mode equals 644")).toList();
    assertThat(same).hasSize(2);
    assertThat(same).extracting(r -> r.at("/testCaseId").asText()).containsOnly(id(same.get(0)));
    assertThat(same).extracting(r -> r.at("/historyId").asText()).doesNotHaveDuplicates();
  }

  @Test
  void rawAnswersAreAttachedToWhatDidNotPassOnly() throws IOException {
    write(Journals.ordinary().end());

    JsonNode attachment = result("used percent is less than 80", "failed").at("/attachments/0");
    assertThat(attachment.at("/name").asText()).isEqualTo("dpkg-query -W");
    assertThat(folder.resolve("allure-results").resolve(attachment.at("/source").asText()))
        .content()
        .isEqualTo(
            "dpkg-query -W\nasked 2026-11-21 03:04:06 UTC, took 140 ms\n\n"
                + "/dev/sdb1 ext4 91% /data");
    assertThat(result("used percent is less than 80", "passed").at("/attachments")).isEmpty();
  }

  @Test
  void anUnknownFallsIntoTheCategoryOfItsCause() throws IOException {
    write(Journals.ordinary().end());

    String unknown = result("is running", "broken").at("/statusDetails/message").asText();
    String broken = result("has EIP 203.0.113.10", "broken").at("/statusDetails/message").asText();
    assertThat(categories(unknown)).containsExactly("Unknown: unreachable");
    assertThat(categories(broken)).containsExactly("Broken checks");
  }

  @Test
  void theEnvironmentSaysThatNothingWasAsked() throws IOException {
    write(Journals.ordinary().replayOf("2026-11-20T01:02:03Z").cutShort().end());

    Properties environment = new Properties();
    try (var in = Files.newInputStream(folder.resolve("allure-results/environment.properties"))) {
      environment.load(in);
    }
    assertThat(environment)
        .containsEntry("environment", "staging")
        .containsEntry("replay", "REPLAY of 2026-11-20 01:02:03 UTC, nothing was asked")
        .containsEntry("targets", "aws-main, db-01, web-01, web-02")
        .containsEntry("note.1", "--tag smoke left out 12 checks")
        .containsKey("incomplete");
  }

  @Test
  void theBuildNumberOrdersTheTrend() throws IOException {
    write(Journals.ordinary().end());

    JsonNode executor = json.readTree(folder.resolve("allure-results/executor.json").toFile());
    assertThat(executor.at("/buildOrder").asLong()).isEqualTo(42);
    assertThat(executor.at("/buildName").asText()).isEqualTo("nightly #42");
    assertThat(executor.at("/buildUrl").asText()).isEqualTo("https://ci.example/job/42/");
  }

  @Test
  void anythingFromAHostIsShownAsText() throws IOException {
    String hostile = Journals.HOSTILE;
    write(
        Journals.journal()
            .environment(hostile)
            .notes(hostile)
            .failed(hostile, hostile, hostile, Journals.drift(hostile, hostile))
            .end());

    JsonNode result = results().get(0);
    assertThat(result.at("/name").asText())
        .startsWith("‹script›alert(1)‹/script› [U+001B][2J")
        .doesNotContain("<", "\u001b", "\u0000");
    assertThat(result.at("/statusDetails/trace").asText()).doesNotContain("<", "\u001b", "\u0000");
  }

  private void write(Journal journal) throws IOException {
    new AllureResults(folder.resolve("earlier")).write(journal, folder);
  }

  private List<JsonNode> results() throws IOException {
    List<JsonNode> results = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder.resolve("allure-results"), "*-result.json")) {
      for (Path file : files) {
        results.add(json.readTree(file.toFile()));
      }
    }
    return results;
  }

  private JsonNode result(String name, String status) throws IOException {
    return results().stream()
        .filter(result -> result.at("/name").asText().equals(name))
        .filter(result -> result.at("/status").asText().equals(status))
        .findFirst()
        .orElseThrow();
  }

  private List<String> categories(String message) throws IOException {
    List<String> matching = new ArrayList<>();
    for (JsonNode category :
        json.readTree(folder.resolve("allure-results/categories.json").toFile())) {
      if (category.at("/matchedStatuses/0").asText().equals("broken")
          && message.matches(category.at("/messageRegex").asText())) {
        matching.add(category.at("/name").asText());
      }
    }
    return matching;
  }

  private static String id(JsonNode result) {
    return result.at("/testCaseId").asText();
  }

  private static List<String> labels(JsonNode result) {
    List<String> labels = new ArrayList<>();
    for (JsonNode label : result.at("/labels")) {
      labels.add(label.at("/name").asText() + "=" + label.at("/value").asText());
    }
    return labels;
  }
}
