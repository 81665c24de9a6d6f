package dev.tenken.host.transport;

import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.TransportException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the SSH transports of one run share: the connections to jump hosts, one for each, and the
 * limit on log-ins at once.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JumpHosts {
  private final LoginGate gate = new LoginGate();
  private final Map<SshEndpoint, Shared> shared = new HashMap<>();

  /** Makes the jump hosts of a run, none of them connected. */
  public JumpHosts() {}

  LoginGate gate() {
    return gate;
  }

  /** Returns the jump host, to be released after use. */
  synchronized Shared lease(SshEndpoint endpoint) {
    Shared jump = shared.get(endpoint);
    if (jump == null) {
      jump = new Shared(endpoint, endpoint.jump().map(this::lease));
      shared.put(endpoint, jump);
    }
    jump.users++;
    return jump;
  }

  private synchronized boolean isLast(Shared jump) {
    jump.users--;
    return jump.users == 0 && shared.remove(jump.endpoint, jump);
  }

  /** One jump host, connected when first needed. */
  final class Shared {
    private final SshEndpoint endpoint;
    private final ReentrantLock lock = new ReentrantLock();
    private final Optional<Shared> before;
    private @Nullable SshConnection connection;
    private @Nullable TransportException failure;
    private long failedAt;
    private int users;

    private Shared(SshEndpoint endpoint, Optional<Shared> before) {
      this.endpoint = endpoint;
      this.before = before;
    }

    /** Returns the connection. Who waited while another failed to open it fails alike. */
    SshConnection connection(RunContext context) throws TransportException, InterruptedException {
      long wantedAt = System.nanoTime();
      lock.lockInterruptibly();
      try {
        SshConnection open = connection;
        if (open != null && open.isAlive()) {
          return open;
        }
        TransportException failed = failure;
        if (failed != null && failedAt - wantedAt > 0) {
          throw failed;
        }
        try {
          SshConnection through = before.isPresent() ? before.get().connection(context) : null;
          SshConnection opened = SshConnection.open(endpoint, through, gate, context);
          connection = opened;
          return opened;
        } catch (TransportException e) {
          failedAt = System.nanoTime();
          failure = new TransportException(TransportErrors.throughJump(endpoint, e.reason()));
          throw failure;
        }
      } finally {
        lock.unlock();
      }
    }

    /** Gives it back; the last to do so closes it. */
    void release() {
      if (isLast(this)) {
        SshConnection open = connection;
        if (open != null) {
          open.close();
        }
        before.ifPresent(Shared::release);
      }
    }
  }
}
