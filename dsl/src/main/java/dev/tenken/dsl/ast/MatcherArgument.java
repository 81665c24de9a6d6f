package dev.tenken.dsl.ast;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;

/** Recognizes arguments of {@code should} and {@code to} that are no matcher, and says which is. */
final class MatcherArgument {
  private static final Set<String> ORDERINGS = Set.of("<", "<=", ">", ">=");

  private MatcherArgument() {}

  /**
   * Returns what is wrong with what an assertion is given.
   *
   * @param before the text of the assertion up to its argument
   * @param after the text behind it
   */
  static Optional<Assertions.Problem> problem(
      MethodCallExpression call, String before, String after, SourceText text) {
    String word = String.valueOf(call.getMethodAsString());
    return instead(Assertions.arguments(call), word, before, after, text)
        .map(right -> new Assertions.Problem(Traps.matcherOnly(word, right), call));
  }

  /** Returns how the assertion is to be written, if its argument is no matcher. */
  private static Optional<String> instead(
      List<Expression> arguments, String word, String before, String after, SourceText text) {
    if (arguments.isEmpty()) {
      return Optional.of(before + "eq('x')" + after);
    }
    if (arguments.size() > 1) {
      StringBuilder all = new StringBuilder(text.of(arguments.get(0)));
      arguments
          .subList(1, arguments.size())
          .forEach(other -> all.append(".and(").append(text.of(other)).append(')'));
      return Optional.of(before + all + after);
    }
    Expression matcher = arguments.get(0);
    if (matcher instanceof NotExpression not) {
      return Optional.of(opposite(word, before) + text.of(not.getExpression()) + after);
    }
    if (matcher instanceof BinaryExpression binary) {
      return binary(binary, word, before, after, text);
    }
    if (matcher instanceof ConstantExpression constant && constant.isNullExpression()) {
      return Optional.of(before + "be_nil" + after);
    }
    if (matcher instanceof ConstantExpression
        || matcher instanceof GStringExpression
        || matcher instanceof ListExpression
        || matcher instanceof MapExpression
        || matcher instanceof ClosureExpression) {
      String value =
          matcher instanceof ClosureExpression || matcher instanceof MapExpression
              ? "'x'"
              : text.of(matcher);
      return Optional.of(before + "eq(" + value + ")" + after);
    }
    return Optional.empty();
  }

  /** Returns the start of the assertion that says the opposite. */
  private static String opposite(String word, String before) {
    String other =
        switch (word) {
          case "should" -> "should_not";
          case "should_not", "shouldNot" -> "should";
          case "to" -> "not_to";
          default -> "to";
        };
    int at = before.lastIndexOf(word);
    return before.substring(0, at) + other + before.substring(at + word.length());
  }

  private static Optional<String> binary(
      BinaryExpression binary, String word, String before, String after, SourceText text) {
    String left = text.of(binary.getLeftExpression());
    String right = text.of(binary.getRightExpression());
    String operator = binary.getOperation().getText();
    boolean be = left.equals("be") || right.equals("be");
    if (ORDERINGS.contains(operator) && be) {
      return Optional.empty();
    }
    String instead =
        switch (operator) {
          case "&&" -> both(before, left, "and", right, after);
          case "||" -> both(before, left, "or", right, after);
          case "-", "+" -> before + left + "(" + operator + right + ")" + after;
          case "[" ->
              before
                  + left
                  + "("
                  + right.replaceFirst("^\\[", "").replaceFirst("\\]$", "")
                  + ")"
                  + after;
          case "==" -> before + "eq(" + (left.equals("be") ? right : left) + ")" + after;
          case "!=" ->
              opposite(word, before) + "eq(" + (left.equals("be") ? right : left) + ")" + after;
          case "=~", "==~" -> before + "match(" + (left.equals("be") ? right : left) + ")" + after;
          case "in" -> before + "satisfy('is one of them') { v -> v in " + right + " }" + after;
          default -> before + "be_between(…)" + after;
        };
    return Optional.of(instead);
  }

  /** Returns two matchers as one: a comparison in parentheses, and then the whole too. */
  private static String both(String before, String left, String word, String right, String after) {
    String rest = "." + word + "(" + right + ")";
    if (!left.matches(".*\\bbe\\s*[<>].*|.*[<>]=?\\s*be\\b.*")) {
      return before + left + rest + after;
    }
    return before.endsWith(" ")
        ? before.strip() + "((" + left + ")" + rest + ")"
        : before + "(" + left + ")" + rest + after;
  }
}
