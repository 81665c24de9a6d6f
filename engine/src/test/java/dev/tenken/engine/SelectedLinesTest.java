package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.fake.Project;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.FilePosition;

class SelectedLinesTest {
  @TempDir private Path folder;

  @Test
  void aLineOfACheckSelectsTheCheck() {
    spec(
        """
        describe('a group') {
          it('is one') {

            expect(1).to(eq(1))
          }
          it('is two') { expect(2).to(eq(2)) }; it('is three') { expect(3).to(eq(3)) }
        }
        """);

    assertThat(at(2)).containsExactly("is one");
    assertThat(at(3)).containsExactly("is one");
    assertThat(at(5)).containsExactly("is one");
    assertThat(at(6)).containsExactly("is two", "is three");
    assertThat(at(3, 6)).containsExactly("is one", "is two", "is three");
  }

  @Test
  void aLineOfAGroupSelectsItsChecks() {
    spec(
        """
        describe('outer') {
          tag 'smoke'
          it('is one') { expect(1).to(eq(1)) }
          context('inner') {
            // nothing yet
            it('is two') { expect(2).to(eq(2)) }
            within(1.second) {

              it('is three') { expect(3).to(eq(3)) }
            }
          }
        }
        """);

    assertThat(at(1)).containsExactly("is one", "is two", "is three");
    assertThat(at(2)).containsExactly("is one", "is two", "is three");
    assertThat(at(5)).containsExactly("is two", "is three");
    assertThat(at(8)).containsExactly("is three");
    assertThat(at(11)).containsExactly("is two", "is three");
  }

  @Test
  void aLineThatWritesSeveralGroupsSelectsThemAll() {
    spec(
        """
        ['1', '2'].each { n ->
          describe("number ${n}") {
            it('is one') { expect(1).to(eq(1)) }
          }
        }
        shared_examples('two') {
          it('is two') { expect(2).to(eq(2)) }
        }
        describe('first') { it_behaves_like('two') }
        describe('second') {
          it_behaves_like('two')
          it('is three') { expect(3).to(eq(3)) }
        }
        """);

    assertThat(at(1)).containsExactly("is one", "is one");
    assertThat(at(3)).containsExactly("is one", "is one");
    assertThat(at(7)).containsExactly("is two", "is two");
    assertThat(at(9)).containsExactly("is two");
    assertThat(at(11)).containsExactly("is two");
    assertThat(at(13)).containsExactly("is two", "is three");
  }

  @Test
  void aLineOfAGroupThatIsKnownForATargetOnlySelectsWhatStandsThere() {
    spec(
        """
        describe('known') {
          it('is one') { expect(1).to(eq(1)) }
        }
        describe('dynamic') {
          if (target.name == 'web-01') {
            it('is two') { expect(2).to(eq(2)) }
            context('inner') {
              it('is three') { expect(3).to(eq(3)) }
            }
          }
        }
        """);

    assertThat(at(2)).containsExactly("is one");
    assertThat(at(4)).containsExactly("is two", "is three");
    assertThat(at(6)).containsExactly("is two");
    assertThat(at(7)).containsExactly("is three");
  }

  @Test
  void aSpecThatIsKnownForATargetOnlyHasLinesToo() {
    spec(
        """
        def wanted = target.name
        describe(wanted) {
          it('is one') { expect(1).to(eq(1)) }
          it('is two') { expect(2).to(eq(2)) }
        }
        """);

    assertThat(at(4)).containsExactly("is two");
    refuses(1, "a_spec.groovy:1: no check stands there");
  }

  @Test
  void aLineWhereNothingStandsIsAnError() {
    spec(
        """
        // about numbers
        on(host: 'web-01')

        describe('a group') {
          it('is one') { expect(1).to(eq(1)) }
        }

        describe('another') {
          it('is two') { expect(2).to(eq(2)) }
        }
        """);

    refuses(1, "a_spec.groovy:1: no check stands there; the nearest one is at a_spec.groovy:5");
    refuses(7, "a_spec.groovy:7: no check stands there; the nearest one is at a_spec.groovy:5");
    refuses(99, "a_spec.groovy:99: the spec has 10 lines; the nearest one is at a_spec.groovy:9");
  }

  @Test
  void itIsOneToo_whenAnotherLineIsRight() {
    spec("describe('a') {\n  it('is one') { expect(1).to(eq(1)) }\n}\n");

    assertThat(at(2, 99)).contains("can be evaluated");
    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);
  }

  private Project project;

  private void spec(String text) {
    project = Project.in(folder).spec("a_spec.groovy", text);
  }

  private Stream<String> at(int... lines) {
    DiscoverySelector[] selectors =
        java.util.Arrays.stream(lines)
            .mapToObj(
                line ->
                    selectFile(
                        project.path("specs/a_spec.groovy").toFile(), FilePosition.from(line)))
            .toArray(DiscoverySelector[]::new);
    project.run(selectors);
    return project.journal().checks().stream().map(check -> check.name());
  }

  private void refuses(int line, String why) {
    assertThat(at(line)).containsExactly("can be evaluated");
    assertThat(project.journal().checks().get(0).verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(project.journal().checks().get(0).detail().message()).isEqualTo(why);
    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);
  }
}
