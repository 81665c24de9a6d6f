package dev.tenken.host.transport;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.spi.Channel;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Transport;
import dev.tenken.dsl.spi.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Runs commands on a host over one SSH connection, a channel for each. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SshTransport implements Transport {
  /** Tried again, these lock accounts. */
  private static final Set<Cause.Reason> FINAL =
      Set.of(Cause.Reason.REFUSED, Cause.Reason.CREDENTIALS);

  private final SshEndpoint endpoint;
  private final JumpHosts jumpHosts;
  private final RunContext context;
  private final Optional<JumpHosts.Shared> jump;
  private volatile @Nullable SshConnection connection;
  private final ReentrantLock connecting = new ReentrantLock();
  private Optional<TransportException> refusal = Optional.empty();

  /** Whether it was tried to connect: what came first is not to be undone by who connects ahead. */
  private boolean begun;

  /** What went wrong when it was connected ahead: the first command's outcome. */
  private Optional<TransportException> aheadFailure = Optional.empty();

  /** Makes the transport. Connects with the first command. */
  public SshTransport(SshEndpoint endpoint, JumpHosts jumpHosts, RunContext context) {
    this.endpoint = endpoint;
    this.jumpHosts = jumpHosts;
    this.context = context;
    this.jump = endpoint.jump().map(jumpHosts::lease);
  }

  /** Loads what a log-in takes: does by itself what it will do with a server. */
  public static void prepare() {
    JdkAlgorithms.use();
    try (SSHClient client = new SSHClient(new SshConfig(new KnownHosts("", List.of())))) {
      client.getConnection();
      KeyPair exchanged = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(exchanged.getPrivate());
      agreement.doPhase(exchanged.getPublic(), true);
      byte[] secret = agreement.generateSecret();
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
      signature.update(secret);
      signature.sign();
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(secret, "AES"),
          new GCMParameterSpec(128, new byte[12]));
      cipher.doFinal(secret);
    } catch (IOException | GeneralSecurityException e) {
      // A log-in will say what is missing.
    }
  }

  @Override
  public void connect() {
    connecting.lock();
    try {
      if (!begun) {
        connected();
      }
    } catch (TransportException e) {
      aheadFailure = Optional.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connecting.unlock();
    }
  }

  @Override
  public Channel start(String command) throws TransportException, InterruptedException {
    connecting.lockInterruptibly();
    try {
      return started(command);
    } finally {
      connecting.unlock();
    }
  }

  private Channel started(String command) throws TransportException, InterruptedException {
    if (aheadFailure.isPresent()) {
      TransportException failure = aheadFailure.get();
      aheadFailure = Optional.empty();
      throw failure;
    }
    SshConnection open = connection;
    if (open != null && open.isAlive()) {
      try {
        return exec(open, command);
      } catch (IOException e) {
        // It may have been closed while nobody looked: once more, on a new one.
      }
    }
    try {
      return exec(connected(), command);
    } catch (IOException e) {
      throw new TransportException(TransportErrors.noChannel(endpoint, e));
    }
  }

  @Override
  public String where() {
    return endpoint.where();
  }

  @Override
  public boolean isLost() {
    SshConnection open = connection;
    return open != null && !open.isAlive();
  }

  @Override
  public Cause lost() {
    return TransportErrors.lost(endpoint);
  }

  @Override
  public void close() {
    disconnect();
    jump.ifPresent(JumpHosts.Shared::release);
  }

  private void disconnect() {
    SshConnection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }

  private SshConnection connected() throws TransportException, InterruptedException {
    begun = true;
    disconnect();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    try {
      SshConnection through = jump.isPresent() ? jump.get().connection(context) : null;
      SshConnection opened = SshConnection.open(endpoint, through, jumpHosts.gate(), context);
      connection = opened;
      return opened;
    } catch (TransportException e) {
      if (FINAL.contains(e.reason().reason())) {
        refusal = Optional.of(e);
      }
      throw e;
    }
  }

  private Channel exec(SshConnection open, String command)
      throws IOException, InterruptedException {
    try {
      Session session = open.client().startSession();
      context.ledger().count(endpoint.name(), "ssh.channel");
      return new SshChannel(session, session.exec(command));
    } catch (IOException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof InterruptedException) {
          throw new InterruptedException();
        }
      }
      throw e;
    }
  }

  private record SshChannel(Session session, Session.Command command) implements Channel {
    @Override
    public OutputStream stdin() {
      return command.getOutputStream();
    }

    @Override
    public InputStream stdout() {
      return command.getInputStream();
    }

    @Override
    public InputStream stderr() {
      return command.getErrorStream();
    }

    @Override
    public void close() {
      try {
        session.close();
      } catch (IOException e) {
        // The connection is gone, and the channel with it.
      }
    }
  }
}
