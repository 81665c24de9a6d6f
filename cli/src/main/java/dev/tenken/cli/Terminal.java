package dev.tenken.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Tells whether a person is looking. */
final class Terminal {
  private Terminal() {}

  /** Tells whether the process talks to a terminal. */
  @SuppressWarnings(
      "SystemConsoleNull") // It is null before JDK 22; isTerminal asks the later ones.
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** Tells whether a line of standard error can be written over. */
  static boolean canOverwrite(Map<String, String> environment) {
    return isInteractive()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb")
        && isErrorShown();
  }

  /** Standard error may go elsewhere than the rest: Linux tells, others are taken at their word. */
  private static boolean isErrorShown() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/2")).startsWith("/dev");
    } catch (IOException | UnsupportedOperationException notLinux) {
      return true;
    }
  }

  /** Since JDK 22 there is a console without a terminal too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }
}
