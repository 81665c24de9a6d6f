package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What configuration files mean, in each format. */
class ConfigFormatTest {
  @ParameterizedTest
  @CsvSource({
    "/etc/app.json, '', JSON",
    "/etc/app.YML, '', YAML",
    "/etc/systemd/system/app.service, '', SYSTEMD",
    "/etc/systemd/journald.conf, '', SYSTEMD",
    "/etc/systemd/system/app.service.d/own.conf, '', SYSTEMD",
    "/etc/ssh/sshd_config, '', SSH",
    "/etc/ssh/sshd_config.d/10-own.conf, '', SSH",
    "/etc/sysctl.d/10-own.conf, '', KEY_VALUE",
    "/etc/default/app, '', KEY_VALUE",
    "/etc/app.conf, '<a/>', XML",
    "/etc/app.conf, '{\"a\": 1}', JSON",
    "/etc/app.conf, '[a]\nb = 1', INI",
    "/etc/app.conf, '{\"a\":\n[1]\n}', JSON",
    "/etc/app.conf, '# x\n---\na: 1', YAML",
    "/etc/app.conf, 'Port 22', KEY_VALUE",
  })
  void theFormatIsToldByNameThenByContent(String path, String text, ConfigFormat format) {
    assertThat(ConfigFormat.detect(path, text)).contains(format);
  }

  @Test
  void blocksInBracesAreALanguageOfTheirOwn() {
    assertThat(ConfigFormat.detect("/etc/nginx/nginx.conf", "http {\n  server_tokens off;\n}"))
        .isEmpty();
    assertThat(ConfigFormat.detect("/etc/apache2.conf", "Listen 80\n<Directory />\n</Directory>"))
        .isEmpty();
  }

  @Test
  void aKeyThatStandsTwiceHasBothValues() {
    assertThat(at(ConfigFormat.SSH, "Port 22\nport 2222\nPort 2022", "Port"))
        .isEqualTo(List.of(22L, 2222L, 2022L));
    assertThat(at(ConfigFormat.INI, "[a]\nb=1\n[c]\nb=2\n[a]\nb=3", "a.b"))
        .isEqualTo(List.of(1L, 3L));
    assertThat(at(ConfigFormat.PROPERTIES, "a=1\na=2", "a")).isEqualTo(List.of(1L, 2L));
  }

  @Test
  void whatHoldsUnderAConditionStandsApart() {
    String text = "PasswordAuthentication no\nMatch User  backup\n  PasswordAuthentication yes\n";

    assertThat(at(ConfigFormat.SSH, text, "passwordauthentication")).isEqualTo("no");
    assertThat(at(ConfigFormat.SSH, text, "Match User  backup", "PasswordAuthentication"))
        .isEqualTo("yes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a = 1 ; why|1",
        "a = x;y|x;y",
        "a = #fff|",
        "a = \"1 ; 2\"|1 ; 2",
        "a = 'x' # y|x",
        "a : b|b",
        "a = b = c|b = c",
        "a = 007|007",
        "a = 8.10|8.10",
        "a = 12345678901234567890|12345678901234567890",
        "a = -1|-1",
        "a|",
      })
  void iniValues(String line, String value) {
    assertThat(at(ConfigFormat.INI, line, "a")).hasToString(value == null ? "" : value);
  }

  @Test
  void systemdHasNoCommentsBehindAValueAndLinesThatGoOn() {
    String text =
        """
        [Unit]
        Description=Shop #1 ; old
        [Service]
        ExecStart=/bin/sh -c "a" ; /bin/rm x
        ExecStartPost=/bin/shop \\
        # a comment
          --port=1 \\
          --all
        Environment=A=1
        Environment=B=2
        User=\\""";

    assertThat(at(ConfigFormat.SYSTEMD, text, "Unit.Description")).isEqualTo("Shop #1 ; old");
    assertThat(at(ConfigFormat.SYSTEMD, text, "Service.ExecStart"))
        .isEqualTo("/bin/sh -c \"a\" ; /bin/rm x");
    assertThat(at(ConfigFormat.SYSTEMD, text, "Service.ExecStartPost"))
        .isEqualTo("/bin/shop    --port=1    --all");
    assertThat(at(ConfigFormat.SYSTEMD, text, "Service.Environment"))
        .isEqualTo(List.of("A=1", "B=2"));
    assertThat(at(ConfigFormat.SYSTEMD, text, "Service.User")).isEqualTo("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INI|[a]\\nb = 1",
        "SYSTEMD|[a]\\nb=1",
        "PROPERTIES|a.b=1",
        "KEY_VALUE|a.b 1",
        "SSH|a.b 1",
        "JSON|{\"a\": {\"b\": 1}}",
        "YAML|a:\\n  b: 1",
        "TOML|a.b = 1",
        "XML|<a><b>1</b></a>",
      })
  void aByteOrderMarkIsNoPartOfTheText(ConfigFormat format, String text) {
    assertThat(at(format, "\uFEFF" + text.replace("\\n", "\n"), "a.b")).isEqualTo(1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=\"x y\" # z|x y",
        "a=\"x\\\"y\"|x\"y",
        "a=\"x\\\\y\"|x\\y",
        "a=\"C:\\dir\"|C:\\dir",
        "a='x\\y'|x\\y",
        "export a=1|1",
      })
  void keyValuesAreQuotedAsInAShell(String line, String value) {
    assertThat(at(ConfigFormat.KEY_VALUE, line, "a")).hasToString(value);
  }

  @Test
  void aDocumentTypeIsPassedOverAndItsOwnEntitiesAreRead() {
    String text =
        """
        <!DOCTYPE shop PUBLIC "-//Shop//EN" "http://localhost:1/shop.dtd" [<!ENTITY port "8080">]>
        <shop url="http://x:&port;/"><port>&port;</port></shop>""";

    assertThat(at(ConfigFormat.XML, text, "shop.port")).isEqualTo(8080L);
    assertThat(at(ConfigFormat.XML, text, "shop.url")).isEqualTo("http://x:8080/");
  }

  @Test
  void numbersHaveTheirNaturalTypes() {
    assertThat(at(ConfigFormat.INI, "a = 1", "a")).isEqualTo(1L);
    assertThat(at(ConfigFormat.INI, "a = 12345678901234567890", "a"))
        .isEqualTo(new BigInteger("12345678901234567890"));
    assertThat(at(ConfigFormat.JSON, "{\"a\": 0.10}", "a")).isEqualTo(new BigDecimal("0.10"));
    assertThat(at(ConfigFormat.YAML, "a: 0x10\nb: 'x'", "a")).isEqualTo(16L);
    assertThat(at(ConfigFormat.YAML, "a: yes", "a")).isEqualTo("yes");
    assertThat(at(ConfigFormat.TOML, "a = 1979-05-27T07:32:00Z", "a"))
        .isEqualTo("1979-05-27T07:32:00Z");
  }

  @Test
  void theLongestKeyThatIsThereCounts() {
    String text = "{\"a\": {\"b.c\": 1, \"b\": {\"c\": 2, \"d\": 3}}, \"a.b.d\": 4, \"l\": [[5]]}";

    assertThat(at(ConfigFormat.JSON, text, "a.b.c")).isEqualTo(1L);
    assertThat(at(ConfigFormat.JSON, text, "a", "b", "c")).isEqualTo(2L);
    assertThat(at(ConfigFormat.JSON, text, "a.b.d")).isEqualTo(4L);
    assertThat(at(ConfigFormat.JSON, text, "l[0][0]")).isEqualTo(5L);
    assertThat(at(ConfigFormat.JSON, text, "l[-1]")).isEqualTo(List.of(5L));
  }

  @Test
  void nullsKeepTheirPlace() {
    Object plain = PlainValue.of(ConfigFormat.JSON.parse("{\"a\": null, \"b\": [1, null, 2]}"));

    assertThat(plain).hasToString("{a=null, b=[1, null, 2]}");
  }

  @Test
  void severalDocumentsAreAList() {
    assertThat(at(ConfigFormat.YAML, "a: 1\n---\na: 2\n", "[1].a")).isEqualTo(2L);
    assertThat(ConfigFormat.YAML.parse("")).isEqualTo(Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INI|a=1\\n[b|line 2, column 1: a section without its closing bracket",
        "INI|=1|line 1, column 1: a value without a key",
        "INI|[a]\\nb=1\\n[a]\\n=2|line 4, column 1: a value without a key",
        "PROPERTIES|a=1\\nb=\\\\u12|line 2, column 3: \\\\u without four hexadecimal digits",
        "KEY_VALUE|= x|line 1, column 1: a value without a key",
        "JSON|{\"a\": 1, \"a\": 2}|line 1, column 13: Duplicate field 'a'",
        "JSON|{\"a\": 1} x|line 1, column 10: Unrecognized token 'x'",
        "JSON|''|line 1, column 1: the file is empty",
        "YAML|a: 1\\na: 2|line 2, column 1: found duplicate key a",
        "YAML|a:\\n\\tb: 1|line 2, column 1: found character '\\\\t(TAB)' that cannot start any token",
        "TOML|a = 1\\na = 2|line 2, column 6: Duplicate key",
        "XML|<a><b></a>|line 1, column 9: The element type \"b\" must be terminated",
        "XML|<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>|line 1, column 61: it refers to file:///etc/passwd, and nothing outside the file is read",
        "XML|<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://localhost:1/x\"> %x;]><a/>|it refers to http://localhost:1/x, and nothing",
        "XML|<!DOCTYPE a SYSTEM \"http://localhost:1/x\"><a>&x;</a>|&x; is not declared in the file, and nothing",
        "SYSTEMD|[a]\\nb|line 2, column 1: a key without a value",
        "SYSTEMD|[a|line 1, column 1: a section without its closing bracket",
      })
  void whatDoesNotParseSaysWhere(ConfigFormat format, String text, String message) {
    String written = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");

    assertThatThrownBy(() -> format.parse(written.equals("''") ? "" : written))
        .isInstanceOf(BrokenConfig.class)
        .hasMessageContaining(message.replace("\\\\", "\\"));
  }

  @Test
  void bombsEndAtALimit() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 24; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(at(ConfigFormat.YAML, bomb.toString(), "a1")).isNotNull();
    assertThatThrownBy(() -> at(ConfigFormat.YAML, bomb.toString(), "a23"))
        .hasMessage("the value is larger than 100000 entries");
    assertThatThrownBy(() -> at(ConfigFormat.YAML, "a: &a [*a]", "a"))
        .isInstanceOf(BrokenConfig.class);
    assertThatThrownBy(() -> ConfigFormat.YAML.parse("[".repeat(1_000_000)))
        .isInstanceOf(BrokenConfig.class);
    assertThatThrownBy(() -> ConfigFormat.JSON.parse("[".repeat(1_000_000)))
        .isInstanceOf(BrokenConfig.class);
    assertThatThrownBy(() -> ConfigFormat.TOML.parse("a=" + "[".repeat(1_000_000)))
        .isInstanceOf(BrokenConfig.class);
    assertThatThrownBy(() -> ConfigFormat.XML.parse("<a>".repeat(100_000) + "</a>".repeat(100_000)))
        .isInstanceOf(BrokenConfig.class);
  }

  @Test
  void tagsOfYamlMakeNoObjects() {
    assertThatThrownBy(() -> ConfigFormat.YAML.parse("a: !!javax.script.ScriptEngineManager []"))
        .isInstanceOf(BrokenConfig.class);
  }

  private static Object at(ConfigFormat format, String text, String... path) {
    return new ConfigTree(format.parse(text), format == ConfigFormat.SSH)
        .value("The file", List.of(path));
  }
}
