package dev.tenken.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testing.Runner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names given by {@code let} and {@code shared_examples}. */
class ReuseTest {
  private static void assertAllPass(String text, int checks) {
    assertThat(new Runner().var("n", "web").allPass(text)).hasSize(checks);
  }

  @Test
  void anInnerGroupMayGiveANameAnew() {
    assertAllPass(
        """
        let('sum') { one + 1 }
        let('one') { 1 }
        context('inner') {
          let('one') { 10 }
          it('inner') { expect(sum).to(eq(11)) }
        }
        it('outer') { expect(sum).to(eq(2)) }
        """,
        2);
  }

  @Test
  void eachTurnOfALoopMayGiveANameInItsOwnGroup() {
    assertAllPass(
        """
        shared_examples('p') { x ->
          let('q') { x }
          it('reads it') { expect(q).to(eq(x)) }
        }
        [1, 2].each { n -> it_behaves_like('p', n) }
        context('three') { include_examples('p', 3) }
        """,
        3);
  }

  @Test
  void aNameReadWhileASpecIsLaidOutIsThatOfItsGroup() {
    assertAllPass(
        """
        let('text') { vars.n }
        context(text) {
          it('a') { expect(text).to(eq('web')) }
        }
        context('inner') {
          let('text') { vars.n + '!' }
          context(text) {
            it('b') { expect(text).to(eq('web!')) }
          }
        }
        """,
        2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        // Both checks would read the later one, since they run when all is laid out.
        "let('a') { 2 } # 3:1 # let('a') stands at sample_spec.groovy:1 already; another of this name belongs into a group of its own",
        "shared_examples('s') { tag 'x' } # 3:1 # shared_examples('s') stands at sample_spec.groovy:2 already; another of this name belongs into a group of its own",
        "let('target') { 2 } # 3:1 # let('target') could not be read: the name is no word, or one of the language",
        "let('two words') { 2 } # 3:1 # let('two words') could not be read: the name is no word, or one of the language",
        "include_examples('t') # 3:1 # there are no shared examples 't'; did you mean 's'?",
        "include_examples('s') # 3:1 # the shared examples 's' take 1 value, but were given 0",
        "include_examples('s', 1, 2) # 3:1 # the shared examples 's' take 1 value, but were given 2",
        "shared_examples('o') { include_examples('o') }; include_examples('o') # 3:1 # shared examples include themselves: o → o",
        "context('x') { shared_examples('o') { it('y') { expect(1).to(eq(1)) } }; include_examples('o') }; include_examples('o') # 3:99 # there are no shared examples 'o'; did you mean 's'?",
      })
  void aMistakeIsAnErrorWithItsPlace(String statement, String place, String message) {
    String text =
        "let('a') { 1 }\nshared_examples('s') { p -> it('x') { expect(p).to(eq(1)) } }\n"
            + statement;
    assertThatThrownBy(() -> Evaluation.discover(Runner.compile(text)))
        .isInstanceOfSatisfying(
            SpecError.class,
            error ->
                assertThat(error.location().line() + ":" + error.location().column())
                    .isEqualTo(place))
        .hasMessage(message);
  }

  @Test
  void aNameThatReadsItselfIsAnError() {
    var judged =
        new Runner().judge("let('a') { b }\nlet('b') { a }\nit('x') { expect(a).not_to(eq(1)) }");
    assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(judged.detail().found()).isEqualTo("let reads itself: a → b → a");
  }

  @Test
  void aNameWithoutAValueIsAnError() {
    var judged =
        new Runner().judge("let('a') { if (false) { 1 } }\nit('x') { expect(a).not_to(eq(1)) }");
    assertThat(judged.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(judged.detail().found())
        .isEqualTo(
            "let('a') at sample_spec.groovy:1 gave null: the last line of its block is its value");
  }

  @Test
  void namesAreGivenInGroups() {
    assertThat(new Runner().judge("it { let('a') { 1 }; expect(1).to(eq(1)) }").verdict())
        .isEqualTo(Verdict.BROKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'/x', 'y' | the shared examples 'p' can't take (a text, a text); it takes (a text, a number)",
        "null | include_examples was given null: a value that can't be had is no argument",
        "'/x', null | include_examples was given null: a value that can't be had is no argument",
      })
  void whatSharedExamplesDoNotTakeIsSaidWithTheLineThatIncludesThem(String given, String message) {
    String text =
        """
        shared_examples('p') { String path, int n -> it('reads') { expect(path).to(eq(n)) } }

        include_examples('p', %s)
        """
            .formatted(given);

    assertThatThrownBy(() -> Evaluation.discover(Runner.compile(text)))
        .isInstanceOfSatisfying(
            SpecError.class, error -> assertThat(error.location().line()).isEqualTo(3))
        .hasMessage(message);
  }
}
