package dev.tenken.engine;

import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.spi.ConfigurationError;
import groovy.lang.GroovySystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apiguardian.api.API;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/**
 * The JUnit Platform engine "tenken".
 *
 * <p>Discovers specs as compiled classes (selectors class, method, package, classpath root, module)
 * and as files (file and classpath resource with line, directory, URI, unique id), and spreads each
 * over its targets. Discovery opens nothing but files. All facts are collected when the engine
 * starts to execute, side by side over the targets; then each check reports its verdict, in order.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TenkenEngine extends HierarchicalTestEngine<EngineContext> {
  /** The engine's id. */
  public static final String ID = "tenken";

  private final RunObserver observer;
  private final boolean eager;
  private final Specs specs = new Specs();
  private final BuildToolFilters filters = new BuildToolFilters();
  private final AtomicReference<Optional<Journal>> last = new AtomicReference<>(Optional.empty());

  /** Makes an engine that speaks on the standard error stream. */
  public TenkenEngine() {
    this(System.err::println);
  }

  /** Makes an engine for a launcher that wants to know how the run goes and ends. */
  public TenkenEngine(RunObserver observer) {
    this(observer, false);
  }

  private TenkenEngine(RunObserver observer, boolean eager) {
    this.observer = observer;
    this.eager = eager;
  }

  /**
   * Makes an engine for a launcher that executes what it discovers, at once: it connects to the
   * hosts that are chosen, if they are few, while the specs are still being read.
   */
  public static TenkenEngine eager(RunObserver observer) {
    return new TenkenEngine(observer, true);
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Optional<String> getGroupId() {
    return Optional.of("dev.tenken");
  }

  @Override
  public Optional<String> getArtifactId() {
    return Optional.of("tenken-engine");
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    RootDescriptor root = new RootDescriptor(id, observer, last);
    loadLanguage();
    Configured configured = Configured.by(request.getConfigurationParameters(), observer);
    configured.prepare(eager);
    DiscoveryIssueReporter issues =
        DiscoveryIssueReporter.deduplicating(
            DiscoveryIssueReporter.forwarding(request.getDiscoveryListener(), id));
    EngineDiscoveryRequestResolver.<RootDescriptor>builder()
        .addClassContainerSelectorResolverWithContext(
            context ->
                type -> Specs.isSpec(type) && context.getClassNameFilter().test(type.getName()))
        .addSelectorResolver(new SpecSelectorResolver(specs, issues, root::note))
        .build()
        .resolve(request, root);
    List<SpecDescriptor> selected = new ArrayList<>();
    root.getChildren().forEach(child -> selected.add((SpecDescriptor) child));
    root.selected(selected);
    if (isRerun(request)) {
      root.rerun();
    }
    if (!selected.isEmpty()) {
      spread(selected, root, configured, issues);
      filters.apply(request, root, selected);
      noteUnknownTags(root);
    }
    return root;
  }

  /** A tag that nothing has narrows a run, or widens it, beyond what was meant. */
  private void noteUnknownTags(RootDescriptor root) {
    if (observer.tags().isEmpty()) {
      return;
    }
    Set<String> known = new TreeSet<>();
    root.getDescendants()
        .forEach(descriptor -> descriptor.getTags().forEach(tag -> known.add(tag.getName())));
    observer.tags().stream()
        .filter(tag -> !known.contains(tag))
        .forEach(tag -> root.note(EngineErrors.unknownTag(tag, known)));
  }

  /** Groovy takes long to find its methods and the words of resource types, once. */
  private static void loadLanguage() {
    Thread thread = new Thread(GroovySystem::getMetaClassRegistry, "tenken-language");
    thread.setDaemon(true);
    thread.start();
  }

  /** Build tools run failing checks again by their unique ids, with the same engine. */
  private static boolean isRerun(EngineDiscoveryRequest request) {
    return request.getSelectorsByType(DiscoverySelector.class).stream()
        .allMatch(UniqueIdSelector.class::isInstance);
  }

  private static void spread(
      List<SpecDescriptor> selected,
      RootDescriptor root,
      Configured configured,
      DiscoveryIssueReporter issues) {
    try {
      Inventory inventory = configured.inventory();
      root.runsAgainst(configured);
      TreeBuilder builder =
          new TreeBuilder(inventory, root.plan(), new Identities(configured.secrets()), issues);
      for (SpecDescriptor spec : selected) {
        if (spec.spec().content() instanceof LoadedSpec.Sound sound) {
          builder.build(spec, sound.root());
        }
      }
    } catch (ConfigurationError e) {
      String message = String.valueOf(e.getMessage());
      root.fail(message);
      selected.forEach(spec -> spec.fail(message));
      issues.reportIssue(DiscoveryIssue.create(DiscoveryIssue.Severity.WARNING, message));
    }
    for (SpecDescriptor spec : selected) {
      if (spec.spec().content() instanceof LoadedSpec.Broken broken) {
        String message = configured.secrets().mask(broken.message());
        spec.fail(message);
        issues.reportIssue(
            DiscoveryIssue.builder(DiscoveryIssue.Severity.WARNING, message)
                .source(Sources.at(spec.spec().file(), broken.location())));
      }
    }
  }

  @Override
  protected EngineContext createExecutionContext(ExecutionRequest request) {
    return new EngineContext(request);
  }
}
