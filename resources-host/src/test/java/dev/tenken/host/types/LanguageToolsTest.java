package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Package managers of languages that fail, or say more than they are asked: all are stand-ins. */
class LanguageToolsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "gem ~ echo broken >&2; exit 1 ~ gem list --local does not tell: exit status 1: broken",
        "gem ~ echo '*** LOCAL GEMS ***' ~ gem list --local does not tell: it listed no gem at all",
        "pip ~ echo no module >&2; exit 1 ~ pip list --format=json does not tell: exit status 1: no"
            + " module",
        "pip3 ~ echo pip 23 ~ pip3 list --format=json does not tell: it printed no JSON",
        "npm ~ echo '{\"error\": {\"code\": \"EACCES\"}}'; echo EACCES >&2; exit 243 ~ npm ls"
            + " --global --json does not tell: EACCES",
        "npm ~ exit 1 ~ npm ls --global --json does not tell: it printed an error",
        "pear ~ echo 'PHP Warning: no such file' ~ pear list -a does not tell: it printed no list",
        "pecl ~ kill -9 $$ ~ pecl list does not tell: exit status 137",
      })
  void whatFailsIsUnknownNotAbsent(String manager, String script, String message)
      throws IOException {
    standIn(manager, script);
    try (TestHost host = host()) {
      Pkg pkg = new Pkg(new AskingFacts(host), "x");

      assertThatThrownBy(() -> pkg.isInstalled().by(manager).judge())
          .isInstanceOf(Undetermined.class)
          .hasMessage(message);
    }
  }

  /** npm ends with 1 and lists what is only asked for, where packages don't fit each other. */
  @Test
  void npmsAnswerCountsWhereItFindsFaultWithAPackage() throws IOException {
    standIn(
        "npm",
        "echo '{\"dependencies\": {\"a\": {\"version\": \"1.0.0\", \"problems\": [\"invalid\"]},"
            + " \"b\": {\"required\": \"^1\", \"missing\": true}}}'; exit 1");
    try (TestHost host = host()) {
      AskingFacts facts = new AskingFacts(host);

      assertThat(new Pkg(facts, "a").isInstalled().by("npm").withVersion("1.0.0").judge().holds())
          .isTrue();
      assertThat(new Pkg(facts, "b").isInstalled().by("npm").judge().holds()).isFalse();
    }
  }

  @Test
  void aHundredPackagesAskTheToolOnce() throws IOException {
    standIn(
        "gem",
        "echo asked >>'" + folder + "/asked'; echo 'a (2.0.1, default: 2.0.0, 1.9 ruby java)'");
    Set<Probe> probes = new LinkedHashSet<>();
    for (int i = 0; i < 100; i++) {
      probes.add(Pkg.BY.probe("gem", "a" + i));
    }
    Probe there = Pkg.BY.probe("gem", "a");
    probes.add(there);
    try (TestHost host = host()) {
      assertThat(host.ask(probes).get(there))
          .isInstanceOfSatisfying(
              Fact.Present.class,
              fact ->
                  assertThat(fact.value().toString())
                      .contains("2.0.1")
                      .contains("2.0.0")
                      .contains("1.9"));
    }
    assertThat(folder.resolve("asked")).hasContent("asked\n");
  }

  private void standIn(String tool, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(tool), "#!/bin/sh\n" + script + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("can't make " + file + " executable");
    }
  }

  private TestHost host() {
    return TestHost.toolsFirst(folder);
  }
}
