package dev.tenken.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  @ParameterizedTest
  @CsvSource({
    "1.9, 1.10",
    "1.0~rc1, 1.0",
    "1.0, 1.0a",
    "9.9, 1:0.1",
    "1.22.1-9, 1.22.1-10",
    "v1.9, v1.10",
    "1.0, 1.0.1",
    "99999999999999999998, 99999999999999999999",
  })
  void theLowerComesFirst(String lower, String higher) {
    assertThat(Versions.compare(lower, higher)).isNegative();
    assertThat(Versions.compare(higher, lower)).isPositive();
    assertThat(Versions.compare(lower, lower)).isZero();
  }
}
