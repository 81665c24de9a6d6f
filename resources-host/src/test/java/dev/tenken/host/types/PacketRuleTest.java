package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of iptables are equal when they mean the same, and only then. */
class PacketRuleTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " <> ",
      value = {
        "-p tcp --dport 22 -j ACCEPT <> -j ACCEPT -m tcp -p tcp --dport 22",
        "--protocol 6 --destination-port=22 --jump ACCEPT <> -p tcp --dport 22 -j ACCEPT",
        "-p icmpv6 -m icmp6 --icmpv6-type 128 -j ACCEPT <> -p ipv6-icmp --icmpv6-type echo-request -j ACCEPT",
        "-p icmp --icmp-type echo-request -j DROP <> -p icmp -m icmp --icmp-type 8 -j DROP",
        "-s 10.1.2.3 -j DROP <> -s 10.1.2.3/255.255.255.255 -j DROP",
        "-s 0.0.0.0/0 -p all -j DROP <> -j DROP",
        "-s 2001:DB8:0::1 -j DROP <> -s 2001:db8::1/128 -j DROP",
        "! -i lo -j DROP <> -i ! lo -j DROP",
        "-m state --state NEW,ESTABLISHED -j ACCEPT <> -m conntrack --ctstate ESTABLISHED,NEW -j ACCEPT",
        "-p tcp --tcp-flags SYN,FIN SYN -j DROP <> -p tcp -m tcp --tcp-flags FIN,SYN SYN -j DROP",
        "-j REJECT <> -j REJECT --reject-with icmp-port-unreachable",
        "-j LOG --log-level warning <> -j LOG",
        "-m limit --limit 3/hour --limit-burst 5 -j ACCEPT <> -m limit --limit 3/h -j ACCEPT",
      })
  void spellingsOfOneRuleAreEqual(String one, String other) {
    assertThat(PacketRule.of(one).options()).isEqualTo(PacketRule.of(other).options());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " <> ",
      value = {
        "-p tcp --dport 22 -j ACCEPT <> -p tcp --dport 2222 -j ACCEPT",
        "-p tcp --dport 22 -j ACCEPT <> -p udp --dport 22 -j ACCEPT",
        "-p tcp --dport 22 -j ACCEPT <> -p tcp --sport 22 -j ACCEPT",
        "-p tcp -j ACCEPT <> ! -p tcp -j ACCEPT",
        "-s 10.0.0.0/8 -j DROP <> -d 10.0.0.0/8 -j DROP",
        "-s 10.0.0.0/8 -j DROP <> -s 10.0.0.0/9 -j DROP",
        "-j LOG --log-prefix 'a b' <> -j LOG --log-prefix 'a  b'",
        "-p tcp --tcp-flags SYN,FIN SYN -j DROP <> -p tcp --tcp-flags SYN SYN,FIN -j DROP",
        "-m recent --set --name a -m recent --rcheck --name b <> -m recent --set --name b -m recent --rcheck --name a",
        "-j chain <> -g chain",
      })
  void differentRulesAreNotEqual(String one, String other) {
    assertThat(PacketRule.of(one).options()).isNotEqualTo(PacketRule.of(other).options());
  }
}
