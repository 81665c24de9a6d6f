package dev.tenken.host.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hosts that were recorded, where no real one can be had: a root of busybox's applets, in which
 * commands print what they printed and files are as they were. See {@code src/test/recorded}.
 */
public final class RecordedHost {
  private static final Path FOLDER = Path.of("src", "test", "recorded");
  private static final Pattern LIBRARY = Pattern.compile("/\\S+");

  /** Stands for a command: prints the recording of this call, or fails where there is none. */
  private static final String PLAYER =
      """
      #!/bin/sh
      call="${0##*/} $*"
      if [ -f "/commands/$call" ]; then exec cat "/commands/$call"; fi
      for file in "/commands/$call (exit "*; do
        [ -f "$file" ] || continue
        cat "$file"
        status=${file##* }
        exit "${status%)}"
      done
      echo "not recorded: $call" >&2
      exit 99
      """;

  private RecordedHost() {}

  /** Returns the names of the recorded hosts. */
  public static List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** Returns the host, asked as root. */
  public static TestHost open(String name) throws IOException, InterruptedException {
    Tools.need("busybox", "chroot", "ldd", "mknod");
    Tools.needRoot();
    Path root = Path.of("target", "recorded", name).toAbsolutePath();
    delete(root);
    copy(FOLDER.resolve(name).resolve("files"), root);
    copy(FOLDER.resolve(name).resolve("commands"), root.resolve("commands"));
    busybox(root);
    try (Stream<Path> commands = Files.list(root.resolve("commands"))) {
      for (Path command : commands.toList()) {
        play(root.resolve("bin").resolve(command.getFileName().toString().split(" ", 2)[0]));
      }
    }
    return TestHost.remote(name, List.of("chroot", root.toString(), "/bin/sh", "-c"), false);
  }

  /** Fills a root with busybox, its applets and what they need. */
  static void busybox(Path root) throws IOException, InterruptedException {
    Path program = Path.of(Tools.output("sh", "-c", "command -v busybox").strip()).toRealPath();
    Path bin = Files.createDirectories(root.resolve("bin"));
    Files.copy(program, bin.resolve("busybox"));
    Matcher library = LIBRARY.matcher(Tools.output("ldd", program.toString()));
    while (library.find()) {
      Path path = Path.of(library.group());
      Path copy = root.resolve(path.toString().substring(1));
      Files.createDirectories(copy.getParent());
      Files.copy(path.toRealPath(), copy);
    }
    for (String applet : Tools.output("busybox", "--list").lines().toList()) {
      if (!applet.equals("busybox")) {
        Files.createSymbolicLink(bin.resolve(applet), Path.of("busybox"));
      }
    }
    Path device = Files.createDirectories(root.resolve("dev")).resolve("null");
    Tools.status("mknod", "-m", "666", device.toString(), "c", "1", "3");
  }

  private static void play(Path command) throws IOException {
    Files.deleteIfExists(command);
    Files.writeString(command, PLAYER);
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    if (Files.exists(from)) {
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = to.resolve(from.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void delete(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
