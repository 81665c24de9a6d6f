package dev.tenken.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testing.Runner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
  private final Runner runner = new Runner().present("web", "in", "x");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x*",
        ".*",
        "(?i)x*",
        "(?s).*",
        "(?:foo)?",
        "foo|",
        "^",
        "$",
        "^\\s*",
        "\\s*$",
        "^.*$",
        "(.*)$",
        "\\A",
        "\\z",
        "^|x",
        // At the end of a text nothing is ahead.
        "(?!.*root)",
        "x*(?!y)",
        "(?<!x)x*y?$|^",
      })
  void whatIsFoundInEveryTextIsRefused(String expression) {
    var judged = judge("match(~'" + expression.replace("\\", "\\\\") + "')");
    assertThat(judged.detail().found())
        .isEqualTo("match /" + expression + "/ holds for every text: it is found where nothing is");
    assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^$",
        "^\\s*$",
        "\\A\\s*\\z",
        "\\A[^#]*\\z",
        "^[^#]*$",
        "\\b",
        "\\B",
        "^(?!.*root)",
        "\\A(?!.*root)",
        "(?=root)",
        "(?<=root)$",
        "(?<!root)$",
        "^x*+(?<!x)",
        "\\G(?!x)",
        "\\.*$^",
        "^\\.*$",
        "(?-m)^.*$",
        ".",
        "\\S*\\S",
      })
  void whatSomeTextHasNotIsNot(String expression) {
    assertThat(judge("match(~'" + expression.replace("\\", "\\\\") + "')").verdict())
        .isIn(Verdict.PASSED, Verdict.FAILED);
  }

  @Test
  void everyMatcherAndChainRefusesIt() {
    for (String matcher :
        List.of(
            "match('x*')", "include(~/x*/)", "contain_exactly('a', ~/x*/)", "include(a: ~/x*/)")) {
      assertThat(judge(matcher).detail().found()).contains("/x*/ holds for every text");
    }
    assertThat(on("be_in('a', ~/x*/)").detail().found())
        .isEqualTo("be_in /x*/ holds for every text: it is found where nothing is");
    assertThat(on("be_installed.with_version(~/x*/)").detail().found())
        .startsWith("be_installed.with_version /x*/ holds for every text");
  }

  @Test
  void anEmptyTextHasOneEmptyLine() {
    runner.allPass(
        """
        it('a') { expect('').to(match(/^$/)) }
        it('b') { expect('').to(match(/^x?$/)) }
        it('c') { expect('').not_to(match(/^x/)) }
        it('d') { expect(['']).to(include(~/^$/)) }
        it('e') { expect('a\\n').not_to(match(/^$/)) }
        it('f') { expect('a\\n\\nb').to(match(/^$/)) }
        """);
  }

  private AttemptResult.Judged judge(String matcher) {
    return runner.judge("it { expect('root: x').to(" + matcher + ") }");
  }

  private AttemptResult.Judged on(String matcher) {
    return runner.judge("describe(thing('web')) { it { should " + matcher + " } }");
  }
}
