package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.Evaluation;
import dev.tenken.dsl.SpecError;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testkit.SpecRounds;
import dev.tenken.host.testing.SpecRun;
import dev.tenken.host.testing.TestHost;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nothing on a host can be, or be called, is an error: should_not would pass on it. */
class RefusedArgumentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pkg('') | pkg needs a name, not an empty text",
        "user(' ') | user needs a name, not an empty text",
        "command('') | command needs a name, not an empty text",
        "process('') | process needs a name, not an empty text",
        "process('', user: 'x') | process needs a name, not an empty text",
        "file('') | file needs a path, not an empty text",
        "mount('') | mount needs a path, not an empty text",
        "mount('data') | mount needs an absolute path, such as '/etc/hosts', and was given 'data'",
        "log_file('~/x.log') | log_file needs an absolute path, such as '/etc/hosts', and was given '~/x.log'",
        "json_file('x.json') | json_file needs an absolute path, such as '/etc/hosts', and was given 'x.json'",
        "config_file('x.ini') | config_file needs an absolute path, such as '/etc/hosts', and was given 'x.ini'",
        "x509_certificate('x.pem') | x509_certificate needs an absolute path, such as '/etc/hosts', and was given 'x.pem'",
        "x509_private_key('x.key') | x509_private_key needs an absolute path, such as '/etc/hosts', and was given 'x.key'",
        "pkg('nginx*') | pkg takes one exact name, and none has a '*' in it: 'nginx*'",
        "pkg(' nginx') | pkg takes one exact name, and none has a blank there: ' nginx'",
        "pkg('nginx curl') | pkg takes one exact name, and none has a blank there: 'nginx curl'",
        "service('nginx?') | service takes one exact name, and none has a '?' in it: 'nginx?'",
        "timer('a b') | timer takes one exact name, and none has a blank there: 'a b'",
        "user(\"root\\n\") | user takes one exact name, and none has a blank there: 'root\\n'",
        "group('www-*') | group takes one exact name, and none has a '*' in it: 'www-*'",
        "iface('eth0 ') | iface takes one exact name, and none has a blank there: 'eth0 '",
        "pkg(['a']) | a text is wanted here, not a list: [a]",
        "pkg(~/a/) | a text is wanted here, not a regular expression: a",
        "process(~/.*/) | process /.*/ holds for every text: it is found where nothing is",
        "process('x', args: ~/.*/) | process /.*/ holds for every text: it is found where nothing is",
        "process('x', user: '') | process was given user: without a value; leave it out, or is a variable not set?",
        "command('id', user: \"${''}\") | command was given user: without a value; leave it out, or is a variable not set?",
        "command('id', user: null) | command was given user: without a value; leave it out, or is a variable not set?",
        "command('id', sensitive: 'true') | command takes true or false for sensitive:, not 'true'",
        "dns('a.test', server: '') | dns was given server: without a value; leave it out, or is a variable not set?",
        "journal(identifier: '') | journal was given identifier: without a value; leave it out, or is a variable not set?",
      })
  void aResourceThatCanNotBeIsRefusedWithItsLine(String resource, String message) {
    String spec =
        "it('a') { expect(1).to(eq(1)) }\ndescribe(" + resource + ") { it { should_not exist } }";
    assertThatThrownBy(() -> Evaluation.discover(SpecRounds.compile("sample_spec.groovy", spec)))
        .isInstanceOfSatisfying(
            SpecError.class, error -> assertThat(error.location().line()).isEqualTo(2))
        .hasMessage(message);
  }

  private static final List<List<String>> PREDICATES =
      List.of(
          List.of(
              "file('/')",
              "be_owned_by(' root')",
              "be_owned_by takes one exact name, and none has a blank there: ' root'"),
          List.of(
              "file('/')",
              "be_grouped_into('r*')",
              "be_grouped_into takes one exact name, and none has a '*' in it: 'r*'"),
          List.of(
              "file('/')",
              "be_mounted.with(options: [rw: 'no'])",
              "the option rw has no value: write [rw: true] or [rw: false]"),
          List.of(
              "file('/')",
              "be_mounted.with(options: [])",
              "options: was given nothing, and says nothing"),
          List.of(
              "file('/')",
              "be_mounted.with(options: '')",
              "options: takes options such as 'rw,noexec' or ['rw', 'noexec'], and none is ''"),
          List.of(
              "file('/')",
              "be_mounted.with(options: 'rw, noexec')",
              "options: takes options such as 'rw,noexec' or ['rw', 'noexec'], and none is ' noexec'"),
          List.of(
              "file('/')",
              "be_mounted.with(options: ['rw,noexec'])",
              "options: takes options such as 'rw,noexec' or ['rw', 'noexec'], and none is 'rw,noexec'"),
          List.of(
              "mount('/none')",
              "be_mounted.with(type: '')",
              "be_mounted was given type: without a value"),
          List.of(
              "mount('/none')",
              "be_mounted.with(options: [:])",
              "options: was given nothing, and says nothing"),
          List.of("user('root')", "have_uid('x')", "have_uid takes a number, not 'x'"),
          List.of("user('root')", "have_gid(-1)", "have_gid takes a number, not '-1'"),
          List.of("group('root')", "have_gid('root')", "have_gid takes a number, not 'root'"),
          List.of(
              "file('/proc/../proc')",
              "be_mounted",
              "a mount point is named without '..', not as '/proc/../proc'"),
          List.of(
              "pkg('bash')",
              "be_installed.with_version('5.*')",
              "with_version takes one exact name, and none has a '*' in it: '5.*'"),
          List.of(
              "pkg('bash')",
              "be_installed.below('[6')",
              "below takes one exact name, and none has a '[' in it: '[6'"),
          List.of(
              "user('root')",
              "have_login_shell('bash')",
              "have_login_shell needs an absolute path, such as '/etc/hosts', and was given 'bash'"),
          List.of(
              "user('root')",
              "have_home_directory('root')",
              "have_home_directory needs an absolute path, such as '/etc/hosts', and was given 'root'"),
          List.of(
              "user('root')", "belong_to_groups([])", "belong_to_groups was given an empty list"),
          List.of(
              "user('root')",
              "belong_to_group('a ')",
              "belong_to_group takes one exact name, and none has a blank there: 'a '"),
          List.of(
              "user('root')",
              "belong_to_primary_group(['root'])",
              "a text is wanted here, not a list: [root]"),
          List.of(
              "iface('lo')",
              "have_ipv4_address('127.0.0.1/33')",
              "'127.0.0.1/33' is no IP address: its prefix is at most /32"),
          List.of("iface('lo')", "have_ipv4_address('::1')", "'::1' is no IPv4 address"),
          List.of(
              "iface('lo')",
              "have_ipv6_address('::1/129')",
              "'::1/129' is no IP address: its prefix is at most /128"),
          List.of("file('/etc/passwd')", "contain([])", "contain was given an empty list"));

  private static final List<List<String>> PROPERTIES =
      List.of(
          List.of(
              "file('/')",
              "mode",
              "eq('755')",
              "File \"/\" mode is never \"755\": it is four octal digits, such as '0644'; be_mode takes three too"),
          List.of(
              "file('/')",
              "owner",
              "eq(0)",
              "File \"/\" owner is a text and 0 is a number: they are never equal; write the expected value as a text"),
          List.of(
              "file('/')",
              "type",
              "eq('dir')",
              "File \"/\" type is never \"dir\": it is file, directory, block device, character device, pipe or socket; links are followed"),
          List.of(
              "file('/etc/passwd')",
              "sha256sum",
              "eq('AB')",
              "File \"/etc/passwd\" sha256sum is never \"AB\": it is small hexadecimal digits"),
          List.of(
              "mount('/')",
              "options",
              "include('rw,noexec')",
              "an item of Mount \"/\" options is never \"rw,noexec\": it is one option, without a comma"),
          List.of(
              "iface('lo')",
              "mac_address",
              "eq('AA:BB:CC:DD:EE:FF')",
              "Interface \"lo\" mac_address is never \"AA:BB:CC:DD:EE:FF\": it is pairs of small hexadecimal digits with colons, such as 'ab:01:…'"),
          List.of(
              "iface('lo')",
              "state",
              "eq('UP')",
              "Interface \"lo\" state is never \"UP\": it is a word in small letters"),
          List.of(
              "iface('lo')",
              "ipv4_addresses",
              "include('127.0.0.1')",
              "an item of Interface \"lo\" ipv4_addresses is never \"127.0.0.1\": it is an address with its prefix length, such as '10.0.0.1/24'; have_ipv4_address takes it without"),
          List.of(
              "default_gateway",
              "ipaddress",
              "eq('10.0.0.300')",
              "Default gateway ipaddress is never \"10.0.0.300\": it is an IP address, its letters small"),
          List.of(
              "port(22)",
              "protocols",
              "include('TCP')",
              "an item of Port \"22\" protocols is never \"TCP\": it is tcp, tcp6, udp or udp6"),
          List.of(
              "systemd_unit('x.service')",
              "active_state",
              "eq('running')",
              "Systemd unit \"x.service\" active_state is never \"running\": it is active, inactive, failed or another of systemd's states; running is a sub_state"));

  @Test
  void whatNoResourceHasIsRefused() {
    StringBuilder spec = new StringBuilder();
    Map<String, String> messages = new TreeMap<>();
    for (String should : List.of("should", "should_not")) {
      for (List<String> row : PREDICATES) {
        String title = row.get(0) + " " + should + " " + row.get(1);
        messages.put(title, row.get(2));
        spec.append(
            "describe(%s) { it(%s) { %s %s } }%n"
                .formatted(row.get(0), quoted(title), should, row.get(1)));
      }
      for (List<String> row : PROPERTIES) {
        String title = row.get(0) + " " + row.get(1) + " " + should + " " + row.get(2);
        messages.put(title, row.get(3));
        spec.append(
            "describe(%s) { its('%s', %s) { %s %s } }%n"
                .formatted(row.get(0), row.get(1), quoted(title), should, row.get(2)));
      }
    }
    Map<String, String> found = new TreeMap<>();
    try (TestHost host = TestHost.local()) {
      new SpecRun(host, List.of(host.name()))
          .run(SpecRounds.compile("refused_spec.groovy", spec.toString()))
          .values()
          .forEach(
              judged ->
                  found.put(
                      judged.sentence(),
                      judged.verdict() == Verdict.BROKEN
                          ? judged.detail().found()
                          : judged.verdict() + " " + judged.detail().found()));
    }
    assertThat(found).isEqualTo(messages);
  }

  private static String quoted(String text) {
    return "\"\"\"" + text + "\"\"\"";
  }
}
