package dev.tenken.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testing.Runner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {
  private final Runner runner =
      new Runner()
          .present("web", "running", true, "version", "1.22.1", "size", 500, "mode", "644")
          .present("old", "running", false, "version", "1.9", "by", "apt")
          .present("list", "items", List.of("a", "b"), "text", "x\ny: 1\n", "flag", true)
          .present("odd", "numbers", List.of(8, 9), "ports", Map.of("ssh", 22), "text", "x")
          .present("items", "size", List.of("a", "b", "c"))
          .present("members", "size", Map.of("ssh", Map.of("port", 22), "size", 7))
          .present("rows", "size", List.of(Map.of("id", "a"), Map.of("id", "b")))
          .present("mixed", "size", List.of(Map.of("id", "a"), "b", 3))
          .present("bare", "size", List.of())
          .unknown("dark");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // subject | body | verdict of should | verdict of should_not
        "thing('web') | exist | PASSED | FAILED",
        "thing('none') | exist | FAILED | PASSED",
        "thing('dark') | exist | UNKNOWN | UNKNOWN",
        "thing('web') | be_running | PASSED | FAILED",
        "thing('old') | beRunning | FAILED | PASSED",
        "thing('dark') | be_running | UNKNOWN | UNKNOWN",
        "thing('web') | be_installed.with_version('1.22.1') | PASSED | FAILED",
        "thing('old') | be_installed.with_version('1.9').for('apt') | PASSED | FAILED",
        "thing('old') | be_installed.for('gem') | FAILED | PASSED",
        "thing('web') | be_instaled | BROKEN | BROKEN",
        "thing('web') | be_installed.with_versio('1') | BROKEN | BROKEN",
        "thing('web') | be_running.under('x') | BROKEN | BROKEN",
        "thing('web') | have_mode('644') | PASSED | FAILED",
        // Nothing to judge: a property of what does not exist passes neither way.
        "thing('none') | have_mode('644') | FAILED | FAILED",
        "thing('web') | have_mode('644', 'x') | BROKEN | BROKEN",
        "thing('web') | have_mode(null) | BROKEN | BROKEN",
        "thing('web') | be_running.and(exist) | PASSED | FAILED",
        "thing('old') | be_running.or(exist) | PASSED | FAILED",
        "thing('old') | be_running.and(exist) | FAILED | PASSED",
      })
  void aResourceIsJudged(String subject, String matcher, Verdict positive, Verdict negative) {
    check("describe(" + subject + ") { it { should " + matcher + " } }", positive);
    check("describe(" + subject + ") { it { should_not " + matcher + " } }", negative);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web | owner | be_nil | PASSED | FAILED",
        "web | owner | eq('root') | FAILED | PASSED",
        "none | owner | eq('root') | FAILED | FAILED",
        "web | size | eq(500) | PASSED | FAILED",
        "web | size | eq('500') | BROKEN | BROKEN",
        "web | size | be(500) | PASSED | FAILED",
        "web | size | be < 501 | PASSED | FAILED",
        "web | size | 501 > be | PASSED | FAILED",
        "web | size | be <= 499 | FAILED | PASSED",
        "web | size | be_between(1, 500) | PASSED | FAILED",
        "web | size | be_within(5).of(504) | PASSED | FAILED",
        "web | size | be_within(5).of(600) | FAILED | PASSED",
        "web | size | (be < 80).or(be > 400) | PASSED | FAILED",
        "web | version | be > '1.9' | PASSED | FAILED",
        "old | version | be >= '1.10' | FAILED | PASSED",
        "web | version | start_with('1.') | PASSED | FAILED",
        "web | version | end_with('2.1') | PASSED | FAILED",
        "web | version | match(/^1\\.2/) | PASSED | FAILED",
        "list | text | match(/^y: \\d$/) | PASSED | FAILED",
        "list | text | include('y:') | PASSED | FAILED",
        "list | items | include('b') | PASSED | FAILED",
        "list | items | contain_exactly('b', 'a') | PASSED | FAILED",
        "list | items | contain_exactly('b') | FAILED | PASSED",
        "list | items | match_array(['a', 'b']) | PASSED | FAILED",
        "list | items | contain_exactly(match(/b/), eq('a')) | PASSED | FAILED",
        "list | items | contain_exactly(match(/b/), match(/c/)) | FAILED | PASSED",
        "list | items | include(match(/b/)) | PASSED | FAILED",
        "list | nope | all(match(/b/)) | FAILED | FAILED",
        "list | items | all(match(/./)) | PASSED | FAILED",
        "list | items | any(eq('b')) | PASSED | FAILED",
        "list | items | any(eq('c')) | FAILED | PASSED",
        "list | flag | be_true | PASSED | FAILED",
        "list | flag | be_false | FAILED | PASSED",
        "list | flag | eq('true') | BROKEN | BROKEN",
        "list | items | be_empty | FAILED | PASSED",
        "list | nope | eq('x') | FAILED | PASSED",
        "list | nope | be_nil | PASSED | FAILED",
        "list | items | be_nil | FAILED | PASSED",
        // What is not there has no order.
        "list | nope | be < 5 | FAILED | FAILED",
        "none | version | eq('x') | FAILED | FAILED",
        "none | version | be_nil | FAILED | FAILED",
        "dark | version | eq('x') | UNKNOWN | UNKNOWN",
        // What can't hold, or can't but hold, is no check: negated it would pass on anything.
        "web | size | be_between(500, 1) | BROKEN | BROKEN",
        "web | size | be_within(-5).of(504) | BROKEN | BROKEN",
        "web | size | be_true | BROKEN | BROKEN",
        "web | version | be_false | BROKEN | BROKEN",
        "odd | text | include('') | BROKEN | BROKEN",
        "odd | text | start_with('') | BROKEN | BROKEN",
        "odd | text | end_with(\"${''}\") | BROKEN | BROKEN",
        "odd | text | match('') | BROKEN | BROKEN",
        "odd | text | match(~'') | BROKEN | BROKEN",
        "list | items | include(~/b*/) | BROKEN | BROKEN",
        // Texts and numbers are told apart inside of lists and maps too.
        "odd | numbers | include('8') | BROKEN | BROKEN",
        "odd | numbers | include(8) | PASSED | FAILED",
        "odd | numbers | include('x') | FAILED | PASSED",
        "odd | numbers | contain_exactly('8', 9) | BROKEN | BROKEN",
        "odd | numbers | match_array([9, 8]) | PASSED | FAILED",
        "odd | numbers | eq(['8', 9]) | BROKEN | BROKEN",
        "odd | ports | include(ssh: '22') | BROKEN | BROKEN",
        "odd | ports | eq([ssh: '22']) | BROKEN | BROKEN",
        "odd | ports | include(ssh: 22) | PASSED | FAILED",
        "web | size | satisfy('is round') { it % 100 == 0 } | PASSED | FAILED",
        // A block that ends in a statement says neither true nor false.
        "web | size | satisfy('x') { v -> if (v > 600) { v } } | BROKEN | BROKEN",
        "web | size | satisfy('x') { v -> v } | BROKEN | BROKEN",
        "web | size | satisfy('x') | BROKEN | BROKEN",
        // Nothing is equal to a matcher, a regular expression or a block.
        "odd | text | eq(eq('x')) | BROKEN | BROKEN",
        "odd | text | eq(~/x/) | BROKEN | BROKEN",
        "odd | text | eq { 'x' } | BROKEN | BROKEN",
        "odd | text | eq(thing('odd')) | BROKEN | BROKEN",
        "odd | text | match(eq('x')) | BROKEN | BROKEN",
        "odd | text | start_with(~/x/) | BROKEN | BROKEN",
        "odd | text | include(['x']) | BROKEN | BROKEN",
        "list | items | eq(['a', match(/b/)]) | BROKEN | BROKEN",
        "odd | ports | have_key(match(/s/)) | BROKEN | BROKEN",
        // Where an item is meant, they stand for one.
        "odd | ports | include(ssh: be > 20) | PASSED | FAILED",
        "odd | ports | include(ssh: be > 30) | FAILED | PASSED",
        "list | items | include(~/b/) | PASSED | FAILED",
        "list | items | contain_exactly(~/b/, ~/a/) | PASSED | FAILED",
        "list | items | contain_exactly(match(/./), eq('a')) | PASSED | FAILED",
        "list | items | include(['a', 'b']) | BROKEN | BROKEN",
        "list | items | contain_exactly(['a', 'b']) | BROKEN | BROKEN",
        "list | items | eq(['b', 'a'] as Set) | PASSED | FAILED",
        "list | items | eq(['a', 'b'] as String[]) | PASSED | FAILED",
        "odd | numbers | eq([8, 9] as int[]) | PASSED | FAILED",
        "list | flag | eq(1) | BROKEN | BROKEN",
        "list | items | include(match(/c/)) | FAILED | PASSED",
        "list | items | include('a', 'c') | FAILED | PASSED",
        "list | text | include('y:', 'z:') | FAILED | PASSED",
        "odd | ports | include(ftp: 22) | FAILED | PASSED",
        "odd | ports | include(ssh: 22, ftp: 21) | FAILED | PASSED",
        "odd | ports | include(ssh: null) | BROKEN | BROKEN",
        "odd | ports | include('ssh') | PASSED | FAILED",
        "odd | ports | include('ftp') | FAILED | PASSED",
        "odd | ports | have_key('ssh') | PASSED | FAILED",
        "odd | ports | have_key('ftp') | FAILED | PASSED",
        "odd | numbers | have_key('ssh') | BROKEN | BROKEN",
        // Every item of none holds anything, and nothing was judged.
        "bare | size | all(match(/./)) | FAILED | FAILED",
        "bare | size | any(match(/./)) | FAILED | PASSED",
        "bare | size | be_empty | PASSED | FAILED",
        // Into lists by index, into maps by key.
        "items | size[0] | eq('a') | PASSED | FAILED",
        "items | size[2] | eq('c') | PASSED | FAILED",
        "items | size[-3] | eq('a') | PASSED | FAILED",
        "items | size[3] | be_nil | PASSED | FAILED",
        "items | size[-4] | be_nil | PASSED | FAILED",
        "items | size.first | eq('a') | PASSED | FAILED",
        "items | size.last | eq('c') | PASSED | FAILED",
        "items | size.count | eq(3) | PASSED | FAILED",
        "items | size.frist | be_nil | BROKEN | BROKEN",
        "bare | size.first | be_nil | PASSED | FAILED",
        "bare | size.size | eq(0) | PASSED | FAILED",
        "members | size.ssh.port | eq(22) | PASSED | FAILED",
        "members | size.ftp | be_nil | PASSED | FAILED",
        "members | size.ftp | eq(22) | FAILED | PASSED",
        "members | size.count | eq(2) | PASSED | FAILED",
        "members | size.size | eq(7) | PASSED | FAILED",
        // What has parts is no text, number or boolean: what is meant is one of the parts.
        "members | size | eq('ssh') | BROKEN | BROKEN",
        "members | size.ssh | eq(22) | BROKEN | BROKEN",
        "members | size | eq([ssh: 22, size: 7]) | BROKEN | BROKEN",
        "members | size | include(ssh: 22) | BROKEN | BROKEN",
        "members | size | eq([]) | BROKEN | BROKEN",
        "items | size | eq('a') | BROKEN | BROKEN",
        "bare | size | eq('a') | BROKEN | BROKEN",
        "web | version | eq([]) | BROKEN | BROKEN",
        "web | version | eq([a: 1]) | BROKEN | BROKEN",
        "rows | size | include('c') | BROKEN | BROKEN",
        "rows | size | contain_exactly('a', 'b') | BROKEN | BROKEN",
        "rows | size | include(id: 'a') | PASSED | FAILED",
        "rows | size | include(id: 'c') | FAILED | PASSED",
        "mixed | size | include('c') | FAILED | PASSED",
        "mixed | size | include('3') | BROKEN | BROKEN",
        "mixed | size | include(id: 'c') | FAILED | PASSED",
        // A list has no names, a text and a number no parts.
        "web | version.lenght | eq(6) | BROKEN | BROKEN",
        "web | version.length | eq(6) | PASSED | FAILED",
        "web | size.x | be_nil | BROKEN | BROKEN",
      })
  void aPropertyIsJudged(
      String thing, String path, String matcher, Verdict positive, Verdict negative) {
    String its = "describe(thing('" + thing + "')) { its('" + path + "') { ";
    check(its + call("should", matcher) + " } }", positive);
    check(its + call("should_not", matcher) + " } }", negative);
  }

  private static String call(String word, String matcher) {
    return matcher.startsWith("(") ? word + "(" + matcher + ")" : word + " " + matcher;
  }

  private void check(String spec, Verdict verdict) {
    var judged = runner.judge(spec);
    assertThat(judged.verdict()).as(spec + "\n" + judged.detail().message()).isEqualTo(verdict);
  }

  @Test
  void nothingAssertedIsBroken() {
    check("it { def x = 1 }", Verdict.BROKEN);
    check("it { def m = be_running; expect(1).to(eq(1)) }", Verdict.BROKEN);
    check("it { def e = expect(1) }", Verdict.BROKEN);
    check("it { def a = assertThat(1) }", Verdict.BROKEN);
    check(
        "describe(thing('web')) { it { def m = exist.and(be_running); expect(1).to(eq(1)) } }",
        Verdict.BROKEN);
  }

  @Test
  void assertJJudges() {
    check(
        "it { assertThat(thing('web').version).startsWith('1.').endsWith('.1') }", Verdict.PASSED);
    check("it { assertThat(thing('web').version).isEqualTo('2') }", Verdict.FAILED);
    check("it { assertThat([1, 2]).as('numbers').contains(2) }", Verdict.PASSED);
    check("it { assertThat([1, 2]).as('numbers') }", Verdict.BROKEN);
    check("it { assertThat([1, 2]).contain(2) }", Verdict.BROKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assertThat([1]).size()",
        "assertThat([1]).first()",
        "assertThat('a').bytes()",
        "assertThat(1).actual()",
        "assertThat(1).descriptionText()",
        "assertThat(1).satisfies { it == 2 }",
        "assertThat(1).satisfiesAnyOf({ it == 2 }, { it == 3 })",
        "assertThat([1]).allSatisfy { it == 2 }",
      })
  void whatAssertJDoesNotLookAtIsNoAssertion(String assertion) {
    check("it { " + assertion + " }", Verdict.BROKEN);
  }

  @Test
  void assertJJudgesBlocksOfAssertions() {
    check("it { assertThat([1]).allSatisfy { assertThat(it).isEqualTo(1) } }", Verdict.PASSED);
    check("it { assertThat([1]).allSatisfy { assertThat(it).isEqualTo(2) } }", Verdict.FAILED);
    check("it { assertThat([a: 1]).allSatisfy { k, v -> expect(v).to(eq(1)) } }", Verdict.PASSED);
    check("it { assertThat([1, 2]).size().isEqualTo(2) }", Verdict.PASSED);
    check("it { assertThat(1).matches { it == 2 } }", Verdict.FAILED);
  }

  @Test
  void codeThatNeverEndsIsAMistakeOfItsCheckAlone() {
    var results =
        runner.run(
            "def f(n) { f(n) }\nit('a') { f(1) }\nit { f(1) }\nit('c') { expect(1).to(eq(1)) }");
    assertThat(results.values().stream().map(AttemptResult.Judged::verdict))
        .containsExactly(Verdict.BROKEN, Verdict.BROKEN, Verdict.PASSED);
    check("def f(n) { f(n) }\nit { expect(1).to(eq(1)); f(1) }", Verdict.BROKEN);
  }

  @Test
  void swallowedErrorsDoNotPass() {
    check(
        "describe(thing('web')) { it { try { should be_runing } catch (Exception e) { };"
            + " should exist } }",
        Verdict.BROKEN);
    check(
        "it { try { expect(thing('dark').version).to(eq('1')) } catch (Throwable t) { };"
            + " expect(1).to(eq(1)) }",
        Verdict.UNKNOWN);
    check(
        "it { try { expect(1).to(eq(2)) } catch (Throwable t) { }; expect(1).to(eq(1)) }",
        Verdict.FAILED);
    check(
        "it { try { expect(thing('web').version).to(eq('2')) } finally { return } }",
        Verdict.FAILED);
  }

  @Test
  void swallowedErrorsAreNotSkipped() {
    check(
        "it { try { expect(thing('dark').version).to(eq('1')) } catch (Throwable t) { skip('x') } }",
        Verdict.UNKNOWN);
    check(
        "describe(thing('web')) { only_if { try { thing('dark').version == '1' }"
            + " catch (Throwable t) { false } }; it { should exist } }",
        Verdict.UNKNOWN);
    check(
        "describe(thing('web')) { it { try { should be_runing } catch (Exception e) { skip('x') } } }",
        Verdict.BROKEN);
    check("it { skip('x') }", Verdict.SKIPPED);
  }

  @Test
  void anAssertOfGroovyJudges() {
    check("it { assert 1 == 2 }", Verdict.FAILED);
    check("it { expect(1).to(eq(1)); assert 1 == 2 }", Verdict.FAILED);
    check("it { assert thing('dark').version == '1' }", Verdict.UNKNOWN);
  }

  @Test
  void aPropertyOfWhatDoesNotExistFailsItsCheckWhereverItIsRead() {
    check("it { expect(thing('none').version).to(eq('1')) }", Verdict.FAILED);
    check("it { expect(thing('none').version).not_to(eq('1')) }", Verdict.FAILED);
    check("it { assert thing('none').version != '1' }", Verdict.FAILED);
  }

  @Test
  void theMembersOfWhatIsNoSingleValueAreSaid() {
    assertThat(
            runner
                .judge("describe(thing('members')) { its('size') { should_not eq('ssh') } }")
                .detail()
                .message())
        .contains(
            "[size: 7, ssh: [port: 22]] is a map and \"ssh\" is a text: they are never equal; ask for"
                + " one of its members: size, ssh");
    assertThat(
            runner
                .judge("describe(thing('list')) { its('items') { should_not eq('a') } }")
                .detail()
                .message())
        .contains(
            "[\"a\", \"b\"] is a list and \"a\" is a text: they are never equal; write"
                + " include(…), or ask for one item: first, last or its number");
  }

  @Test
  void whatIsMissingAndWhatIsBesidesIsSaid() {
    assertThat(
            runner
                .judge(
                    "describe(thing('list')) { its('items') { should contain_exactly('a', 'c') } }")
                .detail()
                .found())
        .isEqualTo("[\"a\", \"b\"]; missing [\"c\"]; besides [\"b\"]");
  }

  @Test
  void theFailureTextSaysAll() {
    var judged =
        runner.judge(
            "describe(thing('old')) {\n  it { should be_installed.with_version('1.22.1') }\n}");
    assertThat(judged.detail().message())
        .isEqualTo(
            """
            expected: Thing "old" is installed with version 1.22.1
               found: version 1.9
            evidence: look old, asked 10:00:00Z (12 ms)
                  at: sample_spec.groovy:2""");
    assertThat(judged.sentence()).isEqualTo("is installed with version 1.22.1");
  }

  @Test
  void theTextOfAnUnknownNamesTheCause() {
    var judged = runner.judge("describe(thing('dark')) {\n  it { should_not exist }\n}");
    assertThat(judged.detail().message())
        .isEqualTo(
            """
            expected: Thing "dark": does not exist
             unknown: permission denied: no permission to look
            evidence: look dark, asked 10:00:00Z (12 ms)
                  at: sample_spec.groovy:2""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope | should eq('x') | Thing \"list\" has no nope",
        "owner | should_not be_nil | Thing \"list\" has none",
        "nope | should_not be < 5 | Thing \"list\" has no nope: there is nothing to judge",
      })
  void anAbsentValueSaysWhatIsNotThere(String path, String assertion, String found) {
    String spec = "describe(thing('list')) { its('" + path + "') { " + assertion + " } }";
    assertThat(runner.judge(spec).detail().found()).isEqualTo(found);
  }

  @Test
  void aModeWithoutItsZeroIsNoOtherMode() {
    assertThat(runner.judge("it { expect('0777').not_to(eq('777')) }").detail().found())
        .isEqualTo(
            "\"0777\" and \"777\" may be the same mode and are two texts: write eq('0777') or"
                + " be_mode('777')");
    assertThat(runner.judge("it { expect('0644').not_to(eq('777')) }").verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void anUnknownWordNamesTheNearest() {
    assertThat(
            runner.judge("describe(thing('web')) { it { should be_instaled } }").detail().found())
        .isEqualTo("Thing has no predicate 'be_instaled'; did you mean 'be_installed'?");
    assertThat(runner.judge("it { expect(thingg('web')).to(exist) }").detail().found())
        .isEqualTo("there is no word 'thingg'; did you mean 'thing'?");
    assertThat(runner.judge("it { asertThat(1).isEqualTo(1) }").detail().found())
        .isEqualTo("there is no word 'asertThat'; did you mean 'assertThat'?");
    assertThat(runner.judge("it { expect(5.minuts).to(eq(5.minutes)) }").detail().found())
        .isEqualTo("a number has no 'minuts'; did you mean 'minute'?");
    assertThat(runner.judge("it { expect(target.nam).to(eq('x')) }").detail().found())
        .isEqualTo("the target has no 'nam'; did you mean 'name'?");
  }
}
