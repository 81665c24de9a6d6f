package dev.tenken.cli;

import java.io.Console;

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

  /** Since JDK 22 there is a console without a terminal too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }
}
