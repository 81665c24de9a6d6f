package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that the lab's DNS server does not have; the lines are made up, in dig's form. */
class DnsRepliesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "NS | NS1.Example.COM. | ns1.example.com",
        "SOA | ns1.example.com. Host\\.Master.example.com. 7 3600 600 86400 60"
            + " | ns1.example.com host\\.master.example.com 7 3600 600 86400 60",
        "MX | 0 . | 0 .",
        "TXT | \"say \\\"hello\\\"\" | say \"hello\"",
        "TXT | \"v=DKIM1\\; k=rsa; p=MIIB\" \"IjAN\" | v=DKIM1; k=rsa; p=MIIBIjAN",
        "TXT | \"\\231\\130\" \"\\185\\230\\164\\156\" | 点検",
        "TXT | \"a\\\\b\" | a\\b",
        "CAA | 0 Issue \"ca.example; policy=ev\" | 0 issue \"ca.example; policy=ev\"",
        "AAAA | 2001:DB8:0:0::1 | 2001:db8::1"
      })
  void recordsAreReadInOneSpelling(String type, String written, String read) {
    assertThat(DnsRecord.read(type, written)).isEqualTo(read);
  }

  @Test
  void authorsTextOfTxtIsTakenAsItIs() {
    assertThat(DnsRecord.wanted("TXT", "say \"hello\"  \\;")).isEqualTo("say \"hello\"  \\;");
  }

  @ParameterizedTest
  @CsvSource({
    "-4.lab.test, \\0454.lab.test.",
    "WWW.lab.test., www.lab.test.",
    "a;b@c, a\\059b\\064c.",
    "., ."
  })
  void namesAreAskedSoThatNoToolTakesThemForMore(String name, String asked) {
    assertThat(DnsName.asked(name)).isEqualTo(asked);
    assertThat(DnsName.canonical(DnsName.asked(name))).isEqualTo(DnsName.canonical(name));
  }
}
