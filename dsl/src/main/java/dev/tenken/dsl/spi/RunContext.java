package dev.tenken.dsl.spi;

import dev.tenken.dsl.journal.Ledger;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import org.apiguardian.api.API;

/** What a run lends to its fact sources. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunContext {
  /** Returns the ledger that every connection, channel, command and call is entered into. */
  Ledger ledger();

  /** Returns an executor made for waiting on networks. Its threads are daemons; the run ends it. */
  ExecutorService executor();

  /** Returns the secrets of the run, to be masked wherever text leaves it. */
  Secrets secrets();

  /** Returns the folder that relative paths of the configuration are resolved against. */
  Path baseDirectory();

  /** Tells whether scripts as sent, and the exit of each part, are to be printed. */
  boolean verbose();

  /** Prints a line to the operator, on the terminal and nowhere else. */
  void say(String line);
}
