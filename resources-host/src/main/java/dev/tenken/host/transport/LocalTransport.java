package dev.tenken.host.transport;

import dev.tenken.dsl.fact.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apiguardian.api.API;

/** Runs commands on this machine, as the user that runs Tenken. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LocalTransport implements Transport {
  /** Makes the transport. */
  public LocalTransport() {}

  @Override
  public Channel start(String command) throws TransportException {
    try {
      return new LocalChannel(new ProcessBuilder("sh", "-c", command).start());
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
