package dev.tenken.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.testing.Runner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {
  private static Group discover(String text) {
    return Evaluation.discover(Runner.compile(text));
  }

  @Test
  void groupsAndChecksHaveTextsPlacesAndIds() {
    Group root =
        discover(
            """
            tag 'smoke'
            describe(thing('web')) {
              it { should be_installed.with_version('1.22.1') }
              it { should be_running }
              it { should be_running }
              its('size') { should be < 80 }
              it('answers') { expect(1).to(eq(1)) }
            }
            """);
    Group group = (Group) root.children().get(0);
    assertThat(group.text()).isEqualTo("Thing \"web\"");
    assertThat(group.location().toString()).isEqualTo("sample_spec.groovy:2");
    assertThat(group.location().column()).isEqualTo(1);
    assertThat(group.children())
        .extracting(Node::text)
        .containsExactly(
            "is installed with version 1.22.1",
            "is running",
            "is running",
            "size is < 80",
            "answers");
    assertThat(group.children())
        .extracting(Node::id)
        .containsExactly(
            "should be_installed.with_version('1.22.1')",
            "should be_running",
            "should be_running #2",
            "its('size') should be < 80",
            "answers");
    assertThat(group.children())
        .extracting(node -> node.location().line() + ":" + node.location().column())
        .containsExactly("3:3", "4:3", "5:3", "6:3", "7:3");
    assertThat(group.children()).allMatch(node -> node.tags().contains("smoke"));
    assertThat(group.targetType()).contains(TargetType.HOST);
  }

  @Test
  void aTextThatLooksLikeANumberedOneHasAnIdOfItsOwn() {
    Group root = discover("['x', 'x', 'x #2', 'x'].each { t -> it(t) { expect(1).to(eq(1)) } }");
    assertThat(root.children()).extracting(Node::id).doesNotHaveDuplicates();
  }

  @Test
  void plainGroovyDrivesGroups() {
    Group root =
        discover("['80', '443'].each { p -> describe(thing(p)) { it { should be_running } } }");
    assertThat(root.children())
        .extracting(Node::text)
        .containsExactly("Thing \"80\"", "Thing \"443\"");
  }

  @Test
  void theImplicitItOfALoopIsAValueInTheLoopItself() {
    Group root =
        discover("['80'].each { describe(thing(it)) { it('runs') { should be_running } } }");
    assertThat(root.children()).extracting(Node::text).containsExactly("Thing \"80\"");
  }

  @Test
  void aBareWordAndAPeersNameNameTypes() {
    assertThat(discover("describe(bare) { it { should exist } }").children().get(0).text())
        .isEqualTo("Thing");
    assertThat(
            discover("describe(package: 'nginx') { it { should exist } }").children().get(0).text())
        .isEqualTo("Thing \"nginx\"");
    assertThatThrownBy(() -> discover("describe(packag: 'nginx') { it { should exist } }"))
        .hasMessage("there is no resource type 'packag'; did you mean 'package'?");
  }

  @Test
  void aGroupThatReadsTheTargetIsDynamic() {
    Group root =
        discover("describe(thing('a')) { it { should exist } }\ncontext('x') { def v = vars.n }");
    assertThat(root.isDynamic()).isFalse();
    assertThat(((Group) root.children().get(1)).isDynamic()).isTrue();
    assertThat(discover("def v = vars.n").isDynamic()).isTrue();
  }

  @Test
  void anEmptyGroupOrSpecIsAnError() {
    assertThatThrownBy(() -> discover("context('nothing') { }"))
        .hasMessage("the group 'nothing' has no checks");
    assertThatThrownBy(() -> discover("def x = 1"))
        .hasMessage("the group 'sample_spec.groovy' has no checks");
  }

  @Test
  void groupsAndChecksHaveTheirPlaceWhereverTheyStand() {
    Group root =
        discover(
            """
            def common(name) {
              describe(thing(name)) {
                its('size') { should be < 80 }
              }
            }
            common('a')
            ['b'].forEach(n -> describe(thing(n)) { it { should exist } })
            ['c'].each { n -> return describe(thing(n)) { it { should exist } } }
            switch (1) {
              case 1:
                describe(thing('d')) { it { should exist } }
            }
            """);
    assertThat(root.children())
        .extracting(node -> node.text() + " " + place(node))
        .containsExactly(
            "Thing \"a\" 2:3", "Thing \"b\" 7:20", "Thing \"c\" 8:26", "Thing \"d\" 11:5");
    assertThat(root.checks())
        .extracting(node -> node.id() + " " + place(node))
        .containsExactly(
            "its('size') should be < 80 3:5",
            "should exist 7:41",
            "should exist 8:47",
            "should exist 11:28");
  }

  private static String place(Node node) {
    return node.location().line() + ":" + node.location().column();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "context('') { it { expect(1).to(eq(1)) } } # context needs a text or name: it says what the report calls it",
        "it(null) { expect(1).to(eq(1)) } # it needs a text or name: it says what the report calls it",
        "describe(thing('a')) { its('') { should eq(1) } } # its needs the path of a property: its('size')",
        "describe(thing('a')) { its([]) { should exist } } # its needs the path of a property: its('size')",
        "describe([:]) { it { should exist } } # describe needs a text or name: it says what the report calls it",
        "describe(thing()) { it { should exist } } # thing was given null: a value that can't be had is no argument",
        "within(5.seconds) { } # the block of within has no checks",
        "pending('x') { } # the block of pending has no checks",
        "pending('') { it { expect(1).to(eq(2)) } } # pending needs a reason: pending('why')",
        "skip(null) # skip needs a reason: skip('why')",
        "within(0.seconds) { it { expect(1).to(eq(1)) } } # within takes a time longer than nothing, but was given 0 ms",
        "within(1.minute) { every(0.seconds); it { expect(1).to(eq(1)) } } # every takes a time longer than nothing, but was given 0 ms",
        "within(60) { it { expect(1).to(eq(1)) } } # within can't take (a number, a block); it takes (a duration such as 60.seconds, a block) or (named options, a duration such as 60.seconds, a block)",
        "within(1.minute, stay: 1.second) { it { expect(1).to(eq(1)) } } # within has no option 'stay'; did you mean 'stays'?",
        "on() # on(…) says nothing: write on(role: 'web') or another of its options",
        "on(role: []) # on(role:) was given an empty list",
        "on(role: 'web', optional: 'yes') # on(optional:) takes true or false",
        "tag() # tag needs a text or name: it says what the report calls it",
        "tag('a', '') # tag needs a text or name: it says what the report calls it",
        "owner(' ') # owner needs a text or name: it says what the report calls it",
        "facts['x'] # there is no word 'facts'; did you mean 'target.facts'?",
        "assert 1 > 2 : 'no' # AssertionError: no. Expression: (1 > 2)",
      })
  void aMistakeInAGroupIsAnErrorWithItsLine(String statement, String message) {
    String text = "it('first') { expect(1).to(eq(1)) }\n" + statement;
    assertThatThrownBy(() -> discover(text))
        .isInstanceOfSatisfying(
            SpecError.class, error -> assertThat(error.location().line()).isEqualTo(2))
        .hasMessage(message);
  }

  @Test
  void whatAGroupSwallowsIsNotMissed() {
    String text =
        """
        try { if (thing('dark').exists()) { it('a') { expect(1).to(eq(1)) } } } catch (Throwable t) { }
        it('b') { expect(1).to(eq(1)) }
        """;
    assertThat(discover(text).isDynamic()).isTrue();
    assertThat(
            new Runner()
                .unknown("dark").run(text).values().stream().map(AttemptResult.Judged::verdict))
        .containsExactly(Verdict.PASSED, Verdict.UNKNOWN);
  }

  @Test
  void anAssertionInAConditionIsNoneOfTheCheck() {
    var results =
        new Runner()
            .run(
                """
                def fine() { expect(1).to(eq(1)); true }
                only_if { fine() }
                it { def x = 1 }
                """);
    assertThat(results.values().stream().map(AttemptResult.Judged::verdict))
        .containsExactly(Verdict.BROKEN);
  }

  @Test
  void selectionKeepsGroupsOfOtherTargetsOut() {
    var results =
        new Runner()
            .run(
                """
                context('mine') { on(role: 'web'); it { expect(1).to(eq(1)) } }
                context('other') { on(host: 'db-*'); it { expect(1).to(eq(2)) } }
                """);
    assertThat(results).hasSize(1);
    assertThatThrownBy(() -> discover("on(rol: 'web')"))
        .hasMessage("on(…) has no option 'rol'; did you mean 'role'?");
  }

  @Test
  void letsSharedExamplesAndTargetsWork() {
    Runner runner = new Runner().present("web", "version", "1.10").var("n", "web");
    var results =
        runner.allPass(
            """
            let('v') { vars.own }
            shared_examples('versioned') { name ->
              describe(thing(name)) { its('version') { should eq(v) } }
            }
            include_examples('versioned', vars.n)
            it_behaves_like('versioned', 'web')
            it { expect(target.name).to(eq('web-01')) }
            it { expect(environment.name).to(eq('test')) }
            it { expect(target('web-01').thing('web').version).to(eq('1.10')) }
            """);
    assertThat(results.keySet())
        .containsExactly(
            "Thing \"web\" › its('version') should eq(v)",
            "behaves like versioned › Thing \"web\" › its('version') should eq(v)",
            "expect(target.name).to(eq('web-01'))",
            "expect(environment.name).to(eq('test'))",
            "expect(target('web-01').thing('web').version).to(eq('1.10'))");
  }

  @Test
  void conditionsSkipAndUnknownConditionsAreUnknown() {
    Runner runner = new Runner().present("web", "running", true).unknown("dark");
    var results =
        runner.run(
            """
            context('no') { only_if { thing('none').exists() }; it('a') { expect(1).to(eq(2)) } }
            context('yes') { only_if { thing('web').exists() }; it('b') { expect(1).to(eq(1)) } }
            context('dark') { only_if { thing('dark').exists() }; it('c') { expect(1).to(eq(1)) } }
            context('off') { skip('later'); it('d') { expect(1).to(eq(2)) } }
            pending('bug 7') { it('e') { expect(1).to(eq(2)) } }
            pending('bug 8') { it('f') { expect(1).to(eq(1)) } }
            """);
    assertThat(results.values().stream().map(AttemptResult.Judged::verdict))
        .containsExactly(
            Verdict.SKIPPED,
            Verdict.PASSED,
            Verdict.UNKNOWN,
            Verdict.SKIPPED,
            Verdict.PENDING,
            Verdict.FAILED);
  }

  @Test
  void aPredicateIsACondition() {
    var results =
        new Runner()
            .present("web", "running", false, "version", "1.9")
            .run(
                """
                context('a') { only_if { thing('web').isRunning() }; it { expect(1).to(eq(2)) } }
                context('b') {
                  only_if { thing('web').isInstalled().withVersion('2') }
                  it { expect(1).to(eq(2)) }
                }
                context('c') { only_if { thing('web').isInstalled() }; it { expect(1).to(eq(1)) } }
                """);
    assertThat(results.values().stream().map(AttemptResult.Judged::verdict))
        .containsExactly(Verdict.SKIPPED, Verdict.SKIPPED, Verdict.PASSED);
  }

  @Test
  void withinIsReadFromTheBlock() {
    Check check =
        discover(
                "within(60.seconds, stays: 10.seconds) { every(5.seconds); it { expect(1).to(eq(1)) } }")
            .checks()
            .findFirst()
            .orElseThrow();
    assertThat(check.within())
        .contains(
            new Within(
                java.time.Duration.ofSeconds(60),
                java.time.Duration.ofSeconds(5),
                java.time.Duration.ofSeconds(10)));
  }

  @Test
  void anErrorInAGroupIsOneBrokenCheckOfIt() {
    var results =
        new Runner()
            .run(
                """
                context('bad') { def n = vars.missing; it { expect(n).to(eq(1)) } }
                context('good') { it { expect(1).to(eq(1)) } }
                """);
    assertThat(results.values().stream().map(AttemptResult.Judged::verdict))
        .containsExactly(Verdict.BROKEN, Verdict.PASSED);
    assertThat(results.get("bad › can be evaluated").detail().found())
        .isEqualTo("environment test has no variable 'missing'");
  }

  @Test
  void theFolderGivesThePackage(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
      throws Exception {
    java.nio.file.Path specs = folder.resolve("specs/web-1");
    java.nio.file.Files.createDirectories(specs);
    java.nio.file.Path file = specs.resolve("nginx_spec.groovy");
    java.nio.file.Files.writeString(file, "it('a') { expect(1).to(eq(1)) }");
    try (var loader = new groovy.lang.GroovyClassLoader()) {
      Class<?> type = loader.parseClass(file.toFile());
      assertThat(type.getName()).isEqualTo("web_1.nginx_spec");
      assertThat(type.getAnnotation(SpecSource.class).path()).isEqualTo("web-1/nginx_spec.groovy");
      assertThat(Evaluation.discover(type.asSubclass(Spec.class)).path())
          .isEqualTo(List.of("web-1/nginx_spec.groovy"));
    }
  }
}
