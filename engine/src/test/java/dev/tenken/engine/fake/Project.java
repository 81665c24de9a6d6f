package dev.tenken.engine.fake;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.engine.RunObserver;
import dev.tenken.engine.RunResult;
import dev.tenken.engine.TenkenEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineDiscoveryResults;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A user's project in a folder, and runs of it. */
public final class Project implements RunObserver {
  private final Path folder;
  private TenkenEngine engine = new TenkenEngine(this);
  private final Map<String, String> parameters = new LinkedHashMap<>();

  /** The lines said to the operator. */
  public final List<String> said = new ArrayList<>();

  private Consumer<Integer> whenJudged = count -> {};
  private BinaryOperator<String> settingsBy = RunObserver.super::setting;
  private Set<String> tags = Set.of();
  private RunResult result;

  private Project(Path folder) {
    this.folder = folder;
    parameters.put("tenken.config", folder.resolve("tenken.yml").toString());
    parameters.put("tenken.reports", folder.resolve("reports").toString());
  }

  /** Returns the project that is in this folder. */
  static Project at(Path folder) {
    return new Project(folder);
  }

  /**
   * Returns a project with one host, web-01, on which nginx runs, mysql is stopped and redis can't
   * be told.
   */
  public static Project in(Path folder) {
    return new Project(folder)
        .config(
            """
            environments:
              test:
                transport: fake
                hosts:
                  web-01: { roles: web, things: { nginx: running, mysql: stopped, redis: unknown } }
            """);
  }

  /** Writes tenken.yml. */
  public Project config(String text) {
    return file("tenken.yml", text);
  }

  /** Writes a spec below specs/. */
  public Project spec(String path, String text) {
    return file("specs/" + path, text);
  }

  /** Writes any file. */
  public Project file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes any file. */
  public Project file(String path, byte[] content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a path in the project. */
  public Path path(String path) {
    return folder.resolve(path);
  }

  /** Sets a configuration parameter. */
  public Project parameter(String key, String value) {
    parameters.put(key, value);
    return this;
  }

  /** Runs by the engine that the command line uses. */
  public Project eager() {
    engine = TenkenEngine.eager(this);
    return this;
  }

  /** Tells this, several times a second, how many checks are judged. */
  public Project whenJudged(Consumer<Integer> newWhenJudged) {
    whenJudged = newWhenJudged;
    return this;
  }

  /** Tells how parameters are set. */
  public Project settingsBy(BinaryOperator<String> newSettingsBy) {
    settingsBy = newSettingsBy;
    return this;
  }

  /** Says which tags the operator names. */
  public Project tags(String... newTags) {
    tags = Set.of(newTags);
    return this;
  }

  /** Runs all specs as files. */
  public EngineExecutionResults run() {
    return run(selectDirectory(folder.resolve("specs").toFile()));
  }

  /** Runs what is selected. */
  public EngineExecutionResults run(DiscoverySelector... selectors) {
    return run(builder -> builder.selectors(selectors));
  }

  /** Runs what the builder is told to. */
  public EngineExecutionResults run(UnaryOperator<EngineTestKit.Builder> more) {
    return more.apply(builder()).execute();
  }

  /** Discovers what is selected. */
  public EngineDiscoveryResults discover(DiscoverySelector... selectors) {
    return builder().selectors(selectors).discover();
  }

  private EngineTestKit.Builder builder() {
    return EngineTestKit.engine(engine)
        .enableImplicitConfigurationParameters(false)
        .configurationParameters(parameters);
  }

  /** Returns how the last run ended. */
  public RunResult result() {
    return result;
  }

  /** Returns the journal of the last run. */
  public Journal journal() {
    return result.journal().orElseThrow(() -> new AssertionError(result.mistakes()));
  }

  /** Returns target, groups and name of each check with its verdict, in the journal's order. */
  public Map<String, Verdict> verdicts() {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (CheckRecord check : journal().checks()) {
      verdicts.put(name(check), check.verdict());
    }
    return verdicts;
  }

  /** Returns a check's target, groups and name. */
  static String name(CheckRecord check) {
    List<String> words = new ArrayList<>();
    words.add(check.target());
    words.addAll(check.groups());
    words.add(check.name());
    return String.join(" › ", words);
  }

  @Override
  public void say(String line) {
    said.add(line);
  }

  @Override
  public void progress(Set<String> asked, int judged, int total) {
    whenJudged.accept(judged);
  }

  @Override
  public String setting(String parameter, String value) {
    return settingsBy.apply(parameter, value);
  }

  @Override
  public Set<String> tags() {
    return tags;
  }

  @Override
  public void finished(RunResult newResult) {
    result = newResult;
  }
}
