package dev.tenken.host.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Programs of this machine that tests compare with, or run under. */
public final class Tools {
  private Tools() {}

  /** Skips the test loudly where a program is missing; fails it where the lab is required. */
  public static void need(String... programs) {
    List<String> missing =
        Arrays.stream(programs).filter(program -> find(program) == null).toList();
    if (!missing.isEmpty()) {
      skip("this machine has no " + String.join(", ", missing));
    }
  }

  /** Skips the test loudly unless root runs it; fails it where the lab is required. */
  public static void needRoot() {
    if (!"root".equals(System.getProperty("user.name"))) {
      skip("only root can do this");
    }
  }

  private static void skip(String why) {
    if ("required".equals(System.getenv("TENKEN_LAB"))) {
      fail("TENKEN_LAB=required, but " + why);
    }
    System.err.println("SKIPPED: " + why);
    abort(why);
  }

  private static Path find(String program) {
    return Arrays.stream((System.getenv("PATH") + ":/usr/sbin:/sbin").split(":", -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /** Makes a folder whose only programs are these, to stand as the PATH. */
  public static Path path(String name, String... programs) throws IOException {
    Path folder = fresh(name);
    for (String program : programs) {
      Files.createSymbolicLink(folder.resolve(program), find(program).toRealPath());
    }
    return folder;
  }

  /** Makes a folder whose only program is {@code sh}, which is this shell. */
  public static Path shell(String shell) throws IOException {
    Path folder = fresh("only-" + shell);
    Path program = find(shell).toRealPath();
    Files.createSymbolicLink(folder.resolve("sh"), program);
    return folder;
  }

  /** Makes a folder of busybox's applets, to stand as the PATH. */
  public static Path busybox() throws IOException, InterruptedException {
    Path folder = fresh("busybox");
    Path busybox = find("busybox").toRealPath();
    for (String applet : output("busybox", "--list").lines().toList()) {
      Files.createSymbolicLink(folder.resolve(applet), busybox);
    }
    return folder;
  }

  /** Returns an empty folder. Not a temporary one of JUnit, which warns of each link outside. */
  private static Path fresh(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "paths", name).toAbsolutePath());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    return folder;
  }

  /** Runs a program and returns its exit status. */
  public static int status(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** Runs a program and returns what it prints. */
  public static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
