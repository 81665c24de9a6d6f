package dev.tenken.cli;

import dev.tenken.engine.RunResult;

/** The exit codes as constants for annotations. */
final class ExitCode {
  static final int WRONG = RunResult.WRONG;

  private ExitCode() {}
}
