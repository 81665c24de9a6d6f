package dev.tenken.cli;

import dev.tenken.engine.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;

/** The entry point of {@code tenken.jar}. */
final class Main {
  private static final String RUN = "run";

  private Main() {}

  public static void main(String[] args) {
    // What the platform logs about broken specs, the report says better.
    LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
    // What is said has letters beyond ASCII, whatever the locale: an arrow must not become a "?".
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> arguments) {
    boolean isRun = arguments.stream().limit(1).anyMatch(RUN::equals);
    try {
      return isRun ? runCommand(arguments.subList(1, arguments.size())) : main(arguments);
    } catch (UsageError mistake) {
      System.err.println("tenken: " + mistake.getMessage());
      System.err.println("See: tenken" + (isRun ? " " + RUN : "") + " --help");
      return RunResult.WRONG;
    } catch (IOException | RuntimeException | Error problem) {
      System.err.println("tenken failed: " + problem);
      problem.printStackTrace(System.err);
      return RunResult.WRONG;
    }
  }

  private static int runCommand(List<String> arguments) throws UsageError, IOException {
    RunOptions options = RunOptions.of(arguments);
    if (options.has(RunOptions.Flag.HELP)) {
      return print(help("run.txt"));
    }
    return options.has(RunOptions.Flag.VERSION) ? print(version()) : new RunCommand(options).run();
  }

  private static int main(List<String> arguments) throws UsageError, IOException {
    if (arguments.isEmpty()) {
      throw UsageError.noCommand();
    }
    String first = arguments.get(0);
    return switch (first) {
      case "-h", "--help" -> print(help("tenken.txt"));
      case "-V", "--version" -> print(version());
      default ->
          throw first.startsWith("-")
              ? UsageError.unknownOption(first, List.of("--help", "--version"))
              : UsageError.unknownCommand(first, List.of(RUN));
    };
  }

  private static int print(String text) {
    System.out.print(text);
    return RunResult.PASSED;
  }

  /** Returns a text of this program's help. */
  static String help(String name) throws IOException {
    try (InputStream text = Main.class.getResourceAsStream(name)) {
      if (text == null) {
        throw new IOException(name + " is not in this program's jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return """
        tenken %s
        JVM %s
        """
        .formatted(
            version == null ? "(not packaged)" : version, System.getProperty("java.vm.version"));
  }
}
