package dev.tenken.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.Words;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.engine.Parameters;
import dev.tenken.engine.RunObserver;
import dev.tenken.engine.RunResult;
import dev.tenken.engine.TenkenEngine;
import dev.tenken.engine.environment.SettingKeys;
import dev.tenken.engine.environment.TenkenYml;
import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Holds what the documentation says against the code.
 *
 * <p>A comment before an example says what it is: {@code runs: ENVIRONMENT} (with {@code , ends:
 * VERDICT} when it must not pass), {@code compiles} (run where nothing is known: no check may be
 * broken), {@code refused: MESSAGE}, {@code file: PATH} (the text of that file). {@code says}
 * stands before the text that the example before it must give; {@code …} is anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentationTest {
  private static final Path ROOT = root();
  private static final Path FIXTURES = ROOT.resolve("cli/src/test/resources/documentation");
  private static final Pattern DIRECTIVE = Pattern.compile("<!--\\s*(.*?)\\s*-->");
  private static final Set<String> GREEN = Set.of("PASSED", "SKIPPED", "PENDING");

  /** Where each sort of example runs. */
  private static final Map<String, Map<String, String>> ENVIRONMENTS =
      Map.of(
          "local", Map.of(Parameters.CONFIG, FIXTURES.resolve("local.yml").toString()),
          "nothing known", Map.of(Parameters.REPLAY, FIXTURES.resolve("nothing-known").toString()),
          "demo", example("demo"),
          "broken", example("broken"));

  @TempDir private Path folder;
  private final Map<String, Map<String, List<CheckRecord>>> runs = new HashMap<>();
  private final List<Block> blocks = blocks();

  /**
   * A fenced block of a page.
   *
   * @param directive what the comment before it says, or empty
   * @param language what stands behind the fence
   */
  private record Block(Path page, int line, String directive, String language, String text) {
    boolean isGroovy() {
      return language.equals("groovy");
    }

    /** Returns the environment that it is run in, if it is. */
    Optional<String> environment() {
      if (directive.equals("compiles")) {
        return Optional.of("nothing known");
      }
      return directive.startsWith("runs: ")
          ? Optional.of(directive.substring("runs: ".length()).replaceFirst(",.*", ""))
          : Optional.empty();
    }

    /** Returns the verdict that it must end with when that is not a green one. */
    Optional<Verdict> ends() {
      Matcher matcher = Pattern.compile(", ends: (\\w+)").matcher(directive);
      return matcher.find()
          ? Optional.of(Verdict.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)))
          : Optional.empty();
    }

    String specName() {
      return page.getFileName().toString().replaceAll("\\W", "_") + "_" + line + "_spec.groovy";
    }

    @Override
    public String toString() {
      return ROOT.relativize(page) + ":" + line + (directive.isEmpty() ? "" : " " + directive);
    }
  }

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
      Path file = ROOT.resolve(directive.substring("file: ".length()));
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
    return launch(request.build()).checks().stream().collect(groupingBy(CheckRecord::spec));
  }

  private static Path write(Path specs, Block block) {
    try {
      return Files.writeString(
          Files.createDirectories(specs).resolve(block.specName()), block.text());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Journal launch(LauncherDiscoveryRequest request) {
    List<RunResult> results = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void say(String line) {}

          @Override
          public void finished(RunResult result) {
            results.add(result);
          }
        };
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .addTestEngines(new TenkenEngine(observer))
            .build();
    LauncherFactory.create(config).execute(request);
    assertThat(results).hasSize(1);
    return results.get(0).journal().orElseThrow(() -> new AssertionError(results.get(0)));
  }

  @Test
  void everyTrapIsRefusedAsTheTableSays() throws IOException {
    List<String> rows =
        Files.readString(ROOT.resolve("docs/words.md"))
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
              ROOT,
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

  @Test
  void theJenkinsfileChecksTheChosenEnvironmentAndKeepsTheReports() throws IOException {
    Binding binding = new Binding();
    binding.setVariable("jenkinsfile", ROOT.resolve("specs-example/Jenkinsfile").toFile());
    Object calls = new GroovyShell(binding).evaluate(FIXTURES.resolve("jenkins.groovy").toFile());
    assertThat((List<?>) calls)
        .map(String::valueOf)
        .containsSubsequence(
            "withEnv [TENKEN_ENV=staging]",
            "sh mvn -B verify",
            "post",
            "always",
            "junit [testResults:target/tenken/junit/*.xml, allowEmptyResults:true]",
            "archiveArtifacts [artifacts:target/tenken/**, allowEmptyArchive:true]");
  }

  @Test
  void everyParameterIsDocumented() throws Exception {
    String page = Files.readString(ROOT.resolve("docs/configuration.md"));
    for (var field : Parameters.class.getFields()) {
      assertThat(page).contains("| `" + field.get(null) + "` |");
    }
  }

  @Test
  void everyOptionOfTheCommandLineIsDocumented() throws IOException {
    String pages =
        Files.readString(ROOT.resolve("docs/configuration.md"))
            + Files.readString(ROOT.resolve("docs/guide.md"));
    assertThat(RunOptions.known().getOptions())
        .map(option -> "--" + option.getLongOpt())
        .filteredOn(name -> !Set.of("--help", "--version").contains(name))
        .allSatisfy(name -> assertThat(pages).containsPattern("[` ]" + name + "\\b"));
  }

  @Test
  void theHelpSaysEveryOptionAndNoOther() throws IOException {
    Set<String> said =
        Pattern.compile("^ +(?:-\\w, )? *(--[a-z]+(?:=[A-Z]+)?)  ", Pattern.MULTILINE)
            .matcher(Main.help("run.txt"))
            .results()
            .map(match -> match.group(1))
            .collect(toSet());

    assertThat(RunOptions.known().getOptions())
        .map(
            option ->
                "--" + option.getLongOpt() + (option.hasArg() ? "=" + option.getArgName() : ""))
        .containsExactlyInAnyOrderElementsOf(said);
  }

  @Test
  void everySettingIsDocumented() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/configuration.md"));
    for (FactSourceProvider provider : ServiceLoader.load(FactSourceProvider.class)) {
      assertThat(provider.settingKeys())
          .allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
    }
  }

  @Test
  void everyWordOfTheLanguageIsDocumented() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/words.md"));
    Set<String> hooks = Set.of("propertyMissing", "methodMissing", "facts", "run");
    Stream<String> words =
        Arrays.stream(Spec.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !isInternal(method))
            .map(method -> method.getName().replaceFirst("^get(\\p{Lu})", "$1"))
            .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
            .filter(name -> !hooks.contains(name))
            .distinct();
    assertThat(words).allSatisfy(word -> assertThat(page).containsPattern("`" + word + "\\b"));
  }

  private static boolean isInternal(Method method) {
    API api = method.getAnnotation(API.class);
    return method.isSynthetic() || (api != null && api.status() == API.Status.INTERNAL);
  }

  @Test
  void everyResourceTypeHasItsLineInTheReference() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/reference/README.md"));
    assertThat(words().keySet())
        .hasSizeGreaterThan(20)
        .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
  }

  @TestFactory
  Stream<DynamicTest> everyMatcherAndPropertyIsOnThePageOfItsType() {
    return words().entrySet().stream()
        .map(type -> dynamicTest(type.getKey(), () -> checkPage(type.getKey(), type.getValue())));
  }

  private static void checkPage(String word, Class<?> type) throws IOException {
    Path host = ROOT.resolve("docs/reference/host/" + word + ".md");
    Path aws = ROOT.resolve("docs/reference/aws/" + word + ".md");
    String page = Files.readString(Files.exists(host) ? host : aws);
    for (Method method : type.getMethods()) {
      if (!Resource.class.isAssignableFrom(method.getDeclaringClass())
          || method.getDeclaringClass() == Resource.class
          || Modifier.isStatic(method.getModifiers())
          || Set.of("property", "propertyNames", "get", "getAt").contains(method.getName())) {
        continue;
      }
      String name = Names.snake(method.getName());
      String said =
          name.startsWith("is_")
              ? "be_" + name.substring(3)
              : name.startsWith("has_")
                  ? "have_" + name.substring(4)
                  : name.startsWith("belongs_")
                      ? "belong_" + name.substring(8)
                      : Set.of("exists", "contains").contains(name)
                          ? name.substring(0, name.length() - 1)
                          : name;
      assertThat(page).containsPattern("`" + said + "[`(]");
      if (Refinable.class.isAssignableFrom(method.getReturnType())) {
        for (Method chain : method.getReturnType().getDeclaredMethods()) {
          if (Modifier.isPublic(chain.getModifiers())
              && !Modifier.isStatic(chain.getModifiers())
              && !chain.isSynthetic()
              && !Set.of("judge", "toString").contains(chain.getName())
              && !chain.getName().matches("asEth[1-9]0?")) {
            String link = Names.snake(chain.getName()).replaceFirst("_$", "");
            assertThat(page).containsPattern("`\\." + link + "[`(]");
          }
        }
      }
    }
  }

  /** Returns the types on the class path by their words, those of these pages' examples aside. */
  private static Map<String, Class<?>> words() {
    Map<String, Class<?>> words = new TreeMap<>();
    Words.of(DocumentationTest.class.getClassLoader())
        .classes()
        .forEach(
            (word, name) -> {
              if (!name.startsWith("com.example.")) {
                words.put(word, type(name));
              }
            });
    return words;
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyLinkOfThePagesLeadsSomewhere() throws IOException {
    Pattern link = Pattern.compile("]\\(([^)#]*)(#[^)]*)?\\)");
    for (Path page : pages()) {
      String text = Files.readString(page);
      Matcher links =
          link.matcher(text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", ""));
      while (links.find()) {
        String target = links.group(1);
        if (target.contains("://")) {
          continue;
        }
        Path file = target.isEmpty() ? page : page.resolveSibling(target).normalize();
        assertThat(file).as(page + " links to " + links.group()).exists();
        if (links.group(2) != null) {
          assertThat(anchors(file)).as(page + " links to").contains(links.group(2));
        }
      }
    }
  }

  private static List<String> anchors(Path page) throws IOException {
    return Files.readString(page)
        .lines()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> "#" + line.replaceAll("[^\\p{L}\\p{N}\\s_-]", "").replace(' ', '-'))
        .toList();
  }

  private static List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (Path page : pages()) {
      List<String> lines;
      try {
        lines = Files.readAllLines(page);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      String directive = "";
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.startsWith("```")) {
          int end = i + 1;
          while (end < lines.size() && !lines.get(end).startsWith("```")) {
            end++;
          }
          String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
          blocks.add(new Block(page, i + 1, directive, line.substring(3).strip(), text));
          i = end;
          directive = "";
        } else if (!line.isBlank()) {
          Matcher matcher = DIRECTIVE.matcher(line.strip());
          directive = matcher.matches() ? matcher.group(1) : "";
        }
      }
    }
    return blocks;
  }

  private static List<Path> pages() {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> example(String environment) {
    return Map.of(
        Parameters.CONFIG,
        ROOT.resolve("specs-example/tenken.yml").toString(),
        Parameters.ENVIRONMENT,
        environment);
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("docs")) ? here : here.resolve("..").normalize();
  }
}
