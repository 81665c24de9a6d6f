package dev.tenken.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {
  @ParameterizedTest
  @CsvSource({
    "0000, NUL",
    "0007, bell",
    "000D, carriage return",
    "001B, escape",
    "007F, delete",
    "009B, control sequence introducer",
    "00AD, soft hyphen",
    "200B, zero-width space",
    "200D, zero-width joiner",
    "200F, right-to-left mark",
    "2028, line separator",
    "202E, right-to-left override",
    "2066, isolate",
    "D800, lone surrogate",
    "FEFF, byte order mark",
    "FFFE, noncharacter",
    "FFFF, noncharacter"
  })
  void whatHasNoGlyphIsShownByItsNumber(String number, String name) {
    char c = (char) Integer.parseInt(number, 16);

    assertThat(Visible.text("a" + c + "b")).as(name).isEqualTo("a[U+" + number + "]b");
  }

  @Test
  void ordinaryTextOfAnyLanguageStays() {
    String text = "naïve 点検 עברית العربية 🙂 ~!\n\tindented";

    assertThat(Visible.text(text)).isEqualTo(text);
  }

  @Test
  void oneLineNamesLineFeedsAndTabs() {
    assertThat(Visible.line("a\nb\tc")).isEqualTo("a\\nb\\tc");
  }

  @Test
  void longTextIsCutAndSaysSo() {
    assertThat(Visible.text("x".repeat(Visible.LIMIT + 1_234)))
        .startsWith("xxx")
        .endsWith("x … (1,234 more characters)")
        .hasSizeLessThan(Visible.LIMIT + 50);
  }

  @Test
  void cuttingNeverHalvesACharacter() {
    assertThat(Visible.cut("ab🙂", 3)).isEqualTo("ab … (2 more characters)");
  }

  @Test
  void theResultEncodesWithoutLoss() {
    String shown = Visible.text(Journals.HOSTILE);

    byte[] bytes = shown.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(shown);
  }
}
