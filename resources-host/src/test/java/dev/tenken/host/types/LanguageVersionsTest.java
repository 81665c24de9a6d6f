package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.testing.Lab;
import dev.tenken.host.testing.TestHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions of packages of languages are ordered as their own tools order them. */
class LanguageVersionsTest {
  private static final String VERSIONS =
      "0 1 1.0 1.0.0 1.1 1.9 1.10 2.0 2.0.0 2.0.1 2.0.0a 1.0a1 1.0b2 1.0rc1 1.0.rc1 1.0-rc1 1.0.dev3"
          + " 1.0.post1 1.0a1.dev2 1.0RC1 1.0beta2 1.0alpha 1.0pl1 1.0p2 1.0-p5 1.0dev 1.0.0.1 3.2.10"
          + " 2.001 2.1 2.100 2.0010 20260101 1.02";

  /** The programs print -1, 0 or 1 for all pairs of their arguments, in order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "GEM ~ [^_]* ~ ruby -e 'ARGV.each { |a| ARGV.each { |b| p Gem::Version.new(a) <=>"
            + " Gem::Version.new(b) } }' --",
        "PEAR ~ [^_]* ~ php -r 'array_shift($argv); foreach ($argv as $a) foreach ($argv as"
            + " $b) echo version_compare($a, $b), \"\\n\";' --",
        "CPAN ~ [0-9]+(\\.[0-9]+)* ~ perl -Mversion -e 'for my $a (@ARGV) { for my $b (@ARGV) {"
            + " print version->parse($a) <=> version->parse($b), \"\\n\" } }' --",
        "PIP ~ [0-9.]+((a|b|rc)[0-9]+)?(\\.(dev|post)[0-9]+)?(\\.dev[0-9]+)? ~ python3 -c 'import"
            + " sys; from pip._vendor.packaging.version import Version as V; v = sys.argv[1:];"
            + " [print((V(a) > V(b)) - (V(a) < V(b))) for a in v for b in v]'",
      })
  void asTheToolOrdersThem(PackageFormat format, String form, String program) {
    List<String> versions =
        List.of(VERSIONS.split(" ", -1)).stream().filter(one -> one.matches(form)).toList();
    String said;
    try (TestHost host = Lab.up().asRoot("lang-01")) {
      Probe probe = Command.KIND.probe("", program + " " + String.join(" ", versions));
      Fact<Data> fact = host.ask(Set.of(probe)).get(probe);
      said = ((Fact.Present<Data>) fact).value().text("stdout");
    }
    List<Integer> orders = said.lines().map(Integer::valueOf).toList();

    assertThat(orders).hasSize(versions.size() * versions.size()).contains(-1, 1);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      String left = versions.get(i / versions.size());
      String right = versions.get(i % versions.size());
      if (Integer.signum(format.compareFull(left, right)) != orders.get(i)) {
        wrong.add(left + " " + right + " is " + orders.get(i));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** What the tools said was recorded where they are. */
  @ParameterizedTest
  @CsvSource({"PACMAN, pacman.txt", "NPM, npm.txt"})
  void asTheToolOrderedThem(PackageFormat format, String recording) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String line : text("versions/" + recording).lines().skip(1).toList()) {
      String[] part = line.split(" ", -1);
      if (Integer.signum(format.compareFull(part[0], part[1])) != Integer.parseInt(part[2])) {
        wrong.add(line);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NPM, 2.0.1, 2.0, false",
    "NPM, 1.4.0-rc.1, 1.4.0, false",
    "GEM, 2.0.0, 2.0, true",
    "GEM, 2.0.1, 2.0, false",
    "PIP, 1!2.0, 2.0, true",
    "PIP, 2.0+cu118, 2.0, true",
    "PIP, 2.0+cu118, 2.0+cpu, false",
    "PIP, 2.0.post1, 2.0, false",
    "PEAR, 2.0.1, 2.0, false",
    "CPAN, 2.10, 2.1, true",
    "RVM, 2.0.0-p648, 2.0.0, true",
    "RVM, 3.3.0-preview1, 3.3.0, false",
    "PACMAN, 1:1.24.0-1, 1.24.0, true",
    "PACMAN, 1:1.24.0-1, 0:1.24.0, false",
  })
  void writtenVersionIsTheWholeOrTheUpstreamOne(
      PackageFormat format, String installed, String written, boolean same) {
    assertThat(format.matches(installed, written)).isEqualTo(same);
  }

  static String text(String resource) throws IOException {
    try (var stream =
        LanguageVersionsTest.class.getResourceAsStream("/dev/tenken/host/" + resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
