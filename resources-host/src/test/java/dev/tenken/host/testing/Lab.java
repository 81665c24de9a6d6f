package dev.tenken.host.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenken.host.LocalSshd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lab's running hosts, by {@code lab/lab inventory}. */
public final class Lab {
  private static final String THIS_MACHINE = "localhost";

  private final JsonNode hosts;

  private Lab(JsonNode hosts) {
    this.hosts = hosts;
  }

  /** Read once: it is slow, and no test starts or ends hosts of the lab. */
  private static final class Inventory {
    static final JsonNode HOSTS = read();

    private static JsonNode read() {
      Path script = Path.of("..", "lab", "lab").toAbsolutePath().normalize();
      try {
        Process process =
            new ProcessBuilder(script.toString(), "inventory")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new ObjectMapper().readTree(process.getInputStream().readAllBytes()).path("hosts");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns the lab; skips the test, or fails it where the lab is required, if none is up. */
  public static Lab up() {
    if (Inventory.HOSTS.isEmpty()) {
      LocalSshd.missing("no host of the lab runs: start it by lab/lab up");
    }
    return new Lab(Inventory.HOSTS);
  }

  /** Returns what the inventory says of a host; skips the test where it does not run. */
  public static JsonNode running(String name) {
    for (JsonNode host : Inventory.HOSTS) {
      if (host.path("name").asText().equals(name)) {
        return host;
      }
    }
    LocalSshd.missing("the lab's host " + name + " does not run: start it by lab/lab up");
    throw new AssertionError();
  }

  /** Returns the names of the running hosts. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    hosts.forEach(host -> names.add(host.path("name").asText()));
    return names;
  }

  /**
   * Returns the names of the running hosts, and {@code localhost}: the machine that they run on.
   */
  public List<String> namesAndThisMachine() {
    List<String> names = new ArrayList<>(names());
    names.add(THIS_MACHINE);
    return names;
  }

  /** Returns a host asked as root, where these words stand before the command. */
  public TestHost asRoot(String name, String... before) {
    return host(name, true, before);
  }

  /** Returns a host asked as the user that logs in, who is not root. */
  public TestHost asUser(String name) {
    return host(name, false);
  }

  private TestHost host(String name, boolean root, String... before) {
    if (name.equals(THIS_MACHINE)) {
      return TestHost.local();
    }
    JsonNode host = running(name);
    // busybox has no sudo: its root logs in.
    boolean sudo = root && !host.path("kind").asText().equals("busybox");
    String user = root && !sudo ? "root" : host.path("user").asText();
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of(
            "ssh",
            "-q",
            "-o",
            "BatchMode=yes",
            "-i",
            host.path("identity").asText(),
            "-o",
            "UserKnownHostsFile=" + host.path("knownHosts").asText(),
            "-p",
            host.path("port").asText(),
            user + "@" + host.path("address").asText()));
    words.addAll(List.of(before));
    return TestHost.remote(name, words, sudo);
  }
}
