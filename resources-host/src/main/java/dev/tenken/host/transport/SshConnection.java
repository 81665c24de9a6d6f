package dev.tenken.host.transport;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.TransportException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.SocketFactory;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.userauth.UserAuthException;
import org.jspecify.annotations.Nullable;

/** One SSH connection, logged in. */
final class SshConnection implements AutoCloseable {
  /** Keep-alives are what ends a stalled connection. */
  private static final int KEEP_ALIVE_SECONDS = 5;

  private static final int KEEP_ALIVES_UNANSWERED = 3;
  private static final int ATTEMPTS = 4;
  private static final long BACK_OFF_MILLIS = 250;

  private static final long POLITE_SECONDS = 2;

  private final SshEndpoint endpoint;
  private final SSHClient client;
  private final Closeable wire;
  private final ExecutorService executor;

  /**
   * Makes the connection.
   *
   * @param wire what it runs over: closing it ends all that waits on it
   */
  private SshConnection(
      SshEndpoint endpoint, SSHClient client, Closeable wire, ExecutorService executor) {
    this.endpoint = endpoint;
    this.client = client;
    this.wire = wire;
    this.executor = executor;
  }

  /**
   * Connects and logs in, within the endpoint's limit.
   *
   * @param through the connection to the jump host, if there is one
   */
  static SshConnection open(
      SshEndpoint endpoint, @Nullable SshConnection through, LoginGate gate, RunContext context)
      throws TransportException, InterruptedException {
    JdkAlgorithms.use();
    for (int attempt = 1; ; attempt++) {
      Semaphore permits = gate.of(endpoint);
      permits.acquire();
      try {
        return new Opening(endpoint, through, context).run();
      } catch (Dropped e) {
        if (attempt == ATTEMPTS) {
          throw new TransportException(TransportErrors.dropped(endpoint, attempt));
        }
      } finally {
        permits.release();
      }
      long pause = BACK_OFF_MILLIS << attempt;
      Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause));
    }
  }

  SSHClient client() {
    return client;
  }

  SshEndpoint endpoint() {
    return endpoint;
  }

  boolean isAlive() {
    return client.isConnected() && client.isAuthenticated();
  }

  /** Says good-bye, but not for long: a stalled server does not take it. */
  @Override
  public void close() {
    Future<?> goodBye = executor.submit(() -> closeQuietly(client));
    try {
      goodBye.get(POLITE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Closing what it runs over does it.
    }
    closeQuietly(wire);
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // Closed it is.
    }
  }

  /** The server closed the connection before it said what it is. */
  private static final class Dropped extends Exception {
    Dropped(Throwable cause) {
      super(cause);
    }
  }

  /** One attempt to connect and log in. */
  private static final class Opening {
    private enum Phase {
      CONNECT,
      HANDSHAKE,
      LOGIN
    }

    private final SshEndpoint endpoint;
    private final @Nullable SshConnection through;
    private final RunContext context;
    private volatile Phase phase = Phase.CONNECT;
    private volatile Closeable wire = () -> {};
    private volatile @Nullable SSHClient client;

    Opening(SshEndpoint endpoint, @Nullable SshConnection through, RunContext context) {
      this.endpoint = endpoint;
      this.through = through;
      this.context = context;
    }

    SshConnection run() throws TransportException, Dropped, InterruptedException {
      Future<SshConnection> login = context.executor().submit(this::login);
      try {
        return login.get(endpoint.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        abandon(login);
        throw new TransportException(
            switch (phase) {
              case CONNECT -> TransportErrors.noConnection(endpoint);
              case HANDSHAKE -> TransportErrors.noHandshake(endpoint);
              case LOGIN -> TransportErrors.noLogin(endpoint);
            });
      } catch (InterruptedException e) {
        abandon(login);
        throw e;
      } catch (ExecutionException e) {
        abandon(login);
        if (e.getCause() instanceof TransportException known) {
          throw known;
        }
        if (e.getCause() instanceof Dropped dropped) {
          throw dropped;
        }
        throw new TransportException(TransportErrors.libraryFailed(endpoint, e));
      }
    }

    private void abandon(Future<SshConnection> login) {
      login.cancel(true);
      closeQuietly(wire);
      SSHClient started = client;
      if (started != null) {
        context.executor().execute(() -> closeQuietly(started));
      }
    }

    private SshConnection login() throws TransportException, Dropped {
      KnownHosts known;
      try {
        known = new KnownHosts(endpoint.knownAs(), endpoint.knownHosts());
      } catch (IOException e) {
        throw new TransportException(TransportErrors.knownHostsUnreadable(e));
      }
      HostKeyCheck check = new HostKeyCheck(endpoint, known, this::accepted);
      SSHClient ssh = new SSHClient(new SshConfig(known));
      client = ssh;
      int timeout = (int) endpoint.connectTimeout().toMillis();
      ssh.getTransport().setTimeoutMs(timeout);
      ssh.getConnection().setTimeoutMs(timeout);
      KeepAliveRunner keepAlive = (KeepAliveRunner) ssh.getConnection().getKeepAlive();
      keepAlive.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
      keepAlive.setMaxAliveCount(KEEP_ALIVES_UNANSWERED);
      ssh.addHostKeyVerifier(check);
      Identities identities = new Identities(ssh, endpoint, System.getenv());
      if (identities.methods().isEmpty()) {
        throw new TransportException(TransportErrors.noIdentity(endpoint));
      }
      connect(ssh, check);
      phase = Phase.LOGIN;
      try {
        ssh.auth(endpoint.user(), identities.methods());
      } catch (UserAuthException e) {
        throw new TransportException(
            TransportErrors.refused(endpoint, identities.names(), allowed(ssh)));
      } catch (IOException e) {
        throw new TransportException(TransportErrors.handshakeFailed(endpoint, e));
      }
      return new SshConnection(endpoint, ssh, wire, context.executor());
    }

    /** Connects; the library is told the name in known_hosts, which certificates are checked by. */
    private void connect(SSHClient ssh, HostKeyCheck check) throws TransportException, Dropped {
      String name = endpoint.hostKeyAlias().orElse(endpoint.address());
      SshConnection jump = through;
      try {
        if (jump == null) {
          ssh.setSocketFactory(new Connected(tcp()));
          phase = Phase.HANDSHAKE;
          ssh.connect(name, endpoint.port());
        } else {
          DirectConnection tunnel = tunnel(jump);
          phase = Phase.HANDSHAKE;
          ssh.connectVia(tunnel, name, endpoint.port());
        }
      } catch (IOException e) {
        Optional<Cause> refusal = check.refusal();
        if (refusal.isPresent()) {
          throw new TransportException(refusal.get());
        }
        Optional<String> fault = TransportErrors.certificateFault(e);
        if (fault.isPresent()) {
          throw new TransportException(TransportErrors.badCertificate(endpoint, fault.get()));
        }
        if (!hasIntroducedItself(ssh)) {
          throw new Dropped(e);
        }
        throw new TransportException(TransportErrors.handshakeFailed(endpoint, e));
      }
    }

    /** Tries the addresses of the name in turn, as a host may have one that is not routed. */
    private Socket tcp() throws TransportException {
      InetAddress[] addresses;
      try {
        addresses = InetAddress.getAllByName(endpoint.address());
      } catch (UnknownHostException e) {
        throw new TransportException(TransportErrors.notResolved(endpoint));
      }
      Cause failure = TransportErrors.notResolved(endpoint);
      for (InetAddress address : addresses) {
        Socket opened = new Socket();
        wire = opened;
        try {
          // Without it, every small packet waits for the acknowledgment of the one before.
          opened.setTcpNoDelay(true);
          opened.setKeepAlive(true);
          opened.connect(
              new InetSocketAddress(address, endpoint.port()),
              (int) endpoint.connectTimeout().toMillis());
          context.ledger().count(endpoint.name(), "ssh.connection");
          return opened;
        } catch (SocketTimeoutException e) {
          closeQuietly(opened);
          failure = TransportErrors.noConnection(endpoint);
        } catch (IOException e) {
          closeQuietly(opened);
          failure = TransportErrors.notConnected(endpoint, e);
        }
      }
      throw new TransportException(failure);
    }

    private DirectConnection tunnel(SshConnection jump) throws TransportException {
      try {
        DirectConnection tunnel =
            jump.client().newDirectConnection(endpoint.address(), endpoint.port());
        wire = tunnel;
        context.ledger().count(endpoint.name(), "ssh.connection");
        return tunnel;
      } catch (IOException e) {
        throw new TransportException(
            TransportErrors.throughJump(
                jump.endpoint(), TransportErrors.notConnected(endpoint, e)));
      }
    }

    private void accepted(String sentence) {
      context.ledger().count(endpoint.name(), "ssh.accepted_host_key");
      context.say(sentence);
    }

    private static boolean hasIntroducedItself(SSHClient ssh) {
      try {
        return ssh.getTransport().getServerVersion() != null;
      } catch (StringIndexOutOfBoundsException e) {
        // The library cuts "SSH-2.0-" off nothing.
        return false;
      }
    }

    private static List<String> allowed(SSHClient ssh) {
      List<String> names = new ArrayList<>();
      ssh.getUserAuth().getAllowedMethods().forEach(names::add);
      return names;
    }
  }

  /** Hands out a socket that is connected already. */
  private static final class Connected extends SocketFactory {
    private final Socket socket;

    Connected(Socket socket) {
      this.socket = socket;
    }

    @Override
    public Socket createSocket() {
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UncheckedIOException(new IOException("connected already"));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
      return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      return createSocket(String.valueOf(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
      return createSocket(host, port);
    }
  }
}
