package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which processes count as running. */
class ProcessCountTest {
  @TempDir Path folder;

  @Test
  void theAskingShellAndWhatItRunsAreNotThere() {
    try (TestHost host = TestHost.local()) {
      AskingFacts facts = new AskingFacts(host);

      assertThat(process(facts, "ps").isRunning().holds()).isFalse();
      assertThat(process(facts, Pattern.compile("euser:64")).count()).isZero();
    }
  }

  @Test
  void defunctProcessesDoNotRun() throws Exception {
    Process parent = start("sh", "-c", program("tenken-defunct") + " 0 & exec sleep 60");
    try (TestHost host = TestHost.local()) {
      HostProcess defunct = waitFor(host, "tenken-defunct", "Z");

      assertThat(defunct.isRunning().holds()).isFalse();
      assertThat(defunct.isRunning().found()).isEqualTo("only defunct processes");
      assertThat(defunct.count()).isZero();
      assertThatThrownBy(defunct::pid).isInstanceOf(Missing.class);
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  @Test
  void namesAreExactHoweverLong() throws Exception {
    Process longer = start(program("tenken-name-that-is-long"), "60");
    try (TestHost host = TestHost.local()) {
      waitFor(host, "tenken-name-that-is-long", "");
      AskingFacts facts = new AskingFacts(host);

      assertThat(process(facts, "tenken-name-that-is-long").pids()).containsExactly(longer.pid());
      assertThat(process(facts, "tenken-name-tha").pids()).containsExactly(longer.pid());
      assertThat(process(facts, "tenken-name-that").isRunning().holds()).isFalse();
      assertThat(process(facts, "tenken-name-that-is-longer").isRunning().holds()).isFalse();
      assertThat(process(facts, "tenken-name").isRunning().holds()).isFalse();
    } finally {
      longer.destroyForcibly().waitFor();
    }
  }

  @Test
  void namesWithBlanksAndOtherScriptsAreNames() throws Exception {
    for (String name : List.of("two words", "点検", "(x) 1 2")) {
      Process odd = start(program(name), "60");
      try (TestHost host = TestHost.local()) {
        waitFor(host, name, "");

        assertThat(process(new AskingFacts(host), name).pids()).containsExactly(odd.pid());
      } finally {
        odd.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void hiddenProcessesOfOthersAreUnknownNotAbsent() {
    Tools.need("unshare", "mount", "setpriv");
    Tools.needRoot();
    try (TestHost host =
        TestHost.by(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t proc -o hidepid=2 proc /proc && exec setpriv --reuid=65534 --regid=65534"
                + " --clear-groups sh -c \"$1\"",
            "sh")) {
      HostProcess java = process(new AskingFacts(host), "java");

      assertThatThrownBy(java::isRunning)
          .isInstanceOf(Undetermined.class)
          .hasMessage("/proc hides other users' processes (hidepid) from the asking user");
    }
  }

  @Test
  void howManyThereAreIsUnknownWhereOthersMayBeHidden() {
    Tools.need("unshare", "mount", "setpriv");
    Tools.needRoot();
    try (TestHost host =
        TestHost.by(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t proc -o hidepid=2 proc /proc && exec setpriv --reuid=65534 --regid=65534"
                + " --clear-groups sh -c 'sleep 600 >/dev/null 2>&1 & sh -c \"$1\"; kill $!' sh \"$1\"",
            "sh")) {
      AskingFacts facts = new AskingFacts(host);
      HostProcess sleep = new HostProcess(facts, Map.of("args", "sleep 600"), "sleep");
      HostProcess ofRoot = new HostProcess(facts, Map.of("user", "root"), "sleep");

      assertThat(sleep.isRunning().holds()).isTrue();
      assertThat(sleep.user()).isEqualTo("nobody");
      assertThatThrownBy(sleep::count).isInstanceOf(Undetermined.class);
      assertThatThrownBy(sleep::pids).isInstanceOf(Undetermined.class);
      assertThatThrownBy(ofRoot::isRunning).isInstanceOf(Undetermined.class);
    }
  }

  @Test
  void unknownOptionsAndPropertiesNameTheNearest() {
    try (TestHost host = TestHost.local()) {
      HostProcess java = process(new AskingFacts(host), "java");

      assertThatThrownBy(() -> java.property(List.of("nlwpp")))
          .isInstanceOf(NoSuchWord.class)
          .hasMessage("Process has no property 'nlwpp'; did you mean 'nlwp'?");
    }
  }

  private static HostProcess process(AskingFacts facts, Object name) {
    return new HostProcess(facts, Map.of(), name);
  }

  /** Returns a copy of sleep by this name. */
  private String program(String name) throws Exception {
    Path copy = folder.resolve(name);
    Files.copy(
        Path.of("/bin/sleep").toRealPath(),
        copy,
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
    return copy.toString();
  }

  private static Process start(String... command) throws Exception {
    return new ProcessBuilder(command).start();
  }

  private static HostProcess waitFor(TestHost host, String name, String state) throws Exception {
    for (int i = 0; i < 50; i++) {
      AskingFacts facts = new AskingFacts(host);
      boolean there =
          facts.ask(HostProcess.KIND.probe(ProcessTable.EXACT, name)).toString().contains(name)
              && facts
                  .ask(HostProcess.KIND.probe(ProcessTable.EXACT, name))
                  .toString()
                  .contains("stat=" + state);
      if (there) {
        return process(facts, name);
      }
      Thread.sleep(100);
    }
    throw new AssertionError(name + " did not start");
  }
}
