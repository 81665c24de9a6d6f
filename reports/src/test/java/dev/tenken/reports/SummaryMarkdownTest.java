package dev.tenken.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryMarkdownTest {
  @TempDir Path folder;

  @Test
  void itTellsTheOutcomeByTargetAndWhatDidNotPass() throws IOException {
    assertThat(summary(Journals.ordinary().end()))
        .containsSubsequence(
            "# Tenken: staging\n",
            "**17 checks: 7 passed, 3 failed, 3 unknown, 1 broken, 1 skipped, 2 pending**\n",
            "2026-11-21 03:04:05 UTC, 3.5 s\n",
            "| target | passed | failed | unknown | broken | skipped | pending |\n",
            "| web-01 | 3 | 2 | 0 | 0 | 0 | 1 |\n",
            "## Failed (3)\n",
            "- **2 targets** · File \"/etc/nginx/nginx.conf\" › mode equals 644  \n",
            "  web/nginx\\_spec.groovy:5\n",
            "  - **web-01**: found '600' (rw-------)\n",
            "  - **web-02**: found",
            "  ```text\n  expected: '644' (rw-r--r--)\n     found: '600' (rw-------)\n",
            "- **web-01** · the data volume › Mount \"/data\" › used percent is less than 80  \n",
            "## Broken checks (1)\n",
            "## Unknown (3)\n",
            "- **db-01** · unreachable: db-01:22 did not answer in 10 s\n",
            "  - Service \"mysql\" › is installed (base/mounts\\_spec.groovy:15)\n",
            "## Notes\n",
            "- --tag smoke left out 12 checks\n");
  }

  @Test
  void aReplayAndACutShortRunSaySo() throws IOException {
    assertThat(summary(Journals.ordinary().replayOf("2026-11-20T01:02:03Z").cutShort().end()))
        .contains(
            "> **REPLAY of 2026-11-20 01:02:03 UTC, nothing was asked**",
            "> **INCOMPLETE: the run was cut short; this is what was known by then**");
  }

  @Test
  void markupFromAHostIsShownAsText() throws IOException {
    String markup = "<b>|`a`|[x](http://e.test) www.e.test **bold** \u001b[0m\n# heading";

    assertThat(summary(Journals.journal().failed("w", markup, "n", Journals.says("x")).end()))
        .contains(
            "&lt;b&gt;\\|\\`a\\`\\|\\[x\\](http\\://e.test) www\\.e.test \\*\\*bold\\*\\*"
                + " \\[U+001B\\]\\[0m\\\\n\\# heading");
  }

  @Test
  void aMessageCanNotEndItsBlock() throws IOException {
    String message = "before\n```\n# out?\n````\nafter";

    assertThat(summary(Journals.journal().failed("w", "r", "n", Journals.says(message)).end()))
        .contains("  `````text\n  before\n  ```\n  # out?\n  ````\n  after\n  `````\n");
  }

  @Test
  void manyProblemsAreCutAndCounted() throws IOException {
    Journals journal = Journals.journal();
    for (int i = 0; i < 60; i++) {
      journal.failed("w", "Port " + i, "is listening", Journals.drift("yes", "no"));
    }

    assertThat(summary(journal.end()))
        .contains("## Failed (60)", "Port 24", "- … and 35 more in index.html")
        .doesNotContain("Port 25");
  }

  @Test
  void onlyVerdictsThatOccurAreColumnsAndTargetsInTroubleStandFirst() throws IOException {
    assertThat(
            summary(
                Journals.journal()
                    .passed("a", "r", "n")
                    .failed("b", "r", "n", Journals.drift("yes", "no"))
                    .end()))
        .contains(
            "| target | passed | failed |\n| --- | ---: | ---: |\n| b | 0 | 1 |\n| a | 1 | 0 |\n");
  }

  @Test
  void aBadDayOfALargeEstateFitsIntoAComment() throws IOException {
    Journals journal = Journals.journal();
    for (int i = 0; i < 300; i++) {
      String host = "host-" + i + ".example.com";
      for (int j = 0; j < 40; j++) {
        String file = "File \"/etc/application/conf.d/part-" + j + ".conf\"";
        if (i % 2 == 0) {
          journal.failed(host, file, "is mode 644", Journals.drift("0644 ".repeat(60), "0600"));
        } else {
          journal.check(
              host,
              file,
              "is mode 644",
              Verdict.UNKNOWN,
              Journals.unknown("mode", "unreachable", host + ":22 did not answer in 10 s"));
        }
      }
    }

    assertThat(summary(journal.end()))
        .hasSizeLessThan(65_536)
        .contains("… and 275 more targets in index.html", "- … and 125 more in index.html");
  }

  private String summary(Journal journal) throws IOException {
    new SummaryMarkdown().write(journal, folder);
    return Files.readString(folder.resolve("summary.md"));
  }
}
