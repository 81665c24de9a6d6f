package dev.tenken.engine;

import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.dsl.spi.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ConfigurationParameters;

/** What the parameters and the configuration say, or what is wrong with them. */
final class Configured {
  private final Parameters.@Nullable Read parameters;
  private final @Nullable Inventory inventory;
  private final @Nullable ConfigurationError mistake;

  private Configured(
      Parameters.@Nullable Read parameters,
      @Nullable Inventory inventory,
      @Nullable ConfigurationError mistake) {
    this.parameters = parameters;
    this.inventory = inventory;
    this.mistake = mistake;
  }

  static Configured by(ConfigurationParameters parameters) {
    try {
      Parameters.Read read = Parameters.Read.from(parameters);
      return new Configured(read, Inventory.read(read), null);
    } catch (ConfigurationError e) {
      return new Configured(null, null, e);
    }
  }

  Parameters.Read parameters() {
    return sound(parameters);
  }

  Inventory inventory() {
    return sound(inventory);
  }

  private <T> T sound(@Nullable T part) {
    if (part == null) {
      throw mistake == null ? new IllegalStateException("neither read nor wrong") : mistake;
    }
    return part;
  }

  /**
   * Lets each provider that will be needed load its classes while the specs are read: a library for
   * SSH or AWS takes as long for that as for its first answer.
   */
  void prepare() {
    if (inventory == null || inventory.recording().isPresent()) {
      return;
    }
    Map<String, Target> oneOfEach = new HashMap<>();
    for (Target target : inventory.targets()) {
      oneOfEach.putIfAbsent(target.type() + " " + target.settings().text("transport", ""), target);
    }
    Thread thread =
        new Thread(
            () -> {
              for (Target target : oneOfEach.values()) {
                prepare(target);
              }
            },
            "tenken-prepare");
    thread.setDaemon(true);
    thread.start();
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
