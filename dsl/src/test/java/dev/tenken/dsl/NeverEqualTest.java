package dev.tenken.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testing.Runner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a property or predicate can never have is an error: should_not would pass on it. */
class NeverEqualTest {
  private final Runner runner =
      new Runner()
          .present(
              "web",
              "running",
              false,
              "permissions",
              "0777",
              "owner",
              "root",
              "uid",
              0,
              "in",
              "wheel",
              "options",
              List.of("rw", "nodev"))
          .present("bare", "uid", 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permissions | eq('777') | Thing \"web\" permissions is never \"777\": it is four octal digits, such as '0644'",
        "permissions | eq(777) | Thing \"web\" permissions is never 777: it is four octal digits, such as '0644'",
        "permissions | eq('777').or(eq('rwx')) | Thing \"web\" permissions is never \"777\": it is four octal digits, such as '0644'",
        "owner | eq(0) | Thing \"web\" owner is a text and 0 is a number: they are never equal; write the expected value as a text",
        "owner | be(true) | Thing \"web\" owner is a text and true is a boolean: they are never equal; write the expected value as a text",
        "owner | eq(['root']) | Thing \"web\" owner is a text and [\"root\"] is a list: they are never equal; write the expected value as a text",
        "uid | eq('root') | Thing \"web\" uid is a number and \"root\" is a text: they are never equal; write the expected value as a number",
        "options | eq('rw') | Thing \"web\" options is a list and \"rw\" is a text: they are never equal; write the expected value as a list",
        "options | eq(['rw', 5]) | an item of Thing \"web\" options is never 5: it is one option, without a comma",
        "options | include('rw,noexec') | an item of Thing \"web\" options is never \"rw,noexec\": it is one option, without a comma",
        "options | contain_exactly('a,b') | an item of Thing \"web\" options is never \"a,b\": it is one option, without a comma",
        "options | match_array([5]) | an item of Thing \"web\" options is never 5: it is one option, without a comma",
        "options | any(eq(5)) | Thing \"web\" options is never 5: it is one option, without a comma",
        "options.first | eq('a,b') | Thing \"web\" options.first is never \"a,b\": it is one option, without a comma",
        "changed | eq('yesterday') | Thing \"web\" changed is a time and \"yesterday\" is a text: they are never equal; write the expected value as a time, such as 5.minutes.ago",
      })
  void aPropertyNeverEqualsWhatItsMethodDoesNotReturn(String path, String matcher, String message) {
    for (String should : List.of("should", "should_not")) {
      var judged = judge("web", path, should + " " + matcher);
      assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(judged.detail().found()).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permissions | eq('0644')",
        "permissions | match(/^777/)",
        "owner | eq('0')",
        "uid | eq(1)",
        "options | include('ro')",
        "options | include(~/,/)",
        "options | eq(['ro'])",
        "options.size | eq(7)",
        "changed | eq('2026-11-21T10:00:00Z')",
        "changed | eq(5.minutes.ago)",
      })
  void whatItMayHaveIsCompared(String path, String matcher) {
    var judged = judge("web", path, "should_not " + matcher);
    assertThat(judged.verdict()).as(judged.detail().message()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void whatIsAbsentNeverEqualsItEither() {
    assertThat(judge("bare", "owner", "should_not eq(0)").verdict()).isEqualTo(Verdict.BROKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "expect('a').to(match('[')) | match('[') takes a regular expression, and this is none: Unclosed character class; include('…') looks for a text",
        "expect(thing('web')).to(eq('a')) | Thing has no predicate 'eq': it judges values; write its('…') { … } for a property",
        "expect(thing('web')).not_to(be_nil) | Thing has no predicate 'be_nil': it judges values; write its('…') { … } for a property",
        "expect(named(null)).not_to(exist) | null was given where a value belongs: a value that can't be had is no argument",
      })
  void whatCanNotBeJudgedSaysWhy(String assertion, String message) {
    var judged = runner.judge("def named(x) { thing(x) }\nit { " + assertion + " }");
    assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(judged.detail().found()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thing('web') | the block of only_if must end in a condition, and Thing \"web\" is a resource: ask it, as in file('/x').exists()",
        "\"false\" | the block of only_if must end in a condition, and \"false\" is a text: compare it, as in vars.x == 'true'",
      })
  void aConditionThatAlwaysHoldsIsNone(String condition, String message) {
    var judged =
        runner.judge(
            "describe(thing('web')) { only_if { " + condition + " }; it { should exist } }");
    assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(judged.detail().found()).isEqualTo(message);
  }

  @Test
  void whatAPredicateFoundIsTrueOrFalse() {
    runner.allPass(
        """
        it('a') { expect(thing('web').isRunning()).to(be_false) }
        it('b') { expect(thing('web').isInstalled()).to(eq(true)) }
        it('c') { assertThat(thing('web').isRunning()).isFalse() }
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "be_in('') | be_in was given an empty text, which says nothing; is a variable not set?",
        "be_in() | be_in can't take (); it takes (a value …)",
        "be_in([:]) | be_in was given an empty map, which says nothing; is a variable not set?",
        "be_installed.with_version(\"${''}\") | be_installed.with_version was given an empty text, which says nothing; is a variable not set?",
        "be_installed.with_version() | be_installed.with_version can't take (); it takes (a text)",
        "be_installed.with_version('1', '2') | be_installed.with_version can't take (a text, a text); it takes (a text)",
        "be_installed.with_version(5) | be_installed.with_version can't take (a number); it takes (a text)",
        "have_mode() | have_mode can't take (); it takes (a text)",
      })
  void aPredicateRefusesWhatSaysNothing(String matcher, String message) {
    for (String should : List.of("should", "should_not")) {
      var judged = runner.judge("describe(thing('web')) { it { " + should + " " + matcher + " } }");
      assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(judged.detail().found()).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @CsvSource({"exist,exist", "exists,exist", "is_there,be_there", "be_there,be_there"})
  void aPredicateIsNoProperty(String name, String word) {
    var account = new Runner(dev.tenken.dsl.fact.TargetType.AWS);
    var judged = account.judge("describe(account('a')) { its('" + name + "') { should be_true } }");
    assertThat(judged.detail().found())
        .isEqualTo(
            "Account has no property '%s'; it is a predicate: it { should %s }"
                .formatted(name, word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\\n", "${''}"})
  void aTypeWhoseWordTakesANameNeedsOne(String name) {
    String spec =
        "it('a') { expect(1).to(eq(1)) }\n"
            + ("describe(account(\"" + name + "\")) { it { should_not exist } }");
    assertThatThrownBy(() -> Evaluation.discover(Runner.compile(spec)))
        .isInstanceOfSatisfying(
            SpecError.class, error -> assertThat(error.location().line()).isEqualTo(2))
        .hasMessage("account needs a name, not an empty text");
  }

  private AttemptResult.Judged judge(String thing, String path, String assertion) {
    return runner.judge(
        "describe(thing('" + thing + "')) { its('" + path + "') { " + assertion + " } }");
  }
}
