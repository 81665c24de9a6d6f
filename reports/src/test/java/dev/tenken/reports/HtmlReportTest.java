package dev.tenken.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  @TempDir Path folder;

  @Test
  void theOutcomeStandsFirst() throws IOException {
    String page = page(Journals.ordinary().end());

    assertThat(page)
        .contains(
            "<title>17 checks: 7 passed, 3 failed, 3 unknown, 1 broken, 1 skipped, 2 pending"
                + " · staging · Tenken</title>")
        .containsSubsequence(
            "id=\"failed\"",
            "id=\"broken\"",
            "id=\"unknown\"",
            "id=\"h-targets\"",
            "id=\"checks\"");
  }

  @Test
  void aFailureShowsExpectedFoundNearestEvidenceAndPlace() throws IOException {
    assertThat(page(Journals.ordinary().end()))
        .containsSubsequence(
            "the data volume › Mount \"/data\" › used percent is less than 80",
            "<code>base/mounts_spec.groovy:13</code>",
            "<dt>expected</dt><dd><pre>less than 80</pre>",
            "<dt>found</dt><dd><pre>91</pre>",
            "<dt>nearest</dt><dd><pre>/data/log (74)</pre>",
            "<code>dpkg-query -W</code> <span>asked 2026-11-21 03:04:06 UTC, took 140 ms</span>",
            "<pre>/dev/sdb1 ext4 91% /data</pre>");
  }

  @Test
  void oneCheckThatFailedOnManyTargetsIsOneEntry() throws IOException {
    String page = page(Journals.ordinary().end());

    assertThat(page)
        .containsOnlyOnce("<h3><bdi>File \"/etc/nginx/nginx.conf\" › mode equals 644</bdi>")
        .containsSubsequence("2 targets", "<h4><bdi>web-01</bdi>", "<h4><bdi>web-02</bdi>");
  }

  /**
   * A word for screen readers stands outside of the flow: only a positioned box holds it, and else
   * a wide table of them makes a phone scroll the whole page.
   */
  @Test
  void whatScrollsHoldsItsHiddenWords() throws IOException {
    page(Journals.ordinary().end());

    assertThat(folder.resolve("tenken.css"))
        .content()
        .containsPattern("\\.hidden[^}]*\\{\\s*position: absolute;")
        .containsPattern("\\n\\.scroll \\{ position: relative; overflow-x: auto;");
  }

  @Test
  void aLostHostIsOneEntry() throws IOException {
    assertThat(page(Journals.ordinary().end()))
        .containsOnlyOnce("<h3><bdi>db-01</bdi>: unreachable: db-01:22 did not answer in 10 s</h3>")
        .contains("<span class=\"where\">3 checks</span>");
  }

  @Test
  void underEachNumberStandsWhere() throws IOException {
    assertThat(page(Journals.ordinary().end()))
        .containsSubsequence(
            "<b>3</b> failed",
            "<small><bdi>web-01 (2), web-02 (1)</bdi></small>",
            "<b>3</b> unknown",
            "<small><bdi>db-01 (3)</bdi></small>",
            "<b>7</b> passed");
  }

  @Test
  void anExpectationThatRepeatsTheTitleIsLeftOut() throws IOException {
    String page =
        page(
            Journals.journal()
                .failed("w", "Port \"80\"", "is up", Journals.drift("Port \"80\" is up", "no"))
                .end());

    assertThat(page)
        .doesNotContain("<dt>expected</dt>")
        .contains("<dt>found</dt><dd><pre>no</pre>");
  }

  @Test
  void aLongListOfOneCauseOpensAtAClick() throws IOException {
    Journals journal = Journals.journal();
    for (int i = 0; i <= Page.OPEN_CHECKS; i++) {
      journal.check(
          "gone", "Port " + i, "n", Verdict.UNKNOWN, Journals.unknown("n", "unreachable", "gone"));
    }
    journal.check(
        "slow", "Port 1", "n", Verdict.UNKNOWN, Journals.unknown("n", "timed out", "slow"));

    assertThat(page(journal.end()))
        .containsSubsequence(
            "<details class=\"problem unknown\">\n<summary><h3><bdi>gone</bdi>",
            "<details class=\"problem unknown\" open>\n<summary><h3><bdi>slow</bdi>");
  }

  @Test
  void aReplayDidNothingToTheOutside() throws IOException {
    assertThat(page(Journals.ordinary().replayOf("2026-11-20T01:02:03Z").end()))
        .doesNotContain("What was done to the outside");
  }

  @Test
  void whatDidNotPassIsLinkedFromTheTreeToItsDetails() throws IOException {
    Journal journal = Journals.ordinary().end();
    String page = page(journal);

    journal.checks().stream()
        .filter(check -> !check.verdict().isGreen())
        .map(Page::anchor)
        .forEach(
            anchor ->
                assertThat(page)
                    .containsOnlyOnce("id=\"" + anchor + "\"")
                    .containsOnlyOnce("href=\"#" + anchor + "\""));
  }

  @Test
  void aReplayAndACutShortRunSaySo() throws IOException {
    assertThat(page(Journals.ordinary().replayOf("2026-11-20T01:02:03Z").cutShort().end()))
        .contains(
            "<strong>REPLAY of 2026-11-20 01:02:03 UTC, nothing was asked</strong>",
            "<strong>INCOMPLETE: the run was cut short; this is what was known by then</strong>");
    assertThat(page(Journals.ordinary().end())).doesNotContain("REPLAY", "INCOMPLETE");
  }

  @Test
  void notesAndLedgerAreShown() throws IOException {
    assertThat(page(Journals.ordinary().end()))
        .contains(
            "<li>--tag smoke left out 12 checks</li>", "<th scope=\"col\">ssh.connection</th>")
        .containsSubsequence(
            "<th scope=\"row\"><bdi>aws-main</bdi></th>", "<td class=\"n \">2</td>");
  }

  @Test
  void aRunWithoutChecksIsNoGreenPage() throws IOException {
    assertThat(page(Journals.journal().end()))
        .contains("nothing was checked", "A run without checks is never green");
  }

  /** Jenkins: {@code sandbox; default-src 'none'; img-src 'self'; style-src 'self'}. */
  @Test
  void thePageNeedsNothingThatAStrictContentPolicyForbids() throws IOException {
    String page = page(Journals.ordinary().end());

    assertThat(page)
        .doesNotContainIgnoringCase(
            "<script", "<style", " style=", "javascript:", "http://", "<form")
        .doesNotContainPattern(" on[a-z]+=")
        .containsOnlyOnce("<link rel=\"stylesheet\" href=\"tenken.css\">")
        .containsOnlyOnce("rel=");
    assertThat(Files.readString(folder.resolve("tenken.css"))).doesNotContain("url(", "@import");
  }

  @Test
  void anythingFromAHostIsShownAsText() throws IOException {
    String hostile = "\"><img src=x onerror=alert(1)>" + Journals.HOSTILE;
    String page =
        page(
            Journals.journal()
                .environment(hostile)
                .replayOf(hostile)
                .notes(hostile)
                .failed(
                    hostile, hostile, hostile, Journals.drift(hostile, hostile, hostile, hostile))
                .passed(hostile, hostile, hostile)
                .check("web", hostile, hostile, Verdict.UNKNOWN, Journals.unknown("", "x", hostile))
                .check("web", hostile, hostile, Verdict.BROKEN, Journals.broken(hostile))
                .check("web", hostile, hostile, Verdict.SKIPPED, Journals.says(hostile))
                .end());

    assertThat(page)
        .doesNotContain("<script", "<img", "\u001b", "\u0000", "\u202e", "\u200b", "\u009b")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; [U+001B][2J", "[U+202E]gnp.exe");
  }

  @Test
  void aNameOfSeveralLinesShowsWhereTheyEnd() throws IOException {
    String page =
        page(
            Journals.journal()
                .passed("web", "the\nfirst", "is\ngreen")
                .failed("web", "the\nsecond", "is\nred", Journals.drift("a", "b"))
                .check("web", "x", "is\ndark", Verdict.UNKNOWN, Journals.unknown("", "x", "y"))
                .end());

    assertThat(page)
        .contains("the\\nfirst", "is\\ngreen", "the\\nsecond › is\\nred", "is\\ndark")
        .doesNotContain("the\nfirst", "is\ngreen", "is\nred", "is\ndark");
  }

  @Test
  void aVeryLongLineIsCut() throws IOException {
    String line = "x".repeat(3_000_000);

    assertThat(
            page(Journals.journal().failed("w", "F \"f\"", "n", Journals.drift(line, line)).end()))
        .hasSizeLessThan(100_000)
        .contains("(2,990,000 more characters)");
  }

  /** Its bars point at columns; a keyboard must reach what is beyond the edge. */
  @Test
  void theDiagramOfAnAssertIsNotWrapped() throws IOException {
    String diagram = "assert port == 80\n       |    |\n       8080 false";

    assertThat(
            page(
                Journals.journal()
                    .failed("web", "x", "n", Journals.says(diagram))
                    .check("web", "x", "b", Verdict.BROKEN, Journals.broken("no such word"))
                    .end()))
        .contains(
            "<pre class=\"message diagram\" tabindex=\"0\">assert port == 80\n",
            "<pre class=\"message\">no such word</pre>");
    assertThat(folder.resolve("tenken.css")).content().contains("\n.diagram { white-space: pre;");
  }

  @Test
  void twentyThousandChecksStayUsable() throws IOException {
    assertThat(page(Journals.large(20_000))).hasSizeLessThan(3_000_000);
  }

  private String page(Journal journal) throws IOException {
    Files.deleteIfExists(folder.resolve("tenken.css"));
    new HtmlReport().write(journal, folder);
    return Files.readString(folder.resolve("index.html"));
  }
}
