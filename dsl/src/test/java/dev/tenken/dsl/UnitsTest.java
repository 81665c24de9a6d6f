package dev.tenken.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testing.Runner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
  private final Runner runner =
      new Runner()
          .present("disk", "size", 2_000_000_000L, "written", Runner.ASKED.minusSeconds(240));

  private Verdict verdict(String property, String matcher) {
    return runner
        .judge("describe(thing('disk')) { its('" + property + "') { should " + matcher + " } }")
        .verdict();
  }

  @Test
  void sizesAreBytes() {
    assertThat(verdict("size", "eq(2.gigabytes)")).isEqualTo(Verdict.PASSED);
    assertThat(verdict("size", "be < 2.gibibytes")).isEqualTo(Verdict.PASSED);
    assertThat(verdict("size", "be > 2.gibibytes")).isEqualTo(Verdict.FAILED);
  }

  @Test
  void agesCountFromWhenTheFactWasAsked() {
    assertThat(verdict("written", "be > 5.minutes.ago")).isEqualTo(Verdict.PASSED);
    assertThat(verdict("written", "be > 3.minutes.ago")).isEqualTo(Verdict.FAILED);
    assertThat(verdict("written", "be_within(1.minute).of('2026-11-21T09:56:30Z')"))
        .isEqualTo(Verdict.PASSED);
    assertThat(verdict("written", "be < '2026-11-21T09:56:30Z'")).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aTimeIsComparedWithTimes() {
    assertThat(verdict("written", "be_between(5.minutes.ago, '2026-11-21T09:56:30Z')"))
        .isEqualTo(Verdict.PASSED);
    assertThat(verdict("written", "be_between(3.minutes.ago, 5.minutes.ago)"))
        .isEqualTo(Verdict.BROKEN);
    assertThat(verdict("written", "eq('2026-11-31')")).isEqualTo(Verdict.BROKEN);
    assertThat(verdict("written", "eq(5)")).isEqualTo(Verdict.BROKEN);
    assertThat(verdict("written", "eq('2026-11-21T09:56:00Z')")).isEqualTo(Verdict.PASSED);
  }

  @Test
  void whatHasNoOrderIsAnError() {
    assertThat(verdict("size", "be > '5'")).isEqualTo(Verdict.BROKEN);
    assertThat(verdict("written", "be > 5")).isEqualTo(Verdict.BROKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "be < 5.sec | a number has no 'sec'; did you mean 'seconds'?",
        "be < 5.GB | a number has no 'GB'; did you mean 'gigabytes'?",
        "be < 5.MiB | a number has no 'MiB'; did you mean 'mebibytes'?",
        "be < 5.kilobyte | a number has no 'kilobyte'; did you mean 'kilobytes'?",
        "be < 90.percent | a number has no 'percent': percentages and bytes are plain numbers, as in"
            + " be < 90",
        "be < 5.bytes | a number has no 'bytes': percentages and bytes are plain numbers, as in"
            + " be < 90",
        "be < 2.months | a number has no 'months'; there are seconds, minutes, hours and days, and"
            + " kilobytes to terabytes, kibibytes to tebibytes",
        "be < 5.minutes | 2000000000 is a number and can't be ordered against 5 min, a duration:"
            + " write a number, without a unit of time",
        "be < '5 GB' | 2000000000 is a number and can't be ordered against \"5 GB\", a text: write a"
            + " number, such as 10 or 10.megabytes",
      })
  void aUnitThatIsNoneNamesTheRightOne(String matcher, String message) {
    String spec = "describe(thing('disk')) { its('size') { should_not " + matcher + " } }";
    assertThat(runner.judge(spec).detail().found()).isEqualTo(message);
  }

  @Test
  void aDurationHasASignAndATimeAgoNone() {
    assertThat(judged("expect(-5.minutes).to(be < 1.second)")).isEqualTo(Verdict.PASSED);
    assertThat(message("be > -5.minutes"))
        .isEqualTo(
            "2026-11-21T09:56:00Z is a time and can't be ordered against -5 min, a duration:"
                + " write a time, such as 5.minutes.ago");
    assertThat(message("be > -5.minutes.ago"))
        .isEqualTo(
            "a time ago has no sign: write 5.minutes.ago, or (-5).minutes.ago for a time to come");
  }

  private String message(String matcher) {
    return runner
        .judge("describe(thing('disk')) { its('written') { should " + matcher + " } }")
        .detail()
        .found();
  }

  @Test
  void durationsAreComparedWithDurations() {
    assertThat(judged("expect(5.minutes).to(eq(300.seconds))")).isEqualTo(Verdict.PASSED);
    assertThat(judged("expect(5.minutes).to(be_within(1.second).of(301.seconds))"))
        .isEqualTo(Verdict.PASSED);
    assertThat(judged("expect(5.minutes).not_to(eq(300))")).isEqualTo(Verdict.BROKEN);
    assertThat(judged("expect(300).not_to(eq(5.minutes))")).isEqualTo(Verdict.BROKEN);
    assertThat(judged("expect([300]).not_to(include(5.minutes))")).isEqualTo(Verdict.BROKEN);
    assertThat(judged("expect(5.minutes).to(be > 30)")).isEqualTo(Verdict.BROKEN);
    assertThat(judged("expect(5.minutes).to(be_within(1).of(5.minutes))"))
        .isEqualTo(Verdict.BROKEN);
    assertThat(judged("expect(100).to(be_within(1.second).of(100))")).isEqualTo(Verdict.BROKEN);
    assertThat(verdict("written", "eq(5.minutes)")).isEqualTo(Verdict.BROKEN);
  }

  @Test
  void whatIsTooLargeToCountIsAnError() {
    assertThat(verdict("size", "be < 9000000.terabytes")).isEqualTo(Verdict.PASSED);
    assertThat(verdict("size", "be < 10000000.terabytes")).isEqualTo(Verdict.BROKEN);
    assertThat(verdict("size", "be > 10000000.terabytes")).isEqualTo(Verdict.BROKEN);
    assertThat(judged("expect(1.day).to(be < 10000000000.days)")).isEqualTo(Verdict.PASSED);
    assertThat(judged("expect(1.day).to(be < 1000000000000000.days)")).isEqualTo(Verdict.BROKEN);
  }

  private Verdict judged(String assertion) {
    return runner.judge("it('x') { " + assertion + " }").verdict();
  }
}
