package dev.tenken.host.testing;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.testkit.TestRun;
import dev.tenken.host.batch.Batch;
import dev.tenken.host.batch.Become;
import dev.tenken.host.batch.Limits;
import dev.tenken.host.transport.LocalTransport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A real host for tests: a shell on this machine, or on another by OpenSSH's client. */
public final class TestHost implements FactSource {
  private final String name;
  private final TestRun run = new TestRun();
  private final Batch batch;

  private TestHost(String name, List<String> shell, Become become) {
    this.name = name;
    this.batch = new Batch(name, new LocalTransport(shell, Map.of()), become, Limits.DEFAULT, run);
  }

  /** Returns this machine. */
  public static TestHost local() {
    return by("sh", "-c");
  }

  /** Returns this machine by a shell that is started with these words and the command. */
  public static TestHost by(String... shell) {
    return new TestHost("localhost", List.of(shell), Become.NOBODY);
  }

  /** Returns this machine where the programs of a folder come before its own. */
  public static TestHost toolsFirst(Path folder) {
    return by("env", "PATH=" + folder + ":" + System.getenv("PATH"), "sh", "-c");
  }

  /** Returns this machine with mounts that only what is asked sees; that takes root. */
  public static TestHost mounted(String mounts) {
    return by("unshare", "--mount", "sh", "-c", mounts + " && exec sh -c \"$1\"", "sh");
  }

  /** Returns a host by these words and the command, asked as root where wanted. */
  static TestHost remote(String name, List<String> shell, boolean root) {
    return new TestHost(
        name, shell, root ? new Become(Optional.of("root"), Optional.empty()) : Become.NOBODY);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the secrets that came up. */
  public Secrets secrets() {
    return run.secrets();
  }

  @Override
  public Map<Probe, Fact<Data>> ask(Set<Probe> probes) {
    return batch.ask(probes);
  }

  @Override
  public void close() {
    run.close();
  }
}
