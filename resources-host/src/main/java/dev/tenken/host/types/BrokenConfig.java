package dev.tenken.host.types;

/** Says that a text is not of its format, and where. */
final class BrokenConfig extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;

  private BrokenConfig(String problem) {
    super(problem, null, false, false);
    this.problem = problem;
  }

  /** Returns where and what the problem is, in one line. */
  String problem() {
    return problem;
  }

  /** Returns the error at this line and column, counted from 1; 0 where the parser does not say. */
  static BrokenConfig at(int line, int column, String problem) {
    String sentence = problem.strip().replaceAll("\\s*\\R\\s*", " ");
    if (line <= 0) {
      return new BrokenConfig(sentence);
    }
    return new BrokenConfig(
        "line " + line + (column > 0 ? ", column " + column : "") + ": " + sentence);
  }
}
