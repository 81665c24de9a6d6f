package dev.tenken.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.tenken.dsl.Group;
import dev.tenken.dsl.Node;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.ast.SpecPath;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Location;
import dev.tenken.engine.collect.TargetKey;
import dev.tenken.engine.environment.SourceFile;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.IterationSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.discovery.UriSelector;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Turns the selectors that concern specs into specs, each with the part that is meant. */
final class SpecSelectorResolver implements SelectorResolver {
  private final Specs specs;
  private final DiscoveryIssueReporter issues;
  private final Consumer<String> notes;

  /**
   * Makes a resolver.
   *
   * @param notes takes what the reports say beside the verdicts
   */
  SpecSelectorResolver(Specs specs, DiscoveryIssueReporter issues, Consumer<String> notes) {
    this.specs = specs;
    this.issues = issues;
    this.notes = notes;
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    return resolve(selector, Optional.empty(), context);
  }

  @Override
  public Resolution resolve(MethodSelector selector, Context context) {
    return resolve(selector, Optional.empty(), context);
  }

  @Override
  public Resolution resolve(FileSelector selector, Context context) {
    return resolve(selector, Optional.empty(), context);
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    return resolve(selector, Optional.empty(), context);
  }

  @Override
  public Resolution resolve(IterationSelector selector, Context context) {
    return resolve(
        selector.getParentSelector(), Optional.of(selector.getIterationIndices()), context);
  }

  @Override
  public Resolution resolve(UriSelector selector, Context context) {
    URI uri = selector.getUri();
    if (!"file".equals(uri.getScheme())) {
      return Resolution.unresolved();
    }
    Path path = Path.of(URI.create("file://" + uri.getRawPath()));
    DiscoverySelector resolved =
        Files.isDirectory(path)
            ? selectDirectory(path.toFile())
            : FilePosition.fromQuery(uri.getQuery())
                .map(position -> selectFile(path.toFile(), position))
                .orElseGet(() -> selectFile(path.toFile()));
    return Resolution.selectors(Set.of(resolved));
  }

  @Override
  public Resolution resolve(ClasspathResourceSelector selector, Context context) {
    String name = selector.getClasspathResourceName();
    if (!name.endsWith(SpecPath.SUFFIX)) {
      return Resolution.unresolved();
    }
    Optional<File> file = classPathFile(name);
    if (file.isEmpty()) {
      String message =
          EngineErrors.notFound("the resource " + name + ", as a file of the class path,");
      return resolved(missing(name, Path.of(""), message), context);
    }
    return Resolution.selectors(
        Set.of(
            selector
                .getPosition()
                .map(position -> selectFile(file.get(), position))
                .orElseGet(() -> selectFile(file.get()))));
  }

  private static String shown(Path file) {
    return SpecPath.of(file).relative();
  }

  private static Optional<File> classPathFile(String resource) {
    URL url = Thread.currentThread().getContextClassLoader().getResource(resource);
    return url != null && "file".equals(url.getProtocol())
        ? Optional.of(Path.of(URI.create(url.toString())).toFile())
        : Optional.empty();
  }

  @Override
  public Resolution resolve(DirectorySelector selector, Context context) {
    if (!Files.exists(selector.getPath())) {
      warn(EngineErrors.notFound(selector.getRawPath()));
      return Resolution.unresolved();
    }
    SpecFolder folder = SpecFolder.read(selector.getPath());
    folder.nearly().forEach(file -> notes.accept(EngineErrors.nearlyASpec(shown(file))));
    folder
        .unreadable()
        .forEach(
            (path, problem) ->
                resolved(
                    missing(shown(path), path, EngineErrors.unreadable(path, problem)), context));
    if (folder.specs().isEmpty()) {
      return Resolution.unresolved();
    }
    specs.loadAll(folder.specs());
    Set<DiscoverySelector> selectors = new LinkedHashSet<>();
    folder.specs().forEach(file -> selectors.add(selectFile(file.toString())));
    return Resolution.selectors(selectors);
  }

  private Resolution resolve(
      DiscoverySelector selector, Optional<? extends Set<Integer>> targets, Context context) {
    Optional<Selected> selected = selected(selector);
    if (selected.isEmpty()) {
      return Resolution.unresolved();
    }
    SpecFilter whole = selected.get().filter();
    SpecFilter filter =
        targets.map(positions -> whole.onTargets(new TreeSet<>(positions))).orElse(whole);
    return resolved(new Selected(selected.get().spec(), filter, selected.get().mistake()), context);
  }

  private Resolution resolved(Selected selected, Context context) {
    LoadedSpec spec = selected.spec();
    Optional<SpecDescriptor> descriptor =
        context.addToParent(
            parent -> Optional.of(new SpecDescriptor(SpecDescriptor.id(parent, spec), spec)));
    descriptor.ifPresent(it -> it.select(selected.filter()));
    selected.mistake().ifPresent(this::warn);
    selected.mistake().ifPresent(why -> descriptor.ifPresent(it -> it.fail(why)));
    return descriptor
        .map(it -> Resolution.match(Match.exact(it)))
        .orElseGet(Resolution::unresolved);
  }

  private Optional<Selected> selected(DiscoverySelector selector) {
    if (selector instanceof ClassSelector type) {
      return ofClass(type.getJavaClass(), SpecFilter.all());
    }
    if (selector instanceof MethodSelector method) {
      return ofClass(method.getJavaClass(), SpecFilter.named(method.getMethodName()));
    }
    if (selector instanceof FileSelector file) {
      return ofFile(file);
    }
    return selector instanceof UniqueIdSelector id ? ofId(id.getUniqueId()) : Optional.empty();
  }

  /**
   * A spec, and what of it is meant.
   *
   * @param mistake what is wrong with the selector
   */
  private record Selected(LoadedSpec spec, SpecFilter filter, Optional<String> mistake) {
    Selected(LoadedSpec spec, SpecFilter filter) {
      this(spec, filter, Optional.empty());
    }
  }

  private Optional<Selected> ofClass(Class<?> type, SpecFilter filter) {
    return Specs.isSpec(type)
        ? Optional.of(new Selected(specs.load(type.asSubclass(Spec.class)), filter))
        : Optional.empty();
  }

  private Optional<Selected> ofFile(FileSelector selector) {
    Path file = selector.getPath();
    if (!file.toString().endsWith(SpecPath.SUFFIX)) {
      if (file.toString().endsWith(".groovy")) {
        warn(EngineErrors.notASpec(file.toString()));
      }
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      String path = SpecPath.of(file).relative();
      return Optional.of(missing(path, file, EngineErrors.notFound(file.toString())));
    }
    LoadedSpec spec = specs.load(file);
    Optional<Integer> line = selector.getPosition().map(FilePosition::getLine);
    return Optional.of(
        line.isPresent() && spec.content() instanceof LoadedSpec.Sound sound
            ? atLine(spec, sound.root(), line.get())
            : new Selected(spec, SpecFilter.all()));
  }

  /** A line where nothing is must not go unnoticed. */
  private static Selected atLine(LoadedSpec spec, Group root, int line) {
    String text;
    try {
      text = SourceFile.read(spec.file());
    } catch (IOException e) {
      return missing(spec.path(), spec.file(), EngineErrors.unreadable(spec.file(), e));
    }
    SourceLine source = SourceLine.in(spec.path(), text, line);
    List<Node> leaves = SpecFilter.leaves(root).toList();
    if (leaves.stream().anyMatch(leaf -> SpecFilter.part(source, leaf).isPresent())) {
      return new Selected(spec, SpecFilter.at(source));
    }
    Optional<Location> nearest =
        leaves.stream()
            .filter(leaf -> leaf != root)
            .map(Node::location)
            .min(Comparator.comparingInt(place -> Math.abs(place.line() - line)));
    return new Selected(
        spec,
        SpecFilter.none(),
        Optional.of(
            EngineErrors.nothingAtLine(
                new Location(spec.path(), line, 0), text.lines().count(), nearest)));
  }

  private Optional<Selected> ofId(UniqueId id) {
    List<UniqueId.Segment> segments = id.getSegments();
    if (segments.size() < 2
        || !segments.get(0).getValue().equals(TenkenEngine.ID)
        || !segments.get(1).getType().equals(SpecDescriptor.SEGMENT)) {
      return Optional.empty();
    }
    String path = segments.get(1).getValue();
    Optional<LoadedSpec> spec = specs.find(path);
    SpecFilter filter = filter(segments.subList(2, segments.size()));
    return Optional.of(
        spec.map(it -> new Selected(it, filter))
            .orElseGet(() -> missing(path, Path.of(""), EngineErrors.notFound("spec " + path))));
  }

  /** A spec that was asked for by name and is not there must not go unnoticed. */
  private static Selected missing(String path, Path file, String message) {
    LoadedSpec.Broken broken =
        new LoadedSpec.Broken(Optional.empty(), message, new Location(path, 0, 0));
    return new Selected(new LoadedSpec(path, file, false, broken), SpecFilter.all());
  }

  private static SpecFilter filter(List<UniqueId.Segment> segments) {
    if (segments.isEmpty()) {
      return SpecFilter.all();
    }
    UniqueId.Segment first = segments.get(0);
    List<String> path =
        segments.subList(1, segments.size()).stream().map(UniqueId.Segment::getValue).toList();
    for (TargetType type : TargetType.values()) {
      if (first.getType().equals(TargetDescriptor.segment(type))) {
        return SpecFilter.below(new TargetKey(first.getValue(), type), path);
      }
    }
    return SpecFilter.below(segments.stream().map(UniqueId.Segment::getValue).toList());
  }

  private void warn(String message) {
    issues.reportIssue(DiscoveryIssue.create(DiscoveryIssue.Severity.WARNING, message));
  }
}
