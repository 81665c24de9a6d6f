package dev.tenken.dsl.testkit;

import dev.tenken.dsl.journal.Ledger;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What a run lends to its sources, for tests. */
public final class TestRun implements RunContext, AutoCloseable {
  private final Ledger ledger = new Ledger();
  private final Secrets secrets = new Secrets();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Path baseDirectory;
  private final boolean verbose;
  private final ExecutorService executor =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "test-run");
            thread.setDaemon(true);
            return thread;
          });

  public TestRun() {
    this(Path.of("").toAbsolutePath(), false);
  }

  public TestRun(Path baseDirectory, boolean verbose) {
    this.baseDirectory = baseDirectory;
    this.verbose = verbose;
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
    return baseDirectory;
  }

  @Override
  public boolean verbose() {
    return verbose;
  }

  @Override
  public void say(String line) {
    said.add(line);
  }

  public List<String> said() {
    return said;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
