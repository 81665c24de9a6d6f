package dev.tenken.engine;

import dev.tenken.dsl.journal.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A spec. */
final class SpecDescriptor extends AbstractTestDescriptor implements Node<EngineContext> {
  static final String SEGMENT = "spec";

  private final LoadedSpec spec;
  private final List<SpecFilter> filters = new ArrayList<>();
  private Optional<String> mistake = Optional.empty();

  SpecDescriptor(UniqueId id, LoadedSpec spec) {
    super(id, spec.displayName(), Sources.of(spec));
    this.spec = spec;
  }

  /** Returns the id of a spec; a second one of the same path has its file's path in it. */
  static UniqueId id(TestDescriptor parent, LoadedSpec spec) {
    UniqueId id = parent.getUniqueId().append(SEGMENT, spec.path());
    boolean taken =
        parent.getChildren().stream()
            .anyMatch(
                child ->
                    child.getUniqueId().equals(id)
                        && child instanceof SpecDescriptor other
                        && !other.spec.file().equals(spec.file()));
    return taken ? parent.getUniqueId().append(SEGMENT, spec.file().toString()) : id;
  }

  LoadedSpec spec() {
    return spec;
  }

  void select(SpecFilter filter) {
    filters.add(filter);
  }

  List<SpecFilter> filters() {
    return filters;
  }

  /** Makes it fail as a whole, whatever filters leave of it. */
  void fail(String message) {
    if (mistake.isEmpty()) {
      mistake = Optional.of(message);
      addChild(new Placeholder(getUniqueId().append("check", "can be evaluated"), this));
    }
  }

  Optional<String> mistake() {
    return mistake;
  }

  Location location() {
    return spec.content() instanceof LoadedSpec.Broken broken
        ? broken.location()
        : new Location(spec.path(), 0, 0);
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  /** A spec that fails as a whole must not be dropped for want of checks. */
  @Override
  public boolean mayRegisterTests() {
    return mistake.isPresent();
  }

  @Override
  public EngineContext prepare(EngineContext context) {
    if (mistake.isPresent()) {
      throw Failures.broken(mistake.get(), this);
    }
    return context;
  }

  /** Stands below a spec that fails as a whole, so that tag filters meet it and not the spec. */
  private static final class Placeholder extends AbstractTestDescriptor
      implements Node<EngineContext> {
    private final SpecDescriptor spec;

    Placeholder(UniqueId id, SpecDescriptor spec) {
      super(id, "can be evaluated", Sources.of(spec.spec, "can be evaluated"));
      this.spec = spec;
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
      return Set.of();
    }

    @Override
    public EngineContext execute(EngineContext context, DynamicTestExecutor executor) {
      throw Failures.broken(spec.mistake.orElse(""), spec);
    }

    @Override
    public Optional<TestSource> getSource() {
      return super.getSource();
    }
  }
}
