package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a path of a configuration file leads to, and which path can lead nowhere. */
class ConfigTreeTest {
  private static final ConfigTree TREE =
      new ConfigTree(
          ConfigFormat.JSON.parse(
              """
              {
                "list": [{"name": "a", "size": 1}, {"name": "b"}],
                "names": ["x", "y", "z"],
                "none": [],
                "text": "x",
                "number": 5,
                "flag": true,
                "null": null,
                "map": {"inner": {"key": 1}},
                "map.text": "x"
              }
              """),
          false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list.naem | list is a list of items, list[0] and so on, and has no 'naem'",
        "list.firs.name | list is a list of items, list[0] and so on, and has no 'firs';"
            + " did you mean 'first'?",
        // Of the list or of its items?
        "list.size | list is a list of items, list[0] and so on, which have a key of the same"
            + " name as its 'size'",
        "none.name | none is a list of items, none[0] and so on, and has no 'name'",
        "list[0].name.x | list[0].name is a text and has no 'x'",
        "text.length | text is a text and has no 'length'",
        "number.x.y | number is a number and has no 'x'",
        "flag.x | flag is a boolean and has no 'x'",
        "map.inner.key.x | map.inner.key is a number and has no 'x'",
        "map.text.x | map.text is a text and has no 'x'",
      })
  void whatHasNoNamesIsNotAskedForOne(String path, String why) {
    String message = "The file " + path + ": " + why;

    assertThatThrownBy(() -> TREE.value("The file", List.of(path)))
        .isInstanceOf(NoSuchWord.class)
        .hasMessage(message);
    assertThatThrownBy(() -> TREE.key("The file", path))
        .isInstanceOf(NoSuchWord.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "txt | txt; nearest: text",
        "map.innr | map.innr; nearest: map.inner",
        "mapp.inner | mapp.inner: there is no mapp; nearest: map.inner",
        "map.zzz.key.x | map.zzz.key.x: there is no map.zzz",
        "list[2] | list[2]: list has 2 items",
        "list.7.name | list.7.name: list has 2 items",
        "none.first | none.first: none has 0 items",
        "list[1].size | list[1].size",
        "null.x | null.x: null is null; nearest: null",
      })
  void anAbsentKeySaysWhichPartOfThePathIsNotThere(String path, String why) {
    assertThatThrownBy(() -> TREE.value("The file", List.of(path)))
        .isInstanceOfSatisfying(Missing.class, missing -> assertThat(missing.isWhole()).isFalse())
        .hasMessage("The file has no key " + why);
    assertThat(TREE.key("The file", path).holds()).isFalse();
  }

  @Test
  void aListHasEndsAndASize() {
    assertThat(TREE.value("The file", List.of("list.first.name"))).isEqualTo("a");
    assertThat(TREE.value("The file", List.of("list.last.name"))).isEqualTo("b");
    assertThat(TREE.value("The file", List.of("names.size"))).isEqualTo(3L);
    assertThat(TREE.value("The file", List.of("none.count"))).isEqualTo(0L);
    assertThat(TREE.value("The file", List.of("names", "last"))).isEqualTo("z");
  }

  @Test
  void aKeyThatIsNullIsThereAndWhatIsBelowItIsNot() {
    assertThat(TREE.key("The file", "null").holds()).isTrue();
    assertThat(TREE.key("The file", "null.x").holds()).isFalse();
  }

  @Test
  void aKeyNeedsAName() {
    for (Object nothing : List.of("", List.of(), List.of("map", ""))) {
      assertThatThrownBy(() -> TREE.key("The file", nothing))
          .hasMessage("have_key needs a key: have_key('section.key')");
    }
  }

  @Test
  void aSlipInAPropertyOfAParsedFileIsNoAbsentKey(@TempDir Path folder) throws Exception {
    Path path = Files.writeString(folder.resolve("a.json"), "{\"size\": {\"x\": 1}}");
    ParsedFile file =
        new ParsedFile(new AskingFacts(TestHost.local()), path.toString(), ConfigFormat.JSON);

    assertThatThrownBy(() -> file.property(List.of("contents")))
        .isInstanceOf(NoSuchWord.class)
        .hasMessage(
            "JSON file has neither a property nor a key 'contents'; did you mean 'content'?");
    assertThatThrownBy(() -> file.property(List.of("conten.x"))).isInstanceOf(NoSuchWord.class);
    assertThatThrownBy(() -> file.property(List.of("colour"))).isInstanceOf(Missing.class);
  }

  @Test
  void aPropertyOfFilesIsNoAbsentKeyOfTheirData(@TempDir Path folder) throws Exception {
    String path = Files.writeString(folder.resolve("a.json"), "{\"size\": 1}").toString();
    AskingFacts facts = new AskingFacts(TestHost.local());
    ParsedFile parsed = new ParsedFile(facts, path, ConfigFormat.JSON);

    assertThatThrownBy(() -> parsed.property(List.of("mode")))
        .isInstanceOf(NoSuchWord.class)
        .hasMessage(
            "JSON file \"%s\" has no such key; the file's is asked by file('%s'), with its 'mode'"
                .formatted(path, path));
    assertThat(parsed.property(List.of("size"))).isEqualTo(1L);

    ConfigFile config = ConfigFile.of(facts, path, ConfigFormat.JSON);

    assertThatThrownBy(() -> config.property(List.of("content"))).isInstanceOf(NoSuchWord.class);
    // May well be a key.
    assertThatThrownBy(() -> config.property(List.of("mode"))).isInstanceOf(Missing.class);
  }

  @Test
  void aSlipInAKeywordOfSshdIsNoKeywordThatIsNotSet() {
    Probe probe = SshdConfig.KIND.probe("", "");
    Fact<Data> fact =
        new Fact.Present<>(
            Data.map("settings", Map.of("permitrootlogin", "no")),
            new Evidence("sshd -T", Instant.EPOCH, Duration.ZERO, ""));
    FactSource host =
        new FactSource() {
          @Override
          public Map<Probe, Fact<Data>> ask(Set<Probe> probes) {
            return Map.of(probe, fact);
          }

          @Override
          public void close() {}
        };
    SshdConfig sshd = new SshdConfig(new AskingFacts(host), "", probe);

    assertThatThrownBy(() -> sshd.property(List.of("PermitRotLogin")))
        .isInstanceOf(NoSuchWord.class)
        .hasMessage("sshd has no keyword 'PermitRotLogin'; did you mean 'permitrootlogin'?");
    assertThatThrownBy(() -> sshd.property(List.of("AllowUser"))).isInstanceOf(NoSuchWord.class);
    for (String unset : List.of("AllowUsers", "kerberosauthentication", "SomethingOfTomorrow")) {
      assertThatThrownBy(() -> sshd.property(List.of(unset))).isInstanceOf(Missing.class);
    }
  }
}
