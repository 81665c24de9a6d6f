package dev.tenken.host.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.Words;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.testkit.SpecRounds;
import dev.tenken.dsl.testkit.TestRun;
import dev.tenken.host.LocalSshd;
import dev.tenken.host.TestHosts;
import dev.tenken.host.testing.SpecRun;
import dev.tenken.host.testing.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What all the checks of all types together cost a host: everything that stands in the types'
 * matrices is asked of this machine. A new type takes part by being there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OneBatchTest {
  private static final Path MATRICES = Path.of("src", "test", "specs", "matrix");
  private static final int MORE = 20;

  /** The kinds of which one process, or the shell itself, tells of all resources. */
  private static final Set<String> ONE_FOR_ALL =
      Set.of(
          "file",
          "group",
          "kernel-module",
          "linux-kernel-parameter",
          "mount",
          "package",
          "port",
          "process",
          "service",
          "user");

  /** The most that any other starts for one: its tool, and the shells and pipes around it. */
  private static final int TOOLS_FOR_ONE = 20;

  private final Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
  private int rounds;
  private long connections;
  private long channels;

  @BeforeAll
  void askForEverything(@TempDir Path folder) throws IOException {
    List<Class<? extends Spec>> specs = new ArrayList<>();
    for (String word : words()) {
      Path matrix = MATRICES.resolve(word + "_spec.groovy");
      assertThat(matrix).as("the matrix of %s", word).exists();
      specs.add(SpecRounds.compile(word + "_spec.groovy", text(word, matrix)));
    }
    try (LocalSshd sshd = LocalSshd.start(folder);
        TestRun run = new TestRun()) {
      FactSource host = TestHosts.open("web-01", sshd.settings(), run);
      rounds = new SpecRun("web-01", host, List.of("web-01")).together(specs, facts);
      connections = sshd.connections();
      channels = sshd.channels();
      host.close();
    }
  }

  @Test
  void everyTypeTogetherCostsOneConnectionAndOneChannelForEachRound() {
    assertThat(words()).hasSizeGreaterThan(20);
    assertThat(facts).hasSizeGreaterThan(500);
    assertThat(connections).isEqualTo(1);
    assertThat(channels).isEqualTo(rounds);
    assertThat(rounds).isBetween(1, 6);
  }

  @Test
  void moreResourcesOfAKindStartNoProcessBeyondWhatItsToolNeeds() throws Exception {
    Tools.need("unshare");
    Tools.needRoot();
    Map<String, Integer> each = new TreeMap<>();
    for (Probe probe : samples().values()) {
      Set<Probe> many = new LinkedHashSet<>(Set.of(probe));
      for (int i = 0; i < MORE; i++) {
        many.add(probe.inScope("resource " + i));
      }
      int more = processes(many) - processes(Set.of(probe));
      // The clock of a quick batch is now and then ended before it sleeps: one process less in all.
      each.put(probe.kind().name(), more / MORE);
    }
    StringBuilder table = new StringBuilder("| kind | processes for one more |\n| --- | --- |\n");
    each.forEach((kind, more) -> table.append("| " + kind + " | " + more + " |\n"));
    Files.writeString(Path.of("target", "processes.md"), table);
    assertThat(each).containsKeys(ONE_FOR_ALL.toArray(new String[0]));
    assertThat(each)
        .allSatisfy(
            (kind, more) ->
                assertThat(more)
                    .as("processes that one more %s starts", kind)
                    .isLessThanOrEqualTo(ONE_FOR_ALL.contains(kind) ? 0 : TOOLS_FOR_ONE));
  }

  @Test
  void quickKindsShareWhatFramesTheirText() throws Exception {
    Tools.need("unshare");
    Tools.needRoot();
    Map<String, Probe> samples = samples();
    int one = processes(Set.of(samples.get("mount")));
    int two = processes(Set.of(samples.get("mount"), samples.get("linux-kernel-parameter")));
    int three =
        processes(
            Set.of(
                samples.get("mount"), samples.get("linux-kernel-parameter"), samples.get("port")));

    // A shell and its tool each; side by side they would take two more, which frame the text. And
    // one if the clock of the smaller batch was ended before it slept.
    assertThat(two - one).isBetween(1, 3);
    assertThat(three - one).isLessThanOrEqualTo(5);
  }

  /**
   * Returns a question of each kind with names, one that has found something where there is one.
   */
  private Map<String, Probe> samples() {
    Map<String, Probe> samples = new TreeMap<>();
    facts.forEach(
        (probe, fact) -> {
          if (probe.kind() instanceof HostKind kind && kind.arity() > 0 && !kind.isCommand()) {
            if (fact instanceof Fact.Present<Data>) {
              samples.put(kind.name(), probe);
            } else {
              samples.putIfAbsent(kind.name(), probe);
            }
          }
        });
    return samples;
  }

  /**
   * Returns how many processes the batch for these starts: in a namespace of its own, where they
   * are numbered one after the other.
   */
  private static int processes(Set<Probe> probes) throws Exception {
    Marks marks = Marks.random();
    BatchPlan plan = new BatchPlan(probes, Limits.DEFAULT);
    String script = new BatchScript(plan.parts(), new Scripts(), marks, Limits.DEFAULT).text();
    Process process =
        new ProcessBuilder(
                "unshare",
                "--pid",
                "--fork",
                "--mount-proc",
                "sh",
                "-c",
                "sh -s; sh -c 'echo; echo $$'")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String last = "";
    OutputStream stdin = process.getOutputStream();
    stdin.write(script.getBytes(StandardCharsets.UTF_8));
    stdin.flush();
    try (BufferedReader stdout = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = stdout.readLine(); line != null; line = stdout.readLine()) {
        last = line;
        // The batch is cut off if its standard input ends before it.
        if (line.equals(marks.frames() + " end")) {
          stdin.close();
        }
      }
    }
    return Integer.parseInt(last);
  }

  private static Set<String> words() {
    Set<String> words = new TreeSet<>();
    Words.of(OneBatchTest.class.getClassLoader())
        .classes()
        .forEach(
            (word, type) -> {
              if (type.startsWith("dev.tenken.host.types.")) {
                words.add(word);
              }
            });
    return words;
  }

  /** Returns the matrix for whatever host; authors' own commands take their time and stay out. */
  private static String text(String word, Path matrix) throws IOException {
    return word.equals("command")
        ? "describe(command('true')) { it { should be_successful } }\n"
        : Files.readString(matrix).replaceAll("(?m)^\\s*on\\(.*\\)$", "");
  }
}
