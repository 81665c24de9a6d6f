package dev.tenken.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenken.dsl.journal.Journal;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureHtmlTest {
  @TempDir Path folder;

  @Test
  void itIsOneFileThatFetchesNothing() throws IOException {
    write(Journals.ordinary().end());

    String page = Files.readString(folder.resolve("allure-report/index.html"));
    assertThat(page)
        .contains("<title>Tenken: staging</title>", "data/suites.json")
        .doesNotContain("googletagmanager.com", "src=\"http", "href=\"http");
    try (var files = Files.list(folder.resolve("allure-report"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("index.html", "history");
    }
  }

  /** Its extensions are listed by hand, and some of what its generator asks for is left out. */
  @Test
  void allThatItsPagesShowIsInIt() throws IOException {
    write(Journals.ordinary().end());

    Map<String, String> data = data();
    assertThat(data).containsKeys("data/timeline.json", "widgets/launch.json");
    assertThat(data.get("data/suites.csv")).contains("\"base/mounts_spec.groovy:13\",\"2\"");
    assertThat(data.get("data/suites.json")).contains("\"tags\":[\"smoke\"]");
    assertThat(data.get("data/categories.json")).contains("Drift: ", "Unknown: unreachable");
    assertThat(data.get("widgets/categories.json")).contains("Drift: ");
    assertThat(data.get("widgets/categories-trend.json")).contains("Drift: ");
    assertThat(data.get("widgets/duration.json")).contains("\"severity\":\"critical\"");
    assertThat(data.get("widgets/duration-trend.json")).contains("\"duration\":");
    assertThat(data.get("widgets/environment.json")).contains("2026-11-21 03:04:05 UTC");
    assertThat(data.get("widgets/executors.json")).contains("nightly #42");
    assertThat(data.get("widgets/history-trend.json")).contains("\"failed\":3");
    assertThat(data.get("widgets/retry-trend.json")).contains("\"run\":17");
    assertThat(data.get("widgets/severity.json")).contains("\"critical\"");
    assertThat(data.get("widgets/status-chart.json")).contains("is installed with version 1.22.1");
    assertThat(data.get("widgets/suites.json")).contains("staging");
    assertThat(data.get("widgets/summary.json")).contains("\"total\":17");
  }

  @Test
  void aCheckShowsItsPlaceAndItsLabels() throws IOException {
    write(Journals.ordinary().end());

    assertThat(data().values())
        .anySatisfy(
            check ->
                assertThat(check)
                    .contains("\"descriptionHtml\":\"<code>base/mounts_spec.groovy:13</code>\"")
                    .contains("\"severity\":\"critical\"", "\"tags\":[\"smoke\"]"));
  }

  /** Returns what the page has instead of files. */
  private Map<String, String> data() throws IOException {
    return Pattern.compile("d\\('([^']+)', *'([^']+)'")
        .matcher(Files.readString(folder.resolve("allure-report/index.html")))
        .results()
        .collect(
            toMap(
                file -> file.group(1),
                file -> new String(Base64.getMimeDecoder().decode(file.group(2)), UTF_8),
                (one, same) -> one));
  }

  @Test
  void itsTitleSaysThatNothingWasAsked() throws IOException {
    write(Journals.ordinary().replayOf("2026-11-20T01:02:03Z").environment("<b>").end());

    assertThat(folder.resolve("allure-report/index.html"))
        .content()
        .contains(
            "<title>Tenken: ‹b› (REPLAY of 2026-11-20 01:02:03 UTC, nothing was asked)</title>");
  }

  @Test
  void theNextReportCarriesTheHistoryOn() throws IOException {
    write(Journals.ordinary().end());
    write(Journals.ordinary().end());

    Path trend = folder.resolve("allure-report/history/history-trend.json");
    JsonNode items = new JsonMapper().readTree(trend.toFile());
    assertThat(items).hasSize(2);
    assertThat(items.get(0).at("/data/failed").asInt()).isEqualTo(3);
  }

  @Test
  void anyContextClassLoaderWillDo() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
      thread.setContextClassLoader(empty);
      write(Journals.ordinary().end());
      assertThat(thread.getContextClassLoader()).isSameAs(empty);
    } finally {
      thread.setContextClassLoader(before);
    }

    assertThat(folder.resolve("allure-report/index.html")).exists();
  }

  @Test
  void manyChecksAreOnRequestOnlyAndItIsSaid() {
    Journal many = Journals.large(AllureHtml.MOST + 1);
    Journal few = Journals.ordinary().end();
    List<String> said = new ArrayList<>();

    assertThat(AllureHtml.isWanted("auto", few, said::add)).isTrue();
    assertThat(AllureHtml.isWanted("true", few, said::add)).isTrue();
    assertThat(AllureHtml.isWanted("false", few, said::add)).isFalse();
    assertThat(AllureHtml.isWanted("true", many, said::add)).isTrue();
    assertThat(AllureHtml.isWanted("true", Journals.ordinary().cutShort().end(), said::add))
        .isFalse();
    assertThat(said).isEmpty();
    assertThat(AllureHtml.isWanted("auto", many, said::add)).isFalse();
    assertThat(said)
        .containsExactly(
            "Allure's HTML is not made of 2,001 checks unless asked for: tenken.allure=true");
  }

  private void write(Journal journal) throws IOException {
    new AllureHtml(folder).write(journal, folder);
  }
}
