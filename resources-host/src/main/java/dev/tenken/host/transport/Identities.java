package dev.tenken.host.transport;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import dev.tenken.dsl.spi.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/**
 * The keys that a log-in offers: the identities named, or else those of the agent and the usual
 * files, as {@code ssh} does.
 */
final class Identities {
  /** OpenSSH's server ends a connection at the sixth attempt. */
  private static final int MOST = 5;

  private final List<AuthMethod> methods = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /**
   * Gathers the keys.
   *
   * @param environment where {@code SSH_AUTH_SOCK} is looked up
   * @throws TransportException when a key that was named can't be used
   */
  Identities(SSHClient client, SshEndpoint endpoint, Map<String, String> environment)
      throws TransportException {
    if (endpoint.identities().isEmpty()) {
      addAgent(environment);
      Path folder = Path.of(System.getProperty("user.home"), ".ssh");
      for (String name : List.of("id_ed25519", "id_ecdsa", "id_rsa")) {
        Path file = folder.resolve(name);
        if (methods.size() < MOST && Files.isReadable(file)) {
          addUsual(client, file, endpoint);
        }
      }
    } else {
      for (Path identity : endpoint.identities()) {
        add(client, identity, endpoint);
      }
    }
  }

  List<AuthMethod> methods() {
    return methods;
  }

  /** Returns the keys' names, for messages. */
  List<String> names() {
    return names;
  }

  private void addAgent(Map<String, String> environment) {
    Optional<Path> socket =
        Optional.ofNullable(environment.get("SSH_AUTH_SOCK"))
            .filter(text -> !text.isEmpty())
            .map(Path::of)
            .filter(Files::exists);
    if (socket.isEmpty()) {
      return;
    }
    SshAgent agent = new SshAgent(socket.get());
    try {
      for (SshAgent.Key key : agent.keys()) {
        if (methods.size() < MOST) {
          methods.add(agent.login(key));
          names.add("the agent's " + key.comment());
        }
      }
    } catch (IOException e) {
      // An agent that does not answer has no keys; the files are still there.
    }
  }

  /** Adds a key that nobody named: one that can't be read without a passphrase is passed over. */
  private void addUsual(SSHClient client, Path file, SshEndpoint endpoint) {
    try {
      add(client, file, endpoint);
    } catch (TransportException e) {
      // The other keys may do.
    }
  }

  private void add(SSHClient client, Path file, SshEndpoint endpoint) throws TransportException {
    try {
      KeyProvider provider =
          client.loadKeys(
              file.toString(),
              endpoint
                  .passphrase()
                  .map(passphrase -> PasswordUtils.createOneOff(passphrase.toCharArray()))
                  .orElse(null));
      provider.getPrivate();
      methods.add(new SignedLogin(provider));
      names.add(file.toString());
    } catch (KeyDecryptionFailedException e) {
      throw new TransportException(
          TransportErrors.badIdentity(
              file,
              endpoint.passphrase().isPresent()
                  ? "the passphrase is wrong"
                  : "it is encrypted; set passphrase"));
    } catch (IOException e) {
      throw new TransportException(
          TransportErrors.badIdentity(
              file, Files.exists(file) ? String.valueOf(e.getMessage()) : "there is no such file"));
    }
  }
}
