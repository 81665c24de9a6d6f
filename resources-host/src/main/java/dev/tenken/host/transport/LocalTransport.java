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
    try {
      List<String> words = new ArrayList<>(shell);
      words.add(command);
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().putAll(environment);
      return new LocalChannel(builder.start());
    } catch (IOException e) {
      throw new TransportException(TransportErrors.noShell(e));
    }
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
