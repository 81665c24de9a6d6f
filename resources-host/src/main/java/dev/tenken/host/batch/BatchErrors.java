package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.fact.Kind;
import java.time.Duration;

/** The texts of what goes wrong in a batch. */
final class BatchErrors {
  private BatchErrors() {}

  static Cause notForHosts(Kind kind) {
    return new Cause(Reason.OTHER, "a host can't be asked for " + kind.name());
  }

  static Cause wrongArity(HostKind kind, int given) {
    return new Cause(
        Reason.OTHER, kind.name() + " takes " + kind.arity() + " arguments, not " + given);
  }

  static Cause notText() {
    return new Cause(
        Reason.OTHER, "a name with a NUL character or a lone surrogate can't be asked of any host");
  }

  static Cause longArgument(int limit) {
    return new Cause(
        Reason.LIMIT, "a name or command longer than " + Limits.words(limit) + " can't be sent");
  }

  static Cause noSecret(String where) {
    return new Cause(
        Reason.CREDENTIALS,
        "a secret is not sent to " + where + ": it would stand in the record of the command");
  }

  static Cause late(HostKind kind, Duration limit) {
    return new Cause(
        Reason.TIMED_OUT,
        kind.isCommand()
            ? "the command took longer than " + Limits.words(limit) + " (limits: command)"
            : "asking for "
                + kind.name()
                + " took longer than "
                + Limits.words(limit)
                + (kind.timeLimit().isPresent() ? "" : " (limits: batch)"));
  }

  static Cause cut(HostKind kind, long limit) {
    return new Cause(
        Reason.LIMIT,
        kind.isCommand()
            ? "the command's output is longer than " + Limits.words(limit) + " (limits: output)"
            : "the answer for "
                + kind.name()
                + " is longer than "
                + Limits.words(limit)
                + " (limits: content)");
  }

  static Cause heldOutput(HostKind kind) {
    return new Cause(
        Reason.TIMED_OUT,
        (kind.isCommand() ? "the command" : "the probe " + kind.name())
            + " left a process running that holds its output");
  }

  static Cause broken(HostKind kind) {
    return new Cause(
        Reason.OTHER,
        (kind.isCommand() ? "the command" : "the probe " + kind.name())
            + " ended without an exit status");
  }

  static Cause noAnswer(HostKind kind, int status, String stderr) {
    return new Cause(
        Reason.OTHER,
        "the probe " + kind.name() + " gave no answer (exit status " + status + ")" + said(stderr));
  }

  static String unreadable(String kind, Throwable e) {
    return "the answer of the probe " + kind + " can't be read: " + e.getMessage();
  }

  static Cause cancelled() {
    return new Cause(Reason.CANCELLED, "the run was interrupted");
  }

  static Cause noStart(String where, String output, String stderr) {
    String text = stderr.isBlank() ? output : stderr;
    return new Cause(
        Reason.OTHER, "the log-in on " + where + " did not start a POSIX shell" + said(text));
  }

  static Cause startLate(String where, Duration limit) {
    return new Cause(
        Reason.TIMED_OUT,
        "the log-in on " + where + " did not start a shell within " + Limits.words(limit));
  }

  static Cause batchLate(String where, Duration limit) {
    return new Cause(
        Reason.TIMED_OUT, where + " did not answer the batch within " + Limits.words(limit));
  }

  static Cause garbled(String where) {
    return new Cause(Reason.OTHER, "the answer of " + where + " was garbled on its way");
  }

  static Cause sudoRefused(String where, String stderr) {
    return new Cause(Reason.CREDENTIALS, "sudo refused the password on " + where + said(stderr));
  }

  static Cause sudoAsks(String where, String stderr) {
    return new Cause(
        Reason.CREDENTIALS,
        "sudo on "
            + where
            + " did not start a shell (set become_password if it asks for one)"
            + said(stderr));
  }

  /**
   * Sudo has taken the password and ended: its words tell a wrong password from a missing right.
   */
  static Cause sudoEnded(String where, String stderr) {
    if (!stderr.contains("sudoers") && !stderr.contains("not allowed")) {
      return sudoRefused(where, stderr);
    }
    return new Cause(
        Reason.CREDENTIALS, "sudo on " + where + " did not start a shell" + said(stderr));
  }

  private static String said(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return "";
    }
    String line = stripped.lines().reduce((first, second) -> second).orElse("").strip();
    return ": " + (line.length() <= 200 ? line : line.substring(0, 200) + "…");
  }
}
