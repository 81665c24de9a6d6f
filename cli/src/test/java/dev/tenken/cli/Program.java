package dev.tenken.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program, run as a process in a project's folder. */
final class Program {
  static final Path JAR = Path.of("target", "tenken.jar").toAbsolutePath();
  static final Path SCRIPT = Path.of("..", "bin", "tenken").toAbsolutePath().normalize();

  private final Path project;
  private final Path output;

  /**
   * Makes the program.
   *
   * @param project the folder to run in
   * @param output the folder for what it prints
   */
  Program(Path project, Path output) {
    this.project = project;
    this.output = output;
  }

  /** How a process ended. */
  record Ended(int code, String out, String err) {}

  Program file(String name, String content) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  Ended run(String... arguments) throws Exception {
    return end(start(arguments));
  }

  Process start(String... arguments) throws IOException {
    return start(command(arguments), Map.of());
  }

  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** What a build in the background ignores, the program would ignore too. */
  Process start(List<String> command, Map<String, String> variables) throws IOException {
    List<String> all = new ArrayList<>(List.of("env", "--default-signal=INT,HUP"));
    all.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .directory(project.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectError(output.resolve("err").toFile())
            .redirectOutput(output.resolve("out").toFile());
    // The tests say themselves what the program is to see of a CI.
    List.of("CI", "BUILD_NUMBER", "JOB_NAME", "GITHUB_ACTIONS", "TENKEN_ENV")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(variables);
    return builder.start();
  }

  Ended end(Process process) throws Exception {
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the program did not end in two minutes");
    }
    return new Ended(process.exitValue(), read("out"), read("err"));
  }

  private String read(String name) throws IOException {
    return Files.readString(output.resolve(name), StandardCharsets.UTF_8);
  }
}
