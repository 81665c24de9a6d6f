package dev.tenken.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.engine.Parameters;
import dev.tenken.engine.environment.SettingKeys;
import dev.tenken.engine.environment.TenkenYml;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/**
 * Runs the examples of the pages, and holds what is said of them against what they give.
 *
 * <p>A comment before an example says what it is: {@code runs: ENVIRONMENT} (with {@code , ends:
 * VERDICT} when it must not pass), {@code compiles} (run where nothing is known: no check may be
 * broken), {@code refused: MESSAGE}, {@code file: PATH} (the text of that file). {@code says}
 * stands before the text that the example before it must give; {@code …} is anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedExamplesTest {
  private static final Path FIXTURES = Pages.ROOT.resolve("cli/src/test/resources/documentation");
  private static final Set<String> GREEN = Set.of("PASSED", "SKIPPED", "PENDING");

  /** Where each sort of example runs. */
  private static final Map<String, Map<String, String>> ENVIRONMENTS =
      Map.of(
          "local", Map.of(Parameters.CONFIG, FIXTURES.resolve("local.yml").toString()),
          "nothing known", Map.of(Parameters.REPLAY, FIXTURES.resolve("nothing-known").toString()),
          "demo", EngineRun.example("demo"),
          "broken", EngineRun.example("broken"));

  @TempDir private Path folder;
  private final Map<String, Map<String, List<CheckRecord>>> runs = new HashMap<>();
  private final List<Block> blocks = Block.all();

  @TestFactory
  Stream<DynamicTest> everyExampleIsTrue() {
    assertThat(blocks).hasSizeGreaterThan(20);
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Optional<Block> before = i == 0 ? Optional.empty() : Optional.of(blocks.get(i - 1));
      if (block.isGroovy() || !block.directive().isEmpty() || isConfiguration(block)) {
        tests.add(dynamicTest(block.toString(), () -> check(block, before)));
      }
    }
    return tests.stream();
  }

  private static boolean isConfiguration(Block block) {
    return block.language().equals("yaml") && block.text().contains("environments:");
  }

  private void check(Block block, Optional<Block> before) throws IOException {
    String directive = block.directive();
    if (block.environment().isPresent()) {
      checkRun(block);
    } else if (directive.equals("compiles: jenkinsfile")) {
      assertThat(new GroovyShell().parse(block.text())).isNotNull();
    } else if (directive.startsWith("refused: ")) {
      assertThat(compilationErrors(block)).contains(directive.substring("refused: ".length()));
    } else if (directive.startsWith("file: ")) {
      Path file = Pages.ROOT.resolve(directive.substring("file: ".length()));
      assertThat(file).content().isEqualToNormalizingNewlines(block.text());
    } else if (directive.equals("says")) {
      checkSays(block, before.orElseThrow());
    } else if (isConfiguration(block)) {
      checkConfiguration(block);
    } else {
      assertThat(directive).as("a comment before the example says how it is run").isNotEmpty();
      throw new AssertionError("unknown directive: " + directive);
    }
  }

  private void checkRun(Block block) {
    List<CheckRecord> checks = judged(block);
    String all =
        checks.stream()
            .map(check -> check.verdict() + " " + check.name() + "\n" + check.detail().message())
            .collect(joining("\n"));
    Set<String> verdicts = new TreeSet<>(checks.stream().map(c -> c.verdict().name()).toList());
    assertThat(checks).as("judged something").isNotEmpty();
    if (block.directive().equals("compiles")) {
      assertThat(verdicts).as(all).doesNotContain("BROKEN", "FAILED");
    } else if (block.ends().isPresent()) {
      assertThat(verdicts).as(all).contains(block.ends().get().name());
      verdicts.remove(block.ends().get().name());
      assertThat(GREEN).as(all).containsAll(verdicts);
    } else {
      assertThat(GREEN).as(all).containsAll(verdicts);
      assertThat(verdicts).as(all).contains("PASSED");
    }
  }

  private void checkSays(Block block, Block before) {
    String said =
        judged(before).stream().map(check -> check.detail().message()).collect(joining("\n"));
    for (String line : block.text().lines().toList()) {
      String pattern =
          Arrays.stream(line.strip().split("…", -1)).map(Pattern::quote).collect(joining(".*"));
      assertThat(said.lines().map(String::strip))
          .as(said)
          .anyMatch(given -> given.matches(pattern));
    }
  }

  private static String compilationErrors(Block block) {
    try (GroovyClassLoader loader = new GroovyClassLoader()) {
      MultipleCompilationErrorsException error =
          catchThrowableOfType(
              MultipleCompilationErrorsException.class,
              () -> loader.parseClass(block.text(), block.specName()));
      assertThat(error).as("it is refused").isNotNull();
      return String.valueOf(error.getMessage());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void checkConfiguration(Block block) throws IOException {
    Path file = Files.createTempDirectory(folder, "yml").resolve("tenken.yml");
    Files.writeString(file, block.text());
    Path hosts = file.resolveSibling("environments/production/hosts.yml");
    Files.createDirectories(hosts.getParent());
    Files.writeString(hosts, "web-01: {}\n");
    TenkenYml yml = TenkenYml.read(file, settingKeys(), name -> Optional.of("value"));
    Matcher environments =
        Pattern.compile("(?m)^  ([\\w-]+):").matcher(block.text().split("environments:", 2)[1]);
    while (environments.find()) {
      yml.environment(Optional.of(environments.group(1)));
    }
  }

  private static SettingKeys settingKeys() {
    return new SettingKeys(ServiceLoader.load(FactSourceProvider.class));
  }

  /** Returns the checks of a block; the first call runs all blocks of the environment. */
  private List<CheckRecord> judged(Block block) {
    return runs.computeIfAbsent(block.environment().orElseThrow(), this::run)
        .getOrDefault(block.specName(), List.of());
  }

  private Map<String, List<CheckRecord>> run(String environment) {
    Map<String, String> parameters = ENVIRONMENTS.get(environment);
    assertThat(parameters).as("an environment named " + environment).isNotNull();
    Path specs = folder.resolve(environment.replace(' ', '-') + "/specs");
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .configurationParameters(parameters)
            .configurationParameter(Parameters.REPORTS, specs.resolve("../reports").toString())
            .configurationParameter(Parameters.ALLURE, "false");
    for (Block block : blocks) {
      if (block.environment().equals(Optional.of(environment))) {
        request.selectors(selectFile(write(specs, block).toFile()));
      }
    }
    return EngineRun.journal(request.build()).checks().stream()
        .collect(groupingBy(CheckRecord::spec));
  }

  private static Path write(Path specs, Block block) {
    try {
      return Files.writeString(
          Files.createDirectories(specs).resolve(block.specName()), block.text());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyTrapIsRefusedAsTheTableSays() {
    List<String> rows =
        Pages.text("docs/words.md")
            .split("<!-- traps -->", 2)[1]
            .lines()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(20);
    for (String row : rows) {
      String[] cells = row.replace("\\|", "¦").split("\\|", -1);
      String written = code(cells[1]);
      Block block =
          new Block(
              Pages.ROOT,
              0,
              "",
              "groovy",
              written.startsWith("it {") ? "describe(user('root')) { " + written + " }" : written);
      assertThat(compilationErrors(block)).as(written).contains(code(cells[2]));
    }
  }

  private static String code(String cell) {
    return cell.strip().replaceAll("^`|`$", "").replace("¦", "|");
  }
}
