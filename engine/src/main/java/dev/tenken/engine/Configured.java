package dev.tenken.engine;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.spi.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ConfigurationParameters;

/** What the parameters and the configuration say, or what is wrong with them. */
final class Configured {
  /** More hosts than these are connected to only when a spec is known to ask them. */
  private static final int FEW = 16;

  private final Parameters.@Nullable Read parameters;
  private final @Nullable Inventory inventory;
  private final @Nullable TargetSources sources;
  private final @Nullable ConfigurationError mistake;

  private Configured(
      Parameters.@Nullable Read parameters,
      @Nullable Inventory inventory,
      @Nullable TargetSources sources,
      @Nullable ConfigurationError mistake) {
    this.parameters = parameters;
    this.inventory = inventory;
    this.sources = sources;
    this.mistake = mistake;
  }

  static Configured by(ConfigurationParameters parameters, RunObserver observer) {
    try {
      Parameters.Read read = Parameters.Read.from(parameters, observer);
      Inventory inventory = Inventory.read(read, observer);
      TargetSources sources = new TargetSources(inventory, read, observer);
      return new Configured(read, inventory, sources, null);
    } catch (ConfigurationError e) {
      return new Configured(null, null, null, e);
    }
  }

  Parameters.Read parameters() {
    return sound(parameters);
  }

  Inventory inventory() {
    return sound(inventory);
  }

  TargetSources sources() {
    return sound(sources);
  }

  /** Returns the secrets of the environment; none where there is none. */
  Secrets secrets() {
    return sources == null ? new Secrets() : sources.secrets();
  }

  private <T> T sound(@Nullable T part) {
    if (part == null) {
      throw mistake == null ? new IllegalStateException("neither read nor wrong") : mistake;
    }
    return part;
  }

  /**
   * Does beforehand, while the specs are read, what need not wait for them.
   *
   * @param eager whether few hosts may be connected to; for the others, each provider that will be
   *     needed loads its classes: a library for SSH or AWS takes as long for that as for its first
   *     answer
   */
  void prepare(boolean eager) {
    if (inventory == null || sources == null || inventory.recording().isPresent()) {
      return;
    }
    List<Target> hosts =
        inventory.narrowed().stream()
            .filter(target -> target.type() == TargetType.HOST && target.maintenance().isEmpty())
            .toList();
    List<Target> begun = eager && hosts.size() <= FEW ? hosts : List.of();
    begun.forEach(sources::begin);
    Map<String, Target> oneOfEach = new HashMap<>();
    inventory.targets().forEach(target -> oneOfEach.putIfAbsent(sort(target), target));
    begun.forEach(target -> oneOfEach.remove(sort(target)));
    oneOfEach.values().forEach(target -> sources.executor().execute(() -> prepare(target)));
  }

  private static String sort(Target target) {
    return target.type() + " " + target.settings().text("transport", "");
  }

  private static void prepare(Target target) {
    try {
      for (FactSourceProvider provider : ServiceLoader.load(FactSourceProvider.class)) {
        if (provider.supports(target)) {
          provider.prepare(target);
          return;
        }
      }
    } catch (RuntimeException | LinkageError e) {
      // It shows again where the source is opened.
    }
  }
}
