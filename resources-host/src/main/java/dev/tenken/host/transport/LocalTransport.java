package dev.tenken.host.transport;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.spi.Channel;
import dev.tenken.dsl.spi.Transport;
import dev.tenken.dsl.spi.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;

/** Runs commands on this machine, as the user that runs Tenken. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LocalTransport implements Transport {
  private static final List<String> SHELL = List.of("sh", "-c");

  private final List<String> shell;
  private final Map<String, String> environment;

  /** Makes the transport. */
  public LocalTransport() {
    this(SHELL, Map.of());
  }

  /**
   * Makes the transport.
   *
   * @param shell the words of a command that runs the one given as its last argument
   * @param environment variables beside, or in place of, those of this process
   */
  public LocalTransport(List<String> shell, Map<String, String> environment) {
    this.shell = List.copyOf(shell);
    this.environment = Map.copyOf(environment);
  }

  /** Makes the transport with these variables beside, or in place of, those of this process. */
  public LocalTransport(Map<String, String> environment) {
    this(SHELL, environment);
  }

  @Override
  public Channel start(String command) throws TransportException {
    List<String> words = new ArrayList<>(shell);
    words.add(command);
    try {
      return new LocalChannel(process(words));
    } catch (IOException e) {
      throw new TransportException(TransportErrors.noShell(e));
    }
  }

  /**
   * Starts it in a session of its own, where that can be done: a signal to all processes of the run
   * would else end the shell before its commands are ended. Sudo stays on the terminal, by which it
   * knows who gave a password a moment ago.
   */
  private Process process(List<String> words) throws IOException {
    if (!words.get(words.size() - 1).startsWith("exec sudo ")) {
      List<String> apart = new ArrayList<>(List.of("setsid"));
      apart.addAll(words);
      try {
        return builder(apart).start();
      } catch (IOException noSetsid) {
        // Not every machine has it.
      }
    }
    return builder(words).start();
  }

  private ProcessBuilder builder(List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().putAll(environment);
    return builder;
  }

  @Override
  public String where() {
    return "this machine";
  }

  @Override
  public Cause lost() {
    return TransportErrors.shellEnded();
  }

  @Override
  public void close() {}

  private record LocalChannel(Process process) implements Channel {
    private static final int GRACE_SECONDS = 2;

    @Override
    public OutputStream stdin() {
      return process.getOutputStream();
    }

    @Override
    public InputStream stdout() {
      return process.getInputStream();
    }

    @Override
    public InputStream stderr() {
      return process.getErrorStream();
    }

    /**
     * Ends the input: by that a batch ends its commands itself, all of them, even when this process
     * ends meanwhile. What takes no notice is killed.
     */
    @Override
    public void close() {
      // Who still writes to a command that reads no more would hold this up.
      Thread end = new Thread(this::endInput, "end of input");
      end.setDaemon(true);
      end.start();
      try {
        if (process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    private void endInput() {
      try {
        process.getOutputStream().close();
      } catch (IOException e) {
        // It has ended, and what it was not told is lost with it.
      }
    }
  }
}
