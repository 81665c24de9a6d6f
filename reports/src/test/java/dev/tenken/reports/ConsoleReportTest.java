package dev.tenken.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {
  @Test
  void itPrintsWhatDidNotPassAndTheOutcomeLast() {
    assertThat(String.join("\n", print(Journals.ordinary().end(), false)))
        .isEqualTo(
            """
            FAILED web/nginx_spec › web-01 › File "/etc/nginx/nginx.conf" › mode equals 644
              expected: '644' (rw-r--r--)
                 found: '600' (rw-------)
              evidence: dpkg-query -W, asked 03:04:06Z (140 ms)
                    at: web/nginx_spec.groovy:5

            FAILED web/nginx_spec › web-02 › File "/etc/nginx/nginx.conf" › mode equals 644
              expected: '644' (rw-r--r--)
                 found: '600' (rw-------)
              evidence: dpkg-query -W, asked 03:04:06Z (140 ms)
                    at: web/nginx_spec.groovy:5

            FAILED base/mounts_spec › web-01 › the data volume › Mount "/data" › used percent is less than 80
              expected: less than 80
                 found: 91
               nearest: /data/log (74)
              evidence: dpkg-query -W, asked 03:04:06Z (140 ms)
                    at: web/nginx_spec.groovy:5

            BROKEN aws/network_spec › aws-main › EC2 instance "web-01" › has EIP 203.0.113.10
              broken: EC2 instance has no have_eipp; the nearest is have_eip

            UNKNOWN db-01: unreachable: db-01:22 did not answer in 10 s
              Service "mysql" › is installed (base/mounts_spec.groovy:15)
              Service "mysql" › is enabled (base/mounts_spec.groovy:16)
              Service "mysql" › is running (base/mounts_spec.groovy:17)

            note: --tag smoke left out 12 checks
            17 checks: 7 passed, 3 failed, 3 unknown, 1 broken, 1 skipped, 2 pending\
             · staging · 4 targets · 3.5 s""");
  }

  @Test
  void aSpecThatCanNotBeEvaluatedIsNamed() {
    assertThat(
            print(
                Journals.journal()
                    .check("", "x", "can be evaluated", Verdict.BROKEN, Journals.broken("oops"))
                    .end(),
                false))
        .startsWith("BROKEN web/nginx_spec › x › can be evaluated");
  }

  @Test
  void aReplayAndACutShortRunSaySoBesideTheOutcome() {
    List<String> lines =
        print(
            Journals.journal().replayOf("2026-11-20").cutShort().passed("w", "r", "n").end(),
            false);

    assertThat(lines)
        .containsExactly(
            "REPLAY of 2026-11-20, nothing was asked",
            "INCOMPLETE: the run was cut short; this is what was known by then",
            "1 check: 1 passed · staging · 1 target · 3.5 s");
  }

  @Test
  void nothingCheckedIsRed() {
    assertThat(print(Journals.journal().end(), true).get(0))
        .startsWith("\u001b[1;31mnothing was checked\u001b[0m");
  }

  @Test
  void onlyPassedSkippedAndPendingChecksAreGreen() {
    assertThat(print(Journals.journal().passed("w", "r", "n").end(), true).get(0))
        .startsWith("\u001b[1;32m1 check: 1 passed\u001b[0m");
    assertThat(
            print(
                Journals.journal()
                    .check("w", "r", "n", Verdict.UNKNOWN, Journals.unknown("", "x", "y"))
                    .end(),
                true))
        .last()
        .asString()
        .startsWith("\u001b[1;31m1 check: 1 unknown");
  }

  @Test
  void nothingFromAHostIsAControlSequence() {
    String hostile = Journals.HOSTILE;
    Journals journal =
        Journals.journal()
            .environment(hostile)
            .replayOf(hostile)
            .notes(hostile)
            .failed(hostile, hostile, hostile, Journals.drift(hostile, hostile))
            .check(hostile, hostile, "n", Verdict.UNKNOWN, Journals.unknown("", hostile, hostile));

    assertThat(print(journal.end(), false))
        .allSatisfy(
            line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\t]]"));
  }

  @Test
  void longMessagesAndLinesAreCut() {
    String message = "x".repeat(2_000) + "\n" + "line\n".repeat(100);
    List<String> lines =
        print(Journals.journal().failed("w", "r", "n", Journals.says(message)).end(), false);

    assertThat(lines).hasSize(44).contains("  … (61 more lines)");
    assertThat(lines.get(1)).endsWith("x … (1,500 more characters)");
  }

  @Test
  void manyCausesAreCutAndCounted() {
    Journals journal = Journals.journal();
    for (int i = 0; i < 130; i++) {
      journal.check(
          "w" + i, "r", "n", Verdict.UNKNOWN, Journals.unknown("n", "unreachable", "gone"));
    }

    assertThat(print(journal.end(), false))
        .contains("UNKNOWN w99: unreachable: gone", "… and 30 more unknown, see index.html")
        .doesNotContain("UNKNOWN w100: unreachable: gone");
  }

  @Test
  void colorsAreForTerminalsThatWantThem() {
    assertThat(ConsoleReport.colorsWanted(true, Map.of("TERM", "xterm"))).isTrue();
    assertThat(ConsoleReport.colorsWanted(false, Map.of("TERM", "xterm"))).isFalse();
    assertThat(ConsoleReport.colorsWanted(true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(ConsoleReport.colorsWanted(true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .isFalse();
  }

  private static List<String> print(Journal journal, boolean colors) {
    List<String> lines = new ArrayList<>();
    new ConsoleReport(lines::add, colors).print(journal);
    return lines;
  }
}
