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

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
