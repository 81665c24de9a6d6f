package dev.tenken.host.batch;

/** Makes words of a shell script: the only place where a name becomes part of one. */
final class ShellWords {
  private ShellWords() {}

  /**
   * Returns the word that stands for exactly this text in any POSIX shell.
   *
   * @throws IllegalArgumentException for a text with a NUL, which no shell can hold
   */
  static String quote(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL character can't be part of a shell word");
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
