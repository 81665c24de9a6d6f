package dev.tenken.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.testing.Runner;
import groovy.lang.GroovyClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks see what a closure in their place would see, whether they are methods or closures. */
class BlocksTest {
  private final Runner runner = new Runner().present("web", "running", true, "size", 500);

  @Test
  void onlyOtherClosuresHaveAClassOfTheirOwn() {
    Class<?> spec =
        Runner.compile(
            """
            describe(thing('web')) {
              def wanted = 500
              it { should be_running }
              [1, 2].each { n -> it("size $n") { expect(wanted).to(eq(500)) } }
            }
            """);

    assertThat(classes(spec))
        .containsExactlyInAnyOrder("sample_spec", "sample_spec$_tenken_block0_closure1");
  }

  /** The names of the classes beside the spec's, by the loader that compiled them. */
  @SuppressWarnings("resource") // The class lives on.
  private static List<String> classes(Class<?> spec) {
    GroovyClassLoader loader = (GroovyClassLoader) spec.getClassLoader().getParent();
    List<String> names = new ArrayList<>();
    for (Class<?> type : loader.getLoadedClasses()) {
      names.add(type.getName());
    }
    return names;
  }

  @Test
  void blocksInLoopsSeeTheValueOfTheirTurn() {
    assertAllPass(
        """
        describe(thing('web')) {
          def each = [], old = [], seen = []
          [1, 2].each { n -> it("each $n") { each << n; expect(each).to(eq((1..n).toList())) } }
          for (n in [1, 2]) { it("for $n") { seen << n; expect(seen).to(eq((1..n).toList())) } }
          for (int n = 1; n < 3; n++) {
            int own = n
            it("old $own") { old << own; expect(old).to(eq((1..own).toList())) }
          }
        }
        """,
        6);
  }

  @Test
  void blocksSeeWhatIsAssignedLaterAndAssignThemselves() {
    assertAllPass(
        """
        def count = 0
        def late = 1
        describe(thing('web')) {
          count++
          it("check $count") { expect(late).to(eq(2)) }
          count += 1
          it("check $count") { expect(count).to(eq(2)) }
        }
        late = 2
        """,
        2);
  }

  @Test
  void blocksCallTheSpecsOwnMethodsAndVariables() {
    assertAllPass(
        """
        def twice(int n) { n * 2 }
        limit = 400
        limit += 99
        limit++
        String name = 'web'
        describe(thing(name)) {
          int wanted = twice(250)
          it('is named') { expect("$name ${twice(1)}").to(eq('web 2')) }
          its('size') { should eq(wanted) }
          its('size') { should be_between(limit, limit) }
          it('has a closure') { expect([1, 2].collect { it * wanted }).to(eq([500, 1000])) }
        }
        """,
        4);
  }

  @Test
  void blocksThatSpeakOfTheirClosureAreClosures() {
    assertAllPass(
        """
        describe(thing('web')) {
          it('has an owner') { expect(delegate != null && owner != this).to(eq(true)) }
        }
        """,
        1);
  }

  private void assertAllPass(String text, int checks) {
    assertThat(runner.allPass(text)).hasSize(checks);
  }
}
