package dev.tenken.aws.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.1.2.3|10.0.0.0/8|true",
        "10.0.0.0/8|10.1.2.3|false",
        "10.0.0.0/8|10.0.0.0/9 10.128.0.0/9|true",
        "10.0.0.0/8|10.128.0.0/9 10.0.0.0/10 10.64.0.0/10|true",
        "10.0.0.0/8|10.0.0.0/9 10.128.0.0/10|false",
        "::/0|0.0.0.0/0|false",
        "0.0.0.0/0|::/0|false",
        "2001:db8::1|2001:db8::/32|true",
        "255.255.255.255|0.0.0.0/0|true",
        "::ffff:10.0.0.1|::ffff:0:0/96|true",
        "::ffff:10.0.0.1|10.0.0.0/8|false",
      })
  void coverageIsOfEveryAddress(String range, String others, boolean covered) {
    assertThat(
            IpRange.of(range)
                .isCoveredBy(Arrays.stream(others.split(" ")).map(IpRange::of).toList()))
        .isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.999", "10.0.0.0/33", "example.com", "::1/129", "10.0.0.0/", ""})
  void othersAreRefusedAndNotResolvedAsHostNames(String text) {
    assertThatThrownBy(() -> IpRange.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'"
                + text
                + "' is no CIDR block or address; one looks like 10.0.0.0/8 or 2001:db8::/32");
  }
}
