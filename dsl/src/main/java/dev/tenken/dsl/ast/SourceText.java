package dev.tenken.dsl.ast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.control.SourceUnit;

/** The text of a spec, read by the positions of its nodes. */
final class SourceText {
  private final List<String> lines;

  private SourceText(List<String> lines) {
    this.lines = lines;
  }

  static SourceText of(SourceUnit unit) throws IOException {
    try (Reader reader = unit.getSource().getReader();
        BufferedReader buffered = new BufferedReader(reader)) {
      return new SourceText(buffered.lines().toList());
    }
  }

  String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** Returns the text of a node, white space normalized. */
  String of(ASTNode node) {
    return between(
        node.getLineNumber(),
        node.getColumnNumber(),
        node.getLastLineNumber(),
        node.getLastColumnNumber());
  }

  /**
   * Returns the text from the start of one node to the start of another, white space normalized.
   */
  String until(ASTNode from, ASTNode to) {
    return between(
        from.getLineNumber(), from.getColumnNumber(), to.getLineNumber(), to.getColumnNumber());
  }

  private String between(int line, int column, int lastLine, int lastColumn) {
    if (line < 1 || lastLine > lines.size() || lastLine < line) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int i = line; i <= lastLine; i++) {
      String whole = lines.get(i - 1);
      int from = i == line ? Math.min(column - 1, whole.length()) : 0;
      int to = i == lastLine ? Math.min(lastColumn - 1, whole.length()) : whole.length();
      text.append(whole, Math.max(0, from), Math.max(from, to)).append('\n');
    }
    return text.toString().strip().replaceAll("\\s+", " ");
  }
}
