package dev.tenken.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A real OpenSSH server on loopback, with keys of its own, that logs every connection and channel.
 */
public final class LocalSshd implements AutoCloseable {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  private final Path folder;
  private final int port;
  private final Process process;

  private LocalSshd(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Starts a server; skips the test where there is none to start. */
  public static LocalSshd start(Path folder, String... moreConfiguration) {
    try {
      if (!Files.isExecutable(SSHD)) {
        missing(SSHD + " is not there: install openssh-server");
      }
      Files.createDirectories(folder);
      for (String type : List.of("ed25519", "rsa", "ecdsa")) {
        keygen(folder.resolve("host_" + type), type, "");
      }
      keygen(folder.resolve("client"), "ed25519", "");
      Files.copy(folder.resolve("client.pub"), folder.resolve("authorized_keys"));
      Files.createDirectories(folder.resolve("home"));
      if ("root".equals(System.getProperty("user.name"))) {
        Files.createDirectories(Path.of("/run/sshd"));
      }
      int port = freePort();
      List<String> configuration =
          new ArrayList<>(
              List.of(
                  "ListenAddress 127.0.0.1:" + port,
                  "HostKey " + folder.resolve("host_ed25519"),
                  "HostKey " + folder.resolve("host_rsa"),
                  "HostKey " + folder.resolve("host_ecdsa"),
                  "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                  "PidFile " + folder.resolve("pid"),
                  // The tests' own user may have a profile that takes its time.
                  "SetEnv HOME=" + folder.resolve("home"),
                  "LogLevel DEBUG1",
                  "StrictModes no",
                  "UsePAM no",
                  "UseDNS no",
                  "PasswordAuthentication no",
                  "KbdInteractiveAuthentication no"));
      // The first value of a keyword counts.
      configuration.addAll(0, List.of(moreConfiguration));
      Path file = folder.resolve("sshd_config");
      Files.write(file, configuration);
      Process process =
          new ProcessBuilder(
                  SSHD.toString(),
                  "-D",
                  "-f",
                  file.toString(),
                  "-E",
                  folder.resolve("log").toString())
              .inheritIO()
              .start();
      LocalSshd sshd = new LocalSshd(folder, port, process);
      sshd.awaitListening();
      sshd.know(sshd.hostKey("ed25519"), sshd.hostKey("rsa"), sshd.hostKey("ecdsa"));
      return sshd;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Skips the test aloud, or fails it where the lab is required. */
  public static void missing(String why) {
    if ("required".equals(System.getenv("TENKEN_LAB"))) {
      throw new AssertionError("TENKEN_LAB=required, but " + why);
    }
    System.err.println("SKIPPED: " + why);
    Assumptions.abort(why);
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public static void keygen(Path file, String type, String passphrase) throws IOException {
    run(
        "ssh-keygen",
        "-q",
        "-t",
        type,
        "-b",
        type.equals("rsa") ? "2048" : "256",
        "-N",
        passphrase,
        "-C",
        file.getFileName() + "@test",
        "-f",
        file.toString());
  }

  public static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + output).isZero();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return output;
  }

  private void awaitListening() throws IOException {
    for (int i = 0; i < 100; i++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        // That was a connection too.
        awaitLog("Connection from");
        Files.writeString(folder.resolve("log"), "");
        return;
      } catch (IOException e) {
        sleep(50);
      }
    }
    throw new IOException("sshd does not listen: " + Files.readString(folder.resolve("log")));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public int port() {
    return port;
  }

  public Path folder() {
    return folder;
  }

  public Path knownHosts() {
    return folder.resolve("known_hosts");
  }

  /** Returns the name in known_hosts. */
  public String knownAs() {
    return "[127.0.0.1]:" + port;
  }

  /** Returns the host's public key: type and base64. */
  public String hostKey(String type) {
    try {
      String[] words = Files.readString(folder.resolve("host_" + type + ".pub")).split(" ", -1);
      return words[0] + " " + words[1];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the fingerprint of a public key file. */
  public String fingerprint(String type) {
    try {
      return run("ssh-keygen", "-l", "-f", folder.resolve("host_" + type + ".pub").toString())
          .split(" ", -1)[1];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes these all that known_hosts has of the server. */
  public void know(String... keys) {
    knownHosts(List.of(keys).stream().map(key -> knownAs() + " " + key).toArray(String[]::new));
  }

  /** Makes these the lines of known_hosts. */
  public void knownHosts(String... lines) {
    try {
      Files.write(knownHosts(), List.of(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the settings of a host that log in here, as pairs of these change them. */
  public Map<String, Object> settings(Object... changes) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("address", "127.0.0.1");
    settings.put("port", String.valueOf(port));
    settings.put("user", System.getProperty("user.name"));
    settings.put("identity", folder.resolve("client").toString());
    settings.put("known_hosts", knownHosts().toString());
    for (int i = 0; i < changes.length; i += 2) {
      settings.put((String) changes[i], changes[i + 1]);
    }
    return settings;
  }

  public long connections() {
    return count("Connection from 127.0.0.1 ");
  }

  public long channels() {
    return count("server_input_channel_open: ctype session");
  }

  public long logins() {
    return count("Accepted publickey for ");
  }

  private long count(String text) {
    try (var lines = Files.lines(folder.resolve("log"))) {
      return lines.filter(line -> line.contains(text)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitLog(String text) {
    for (int i = 0; i < 100 && count(text) == 0; i++) {
      sleep(20);
    }
  }

  /** Makes the server read its configuration again. */
  public void reload() {
    try {
      Path log = folder.resolve("log");
      Files.writeString(log, "");
      run("kill", "-HUP", String.valueOf(process.pid()));
      awaitLog("Server listening");
      Files.writeString(log, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills the processes that serve connections, not the one that listens. */
  public void killSessions() {
    process
        .descendants()
        .filter(child -> child.info().command().orElse("").contains("sshd"))
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
