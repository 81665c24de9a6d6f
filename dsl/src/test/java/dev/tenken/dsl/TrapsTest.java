package dev.tenken.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenken.dsl.testing.Runner;
import java.util.List;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrapsTest {
  private static List<String> errors(String text) {
    MultipleCompilationErrorsException e =
        catchThrowableOfType(MultipleCompilationErrorsException.class, () -> Runner.compile(text));
    assertThat(e).as("compiled: " + text).isNotNull();
    return e.getErrorCollector().getErrors().stream()
        .map(SyntaxErrorMessage.class::cast)
        .map(error -> error.getCause())
        .map(
            cause ->
                cause.getLine() + ":" + cause.getStartColumn() + " " + cause.getOriginalMessage())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "should eq 'x' # Groovy reads this as a property: write should eq('x')",
        "should be_mode 644 # Groovy reads this as a property: write should be_mode(644)",
        "should eq 'x', 'y' # Groovy reads this as a property: write should eq('x', 'y')",
        "should be_between 1, 2 # Groovy reads this as a property: write should be_between(1, 2)",
        "should be_on.for '1' # Groovy reads this as a property: write should be_on.for('1')",
        "should be_listening on '1.2.3.4' # this is called on the result of the assertion, not on the matcher: write should be_listening.on('1.2.3.4')",
        "should be_running and be_enabled # this is called on the result of the assertion, not on the matcher: write should be_running.and(be_enabled)",
        "should (be < 80).or(be > 90) # this is called on the result of the assertion, not on the matcher: write should((be < 80).or(be > 90))",
        "should be -1 # should takes a matcher only: write should be(-1)",
        "should have_key ['a'] # should takes a matcher only: write should have_key('a')",
        "should eq('a') || eq('b') # should takes a matcher only: write should eq('a').or(eq('b'))",
        "should !be_running # should takes a matcher only: write should_not be_running",
        "should be == 80 # should takes a matcher only: write should eq(80)",
        "should be < 80 && x # should takes a matcher only: write should((be < 80).and(x))",
        "should 40 < be && be < 80 # should takes a matcher only: write should((40 < be).and(be < 80))",
        "expect(5).to(be > 1 || be < 0) # to takes a matcher only: write expect(5).to((be > 1).or(be < 0))",
        "should 'x' # should takes a matcher only: write should eq('x')",
        "be_running # a matcher alone asserts nothing: write should be_running",
        "be_mode('644') # a matcher alone asserts nothing: write should be_mode('644')",
        "expect(1) # asserts nothing: write expect(1).to(matcher)",
        "expect(1).to eq 'x' # Groovy reads this as a property: write expect(1).to(eq('x'))",
        "assertThat(1) # asserts nothing: write assertThat(1).isEqualTo(…) or another assertion of AssertJ",
        "should # should takes a matcher only: write should eq('x')",
        "should be_running, exist # should takes a matcher only: write should be_running.and(exist)",
        "should eq('x').or eq('y') # this is called on the result of the assertion, not on the matcher: write should eq('x').or(eq('y'))",
        "should be != 80 # should takes a matcher only: write should_not eq(80)",
        "should_not be != 80 # should_not takes a matcher only: write should eq(80)",
        "should_not !exist # should_not takes a matcher only: write should exist",
        "should be =~ /x/ # should takes a matcher only: write should match(/x/)",
        "should null # should takes a matcher only: write should be_nil",
        "should have_tag 'x' value 'y' # each word's arguments stand in parentheses: write should matcher('x').chain('y')",
        "expect(5).to(!exist) # to takes a matcher only: write expect(5).not_to(exist)",
        "expect(5).not_to(!exist) # not_to takes a matcher only: write expect(5).to(exist)",
        "expect(5).to(be != 80) # to takes a matcher only: write expect(5).not_to(eq(80))",
        "expect(5).too(eq(1)) # there is no word 'too'; did you mean 'to'?",
        "switch (1) { case 1: should eq 'x' } # Groovy reads this as a property: write should eq('x')",
        "do { should eq 'x' } while (false) # Groovy reads this as a property: write should eq('x')",
        "def x = should(exist) # should returns nothing: it stands alone on its line",
      })
  void aMisspelledAssertionIsRefused(String statement, String message) {
    assertThat(errors("describe(thing('a')) {\n  it { " + statement + " }\n}"))
        .singleElement()
        .asString()
        .startsWith("2:")
        .endsWith(" " + message);
    int right = message.indexOf("write ");
    if (right >= 0 && !message.contains("…")) {
      assertThatCode(
              () -> Runner.compile("it { " + message.substring(right + "write ".length()) + " }"))
          .as("the right spelling is no trap itself")
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "describe thing('a') { } # the block goes to thing('a'), not to describe: write describe(thing('a')) { … }",
        "describe 'text' { } # the block goes to 'text', not to describe: write describe('text') { … }",
        "within 60.seconds { } # the block goes to 60.seconds, not to within: write within(60.seconds) { … }",
        "its 'content' { } # the block goes to 'content', not to its: write its('content') { … }",
        "describe(thing('a')) # describe needs a block: describe(…) { … }",
        "its('x') should eq('y') # its('x') needs its block around the assertion: write its('x') { should eq('y') }",
        "should exist # should belongs inside a check: write it { should exist }",
        "itt { should exist } # there is no word 'itt'; did you mean 'it'?",
        "only_if { } # the block of only_if is empty: it says nothing",
        "only_if { should exist } # should belongs inside a check: write it { should exist }",
        "shared_examples('x') { p -> } # the block of shared_examples is empty: it says nothing",
        "let('x') { } # the block of let is empty: it says nothing",
        "['a'].each { p -> should exist } # should belongs inside a check: write it { should exist }",
        "it { } # the check is empty: it asserts nothing",
        "['a'].each { describe(thing('b')) { it(\"$it\") { should exist } } } # 'it' is no value here: name the closure's parameter, as in { p -> … }",
      })
  void aMisspelledGroupIsRefused(String statement, String message) {
    assertThat(errors("tag 'x'\n" + statement))
        .singleElement()
        .asString()
        .startsWith("2:")
        .endsWith(" " + message);
  }

  @Test
  void allTrapsOfAFileAreReportedWithLineAndColumn() {
    assertThat(
            errors(
                """
                describe(thing('a')) {
                  it { should eq 'x' }
                  it { be_running }
                }
                """))
        .containsExactly(
            "2:8 Groovy reads this as a property: write should eq('x')",
            "3:8 a matcher alone asserts nothing: write should be_running");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "describe(package('nginx')) { } # 'package' is a keyword of Groovy: write pkg('nginx') or describe(package: 'nginx') { … }",
        "describe(interface('eth0')) { } # 'interface' is a keyword of Groovy: write iface('eth0') or describe(interface: 'eth0') { … }",
        "it { expect(target.os[:family]).to(eq('x')) } # Groovy has no symbols: write 'family'",
        "it { should be_mounted.with(:type => 'x') } # Groovy has no symbols: write type: …",
        "describe(thing('a')) do # blocks stand in braces: write { … } for do … end",
        "it { should start_with /re/ } # Groovy reads / as a division: write start_with(/…/)",
        "it { should match /re/ } # Groovy reads / as a division: write match(/…/)",
      })
  void aSyntaxErrorGetsAHint(String statement, String hint) {
    assertThat(errors("tag 'x'\n" + statement)).anyMatch(error -> error.endsWith(hint));
  }

  @Test
  void otherScriptsAreLeftAlone() throws Exception {
    try (var loader = new groovy.lang.GroovyClassLoader()) {
      assertThat(loader.parseClass("def it = 1", "other.groovy").getSuperclass())
          .isEqualTo(groovy.lang.Script.class);
    }
  }
}
