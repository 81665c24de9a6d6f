package dev.tenken.engine;

import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.journal.Ledger;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.spi.Target;
import dev.tenken.engine.collect.TargetKey;
import dev.tenken.engine.collect.WaitingThreads;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** Opens the fact sources of one run's targets, and is what the run lends to them. */
final class TargetSources implements RunContext, AutoCloseable {
  private final Inventory inventory;
  private final boolean verbose;
  private final RunObserver observer;
  private final Secrets secrets = new Secrets();
  private final Ledger ledger = new Ledger();
  private final ExecutorService executor = WaitingThreads.executor();

  /** Those that were begun before the run; the run takes what it wants of them. */
  private final Map<TargetKey, CompletableFuture<FactSource>> begun = new ConcurrentHashMap<>();

  TargetSources(Inventory inventory, Parameters.Read parameters, RunObserver observer) {
    this.inventory = inventory;
    this.verbose = parameters.verbose();
    this.observer = observer;
    inventory.environment().secrets().forEach(secrets::add);
  }

  /** Opens and connects in the background. What is wrong shows when the run opens and asks. */
  void begin(Target target) {
    CompletableFuture<FactSource> source = new CompletableFuture<>();
    begun.put(TargetKey.of(target), source);
    executor.execute(
        () -> {
          try {
            FactSource opened = opened(target);
            source.complete(opened);
            opened.connect();
          } catch (RuntimeException | LinkageError e) {
            source.completeExceptionally(e);
          }
        });
  }

  /**
   * Opens the source of a target.
   *
   * @throws dev.tenken.dsl.spi.ConfigurationError when the target's settings can't be used
   */
  FactSource open(Target target) {
    CompletableFuture<FactSource> early = begun.remove(TargetKey.of(target));
    if (early != null) {
      try {
        return early.join();
      } catch (CompletionException e) {
        // The same again, where it is told.
      }
    }
    return opened(target);
  }

  private FactSource opened(Target target) {
    if (inventory.recording().isPresent()) {
      return inventory.recording().get().source(TargetKey.of(target), secrets);
    }
    inventory.environment().use(target);
    Set<String> transports = new TreeSet<>();
    for (FactSourceProvider provider : ServiceLoader.load(FactSourceProvider.class)) {
      if (provider.supports(target)) {
        return provider.open(target, this);
      }
      transports.addAll(provider.transports());
    }
    throw EngineErrors.noSource(target, transports);
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public ExecutorService executor() {
    return executor;
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public Path baseDirectory() {
    return inventory.environment().baseDirectory();
  }

  @Override
  public boolean verbose() {
    return verbose;
  }

  @Override
  public void say(String line) {
    observer.say(secrets.mask(line));
  }

  /** Ends what the run did not take, and all threads. */
  @Override
  public void close() {
    for (CompletableFuture<FactSource> source : begun.values()) {
      if (source.isDone() && !source.isCompletedExceptionally()) {
        source.join().close();
      }
    }
    executor.shutdownNow();
  }
}
