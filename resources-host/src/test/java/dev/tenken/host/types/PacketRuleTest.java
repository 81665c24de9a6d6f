package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        // On the right as iptables -S printed what stands on the left.
        "-p tcp --syn -j DROP <> -p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN -j DROP",
        "-p tcp ! --syn -j DROP <> -p tcp -m tcp ! --tcp-flags FIN,SYN,RST,ACK SYN -j DROP",
        "-p tcp --tcp-flags ALL NONE -j DROP <> -p tcp -m tcp --tcp-flags FIN,SYN,RST,PSH,ACK,URG NONE -j DROP",
        "-s 10.1.2.3/8 -j DROP <> -s 10.0.0.0/8 -j DROP",
        "-s 10.1.2.3/255.255.0.0 -j DROP <> -s 10.1.0.0/16 -j DROP",
        "-s 10.1.2.3/0 -i + -p 0 -j DROP <> -j DROP",
        "-s 2001:db8:1:2::3/48 -j DROP <> -s 2001:db8:1::/48 -j DROP",
        "-s fe80::1/ffff:ffff:: -j DROP <> -s fe80::/32 -j DROP",
        "-f ! -i eth0 -j DROP <> ! -i eth0 -f -j DROP",
        "-p icmp --icmp-type ping -j DROP <> -p icmp -m icmp --icmp-type 8 -j DROP",
        "-p icmp --icmp-type fragmentation-needed -j DROP <> -p icmp -m icmp --icmp-type 3/4 -j DROP",
        "-p icmpv6 --icmpv6-type neighbor-solicitation -j DROP <> -p ipv6-icmp -m icmp6 --icmpv6-type 135 -j DROP",
        "-j REJECT --reject-with port-unreach <> -j REJECT --reject-with icmp-port-unreachable",
        "-p 112 -j ACCEPT <> -p vrrp -j ACCEPT",
        "-p tcp --dport :1024 -j DROP <> -p tcp -m tcp --dport 0:1024 -j DROP",
        "-p tcp --sport 1024: -j DROP <> -p tcp -m tcp --sport 1024:65535 -j DROP",
        "-p tcp --dport 80:80 -j DROP <> -p tcp -m tcp --dport 80 -j DROP",
        "-m mac --mac-source AA:BB:CC:DD:EE:FF -j DROP <> -m mac --mac-source aa:bb:cc:dd:ee:ff -j DROP",
        "-m recent --set <> -m recent --set --name DEFAULT --mask 255.255.255.255 --rsource",
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
        "-p tcp --syn -j DROP <> -p tcp ! --syn -j DROP",
        "-p tcp --dport 80:90 -j DROP <> -p tcp --dport 80 -j DROP",
        "-p tcp --tcp-flags ALL NONE -j DROP <> -p tcp --tcp-flags ALL ALL -j DROP",
        "-f ! -i eth0 -j DROP <> ! -f -i eth0 -j DROP",
        "-s 10.1.0.0/255.0.255.0 -j DROP <> -s 10.1.0.0/16 -j DROP",
        "-s 10.1.2.3/16 -j DROP <> -s 10.1.2.3 -j DROP",
      })
  void differentRulesAreNotEqual(String one, String other) {
    assertThat(PacketRule.of(one).options()).isNotEqualTo(PacketRule.of(other).options());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-p tcp --dport ssh",
        "-p tcp -m multiport --dports 22,https",
        "-s web.example.com",
        "! -s web.example.com",
        "-s 192.0.2.1,192.0.2.2",
        "-d 10/8",
        "-d 10.1/16",
      })
  void whatIptablesNeverPrintsIsRefused(String option) {
    String said = option.replaceFirst("-p tcp (-m multiport )?", "");
    assertThatThrownBy(() -> PacketRule.written(option + " -j DROP"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "have_rule takes one network in full, and ports as numbers, as iptables -S prints them,"
                + " not '"
                + said
                + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-A INPUT", "-t nat"})
  void aRuleOfNoOptionIsRefused(String text) {
    assertThatThrownBy(() -> PacketRule.written(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "have_rule needs a rule, such as '-p tcp --dport 22 -j ACCEPT', not '" + text + "'");
  }
}
