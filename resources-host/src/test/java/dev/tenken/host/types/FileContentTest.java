package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testkit.SpecRounds;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.SpecRun;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of files, and what is looked for in it. */
class FileContentTest {
  @TempDir Path folder;

  @Test
  void contentIsByteForByteWithItsLineEnds() throws Exception {
    assertThat(file("a\r\nb\n\n\n").content()).isEqualTo("a\r\nb\n\n\n");
    assertThat(file("\ufeffx").content()).isEqualTo("\ufeffx");
    assertThat(file("").content()).isEmpty();
    assertThat(file("\0\n").content()).isEqualTo("\0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"etc/passwd", "~/.ssh/id_rsa", "\\$HOME/.netrc", " /etc/passwd"})
  void aPathThatStartsNowhereIsRefused(String path) {
    String spec = "it('is not there') { expect(file(\"" + path + "\")).not_to(exist) }";
    try (TestHost host = TestHost.local()) {
      AttemptResult.Judged judged =
          new SpecRun(host, List.of(host.name()))
              .run(SpecRounds.compile("paths_spec.groovy", spec))
              .values()
              .iterator()
              .next();

      assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(judged.detail().found())
          .isEqualTo(
              "file needs an absolute path, such as '/etc/hosts', and was given '"
                  + path.replace("\\", "")
                  + "'");
    }
  }

  @Test
  void brokenJsonAndYamlFailWhateverIsAskedOfThem() throws Exception {
    HostFile file = file("{\"a\": [1,}");

    assertThatThrownBy(file::contentAsJson)
        .isInstanceOfSatisfying(Missing.class, missing -> assertThat(missing.isWhole()).isTrue())
        .hasMessageStartingWith("File \"" + folder.resolve("file") + "\" is no JSON: line 1");
    assertThatThrownBy(file::contentAsYaml)
        .isInstanceOfSatisfying(Missing.class, missing -> assertThat(missing.isWhole()).isTrue())
        .hasMessageContaining(" is no YAML: ");
  }

  @Test
  void textIsNoPatternAndPatternsSeeOneLineAtATime() throws Exception {
    HostFile file = file("abc\n# port = 1\nport = 80\n");

    assertThat(file.contains("a.c").judge().holds()).isFalse();
    assertThat(file.contains(Pattern.compile("a.c")).judge().holds()).isTrue();
    assertThat(file.contains(Pattern.compile("^port = (\\d+)$")).judge().found())
        .isEqualTo("line 3: port = 80");
    assertThat(file.contains("1\nport").judge().holds()).isTrue();
    assertThat(file.contains(List.of("# port = 1", "port = 80")).judge().holds()).isTrue();
    assertThat(file.contains(List.of("port = 1", "port = 80")).judge().holds()).isFalse();
    assertThat(file("").contains("x").judge().holds()).isFalse();
  }

  @Test
  void lineEndsCanBeLookedForToo() throws Exception {
    HostFile file = file("a\r\nb\r\nc\n");

    assertThat(file.contains("a\r\nb").judge().holds()).isTrue();
    assertThat(file.contains("b\r").judge().holds()).isTrue();
    assertThat(file.contains("c\n").judge().holds()).isTrue();
    assertThat(file.contains(Pattern.compile("\r")).judge().holds()).isTrue();
    assertThat(file.contains(Pattern.compile("b$")).judge().holds()).isTrue();
    assertThat(file.contains("a\nb").judge().holds()).isFalse();
    assertThat(file.contains("c\r").judge().holds()).isFalse();
  }

  @Test
  void rangesAreThoseOfSed() throws Exception {
    HostFile file = file("begin\none\nend\ntwo\nbegin\nthree\nend\n");

    assertThat(file.contains("one").from("begin").to("end").judge().holds()).isTrue();
    assertThat(file.contains("end").from("begin").to("end").judge().holds()).isTrue();
    assertThat(file.contains("two").from("begin").to("end").judge().holds()).isFalse();
    assertThat(file.contains("three").from("begin").to("end").judge().holds()).isFalse();
    assertThat(file.contains("three").after(Pattern.compile("^two")).judge().holds()).isTrue();
    assertThat(file.contains("one").after("two").judge().holds()).isFalse();
    assertThat(file.contains("one").before("two").judge().holds()).isTrue();
    assertThat(file.contains("three").before("two").judge().holds()).isFalse();
    assertThat(file.contains("three").to("nowhere").judge().holds()).isTrue();
  }

  /** Nothing is searched there: that a text is not among it says nothing of the file. */
  @Test
  void aRangeThatNeverBeginsFailsNegatedOrNot() throws Exception {
    HostFile file = file("begin\none\nend\n");

    for (FileContaining found :
        List.of(
            file.contains("one").from("nowhere"),
            file.contains("one").after("nowhere"),
            file.contains(List.of("one", "end")).from("nowhere").to("end"))) {
      assertThatThrownBy(found::judge)
          .isInstanceOfSatisfying(Missing.class, missing -> assertThat(missing.isWhole()).isTrue())
          .hasMessage("no line has 'nowhere': there is nothing to search");
    }
  }

  @Test
  void sameVerdictOnAsMuchAsTheLimitAllowsAndNoneBeyond() throws Exception {
    assertThat(file("x".repeat(8 << 20)).content()).hasSize(8 << 20);
    assertThatThrownBy(() -> file("x".repeat((8 << 20) + 1)).content())
        .isInstanceOf(Undetermined.class)
        .hasMessageEndingWith(" has 8388609 bytes, more than the limit for content, 8388608");
  }

  @Test
  void whatMayNotBeReadIsUnknown() throws Exception {
    Tools.need("setpriv");
    Tools.needRoot();
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Path inside = Files.writeString(locked.resolve("file"), "x");
    Tools.status("chmod", "700", locked.toString());
    Tools.status("chmod", "711", folder.toString());
    try (TestHost host =
        TestHost.by("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sh", "-c")) {
      for (Path path : List.of(inside, locked.resolve("none"))) {
        HostFile file = new HostFile(new AskingFacts(host), path.toString());

        assertThatThrownBy(file::exists)
            .isInstanceOf(Undetermined.class)
            .hasMessage("the asking user has no permission to look at " + path);
        assertThatThrownBy(file::content).isInstanceOf(Undetermined.class);
        assertThatThrownBy(file::size).isInstanceOf(Undetermined.class);
      }
      Path link = Files.createSymbolicLink(folder.resolve("link"), inside);
      HostFile linked = new HostFile(new AskingFacts(host), link.toString());
      assertThat(linked.isSymlink().holds()).isTrue();
      assertThatThrownBy(linked::exists)
          .isInstanceOf(Undetermined.class)
          .hasMessage("what " + link + " links to can't be looked at: Permission denied");
    }
  }

  @Test
  void computedNumberIsNoMode() throws Exception {
    HostFile file = file("x");

    assertThatThrownBy(() -> file.isMode(420))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a mode is written as three or four octal digits, such as '0644', not as 420");
  }

  private HostFile file(String content) throws Exception {
    Path file = folder.resolve("file");
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    return new HostFile(new AskingFacts(TestHost.local()), file.toString());
  }
}
