package dev.tenken.host.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Something on a machine that has a shell of its own: a container, or another root directory.
 *
 * @param what what it is, for messages: {@code docker container app}
 * @param words the words that go before a command to start it there
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Container(String what, List<String> words) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]*");

  /** Quotes and backslashes do not mean the same to every login shell. */
  private static final Pattern PATH = Pattern.compile("/[^'\\\\\\p{Cntrl}]*");

  private static final String NSPAWN =
      "pid=$(machinectl show --property=Leader --value -- \"$1\") && shift && "
          + "exec nsenter --target \"$pid\" --all --root -- \"$@\"";

  private static final String NSENTER =
      "pid=$(cat -- \"$1\") && shift && exec nsenter --target \"$pid\" --all --root -- \"$@\"";

  /** What goes before and after the name of a container. */
  private record Engine(String what, List<String> before, List<String> after) {
    Container of(String name) {
      List<String> words = new ArrayList<>(before);
      words.add(name);
      words.addAll(after);
      return new Container(what + " " + name, List.copyOf(words));
    }
  }

  private static final Map<String, Engine> ENGINES =
      Map.of(
          "docker",
          new Engine("docker container", List.of("docker", "exec", "-i"), List.of()),
          "podman",
          new Engine("podman container", List.of("podman", "exec", "-i"), List.of()),
          "lxc",
          new Engine("LXC container", List.of("lxc-attach", "-n"), List.of("--")),
          "lxd",
          new Engine("LXD instance", List.of("lxc", "exec"), List.of("-T", "--")),
          "incus",
          new Engine("Incus instance", List.of("incus", "exec"), List.of("-T", "--")),
          "nspawn",
          new Engine("nspawn machine", List.of("sh", "-c", NSPAWN, "sh"), List.of()));

  /** Returns the words of those that are known by name. */
  public static Set<String> engines() {
    return ENGINES.keySet();
  }

  /** Tells whether a container can have this name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Tells whether this is an absolute path that every login shell takes as it is. */
  public static boolean isPath(String path) {
    return PATH.matcher(path).matches();
  }

  /** Returns the container of this name. */
  public static Container of(String engine, String name) {
    return Optional.ofNullable(ENGINES.get(engine))
        .orElseThrow(() -> new IllegalArgumentException("no engine " + engine))
        .of(name);
  }

  /** Returns what lies below a directory, as its root. */
  public static Container root(String directory) {
    return new Container("root directory " + directory, List.of("chroot", directory));
  }

  /** Returns the namespaces of the process whose id stands in this file. */
  public static Container namespaces(String pidFile) {
    return new Container("namespaces of " + pidFile, List.of("sh", "-c", NSENTER, "sh", pidFile));
  }
}
