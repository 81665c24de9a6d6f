package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses are the same in every spelling. */
class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "::1, ::1",
    "0:0:0:0:0:0:0:1, ::1",
    "[::1], ::1",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "fe80::1%eth0, fe80::1",
    "[fe80::1]%eth0, fe80::1",
    "127.0.0.53%lo, 127.0.0.53",
    "::, ::",
    "::ffff:127.0.0.1, ::ffff:127.0.0.1",
    "1::, 1::",
  })
  void spellings(String written, String text) {
    assertThat(Address.of(written).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0100007F, 127.0.0.1",
    "00000000, 0.0.0.0",
    "00000000000000000000000001000000, ::1",
    "B80D0120000000000000000001000000, 2001:db8::1",
    "0000000000000000FFFF00000100007F, ::ffff:127.0.0.1",
  })
  void kernelWords(String hexadecimal, String text) {
    assertThat(Address.ofKernel(hexadecimal).text()).isEqualTo(text);
  }

  @Test
  void namesAreNoAddresses() {
    assertThatThrownBy(() -> Address.of("localhost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'localhost' is no IP address");
  }
}
