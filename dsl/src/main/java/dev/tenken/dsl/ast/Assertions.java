package dev.tenken.dsl.ast;

import dev.tenken.dsl.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Recognizes assertions by their shape, and the shapes that Groovy makes of misspelled ones. */
final class Assertions {
  static final Set<String> SHOULD = Set.of("should", "should_not", "shouldNot");
  private static final Set<String> TO = Set.of("to", "not_to", "to_not", "notTo");
  private static final Set<String> EXPECT = Set.of("expect");
  private static final Set<String> NEED_BLOCK =
      Set.of("describe", "context", "it", "its", "within", "pending", "only_if", "let");
  private static final Pattern MATCHER =
      Pattern.compile(
          "(be|have|belong_to|contain)_\\w+|(be|have)\\p{Lu}\\w*|be|exist|eq|match|include"
              + "|start_with|end_with|contain|contain_exactly|match_array|satisfy");

  /**
   * What is wrong.
   *
   * @param message the text, with the right spelling
   * @param node where
   */
  record Problem(String message, ASTNode node) {}

  private Assertions() {}

  /** Returns the closure that ends a call's arguments. */
  static Optional<ClosureExpression> block(MethodCallExpression call) {
    List<Expression> arguments = arguments(call);
    return arguments.isEmpty()
            || !(arguments.get(arguments.size() - 1) instanceof ClosureExpression closure)
        ? Optional.empty()
        : Optional.of(closure);
  }

  static List<Expression> arguments(MethodCallExpression call) {
    return call.getArguments() instanceof TupleExpression tuple
        ? tuple.getExpressions()
        : List.of();
  }

  /**
   * Tells whether a statement is an assertion: should, expect or assertThat at the root of its
   * chain.
   */
  static boolean isAssertion(Expression statement) {
    return root(statement)
        .filter(word -> SHOULD.contains(word) || word.equals("expect") || word.equals("assertThat"))
        .isPresent();
  }

  /** Returns the word that a chain of calls and properties starts with. */
  private static Optional<String> root(Expression expression) {
    Expression at = expression;
    while (true) {
      if (at instanceof MethodCallExpression call) {
        if (call.isImplicitThis()) {
          return Optional.ofNullable(call.getMethodAsString());
        }
        at = call.getObjectExpression();
      } else if (at instanceof PropertyExpression property) {
        at = property.getObjectExpression();
      } else {
        return at instanceof VariableExpression variable
            ? Optional.of(variable.getName())
            : Optional.empty();
      }
    }
  }

  static Optional<Problem> problemInGroup(Expression statement, SourceText text) {
    return isAssertion(statement)
        ? problemInValue(statement, text)
        : problemOfBlock(statement, text);
  }

  /** Returns what is wrong in a block that gives a value. */
  static Optional<Problem> problemInValue(Expression statement, SourceText text) {
    return isAssertion(statement)
        ? problem(
            Traps.outsideCheck(root(statement).orElseThrow(), "it { " + text.of(statement) + " }"),
            statement)
        : Optional.empty();
  }

  /** Returns what is wrong in a method, which a check or a group may call. */
  static Optional<Problem> problemInMethod(Expression statement, SourceText text) {
    return isAssertion(statement)
        ? problemInCheck(statement, text)
        : problemOfBlock(statement, text);
  }

  private static Optional<Problem> problemOfBlock(Expression statement, SourceText text) {
    String word = root(statement).orElse("");
    if (!NEED_BLOCK.contains(word) || !(statement instanceof MethodCallExpression call)) {
      return Optional.empty();
    }
    if (!call.isImplicitThis()) {
      MethodCallExpression first = firstCall(call);
      return problem(
          text.of(first)
              + " needs its block around the assertion: write "
              + text.of(first)
              + " { "
              + text.of(call)
                  .substring(Math.min(text.of(call).length(), text.of(first).length()))
                  .strip()
              + " }",
          call);
    }
    if (block(call).isPresent()) {
      return Optional.empty();
    }
    List<Expression> arguments = arguments(call);
    if (arguments.size() == 1
        && arguments.get(0) instanceof MethodCallExpression inner
        && block(inner).isPresent()) {
      return problem(
          Traps.blockGoesElsewhere(word, text.until(inner, block(inner).get()).strip()), call);
    }
    return problem(Traps.noBlock(word), call);
  }

  private static MethodCallExpression firstCall(MethodCallExpression call) {
    MethodCallExpression first = call;
    while (!first.isImplicitThis()
        && first.getObjectExpression() instanceof MethodCallExpression inner) {
      first = inner;
    }
    return first;
  }

  static Optional<Problem> problemInCheck(Expression statement, SourceText text) {
    Optional<String> root = root(statement);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    String word = root.get();
    if (SHOULD.contains(word)) {
      return should(statement, word, text);
    }
    if (word.equals("expect")) {
      return expect(statement, text);
    }
    if (word.equals("assertThat") && isCallOf(statement, Set.of("assertThat"))) {
      return problem(Traps.assertThatAlone(text.of(statement)), statement);
    }
    return MATCHER.matcher(word).matches() && !(statement instanceof BinaryExpression)
        ? problem(Traps.matcherAlone(text.of(statement)), statement)
        : Optional.empty();
  }

  private static Optional<Problem> should(Expression statement, String word, SourceText text) {
    if (isCallOf(statement, SHOULD)) {
      return MatcherArgument.problem((MethodCallExpression) statement, word + " ", "", text);
    }
    if (statement instanceof VariableExpression) {
      return problem(Traps.matcherOnly(word, word + " eq('x')"), statement);
    }
    if (statement instanceof PropertyExpression property
        && isCallOf(property.getObjectExpression(), SHOULD)) {
      return problem(
          Traps.readsAsProperty(
              word
                  + " "
                  + argument((MethodCallExpression) property.getObjectExpression(), text)
                  + "("
                  + text.of(property.getProperty())
                  + ")"),
          statement);
    }
    if (statement instanceof MethodCallExpression call) {
      String chain = call.getMethodAsString() + "(" + bare(call, text) + ")";
      if (call.getObjectExpression() instanceof VariableExpression) {
        return problem(Traps.readsAsProperty(word + " " + chain), statement);
      }
      if (isCallOf(call.getObjectExpression(), SHOULD)) {
        MethodCallExpression inner = (MethodCallExpression) call.getObjectExpression();
        return problem(Traps.chainedOnResult(chained(word, inner, chain, text)), statement);
      }
    }
    return problem(Traps.parentheses(word), statement);
  }

  /** Returns how a chain is written that Groovy took for one of the assertion's result. */
  private static String chained(
      String word, MethodCallExpression should, String chain, SourceText text) {
    String matcher = argument(should, text);
    List<Expression> arguments = arguments(should);
    if (arguments.size() == 1 && arguments.get(0) instanceof PropertyExpression) {
      return word + " " + matcher + "(" + chain + ")";
    }
    return arguments.stream().noneMatch(argument -> argument instanceof BinaryExpression)
        ? word + " " + matcher + "." + chain
        : word + "((" + matcher + ")." + chain + ")";
  }

  private static Optional<Problem> expect(Expression statement, SourceText text) {
    if (isCallOf(statement, EXPECT)) {
      return problem(Traps.expectAlone(text.of(statement)), statement);
    }
    if (statement instanceof MethodCallExpression call
        && isCallOf(call.getObjectExpression(), EXPECT)) {
      String word = String.valueOf(call.getMethodAsString());
      if (!TO.contains(word)) {
        return problem(Traps.unknownWord(word, Names.nearest(word, TO).orElse("to")), statement);
      }
      String before =
          arguments(call).isEmpty()
              ? "expect(…)." + word + "("
              : text.until(statement, arguments(call).get(0)).strip();
      return MatcherArgument.problem(call, before.endsWith("(") ? before : before + "(", ")", text);
    }
    if (statement instanceof PropertyExpression property
        && property.getObjectExpression() instanceof MethodCallExpression to
        && TO.contains(String.valueOf(to.getMethodAsString()))
        && !arguments(to).isEmpty()) {
      return problem(
          Traps.readsAsProperty(
              text.until(statement, arguments(to).get(0)).strip()
                  + "("
                  + argument(to, text)
                  + "("
                  + text.of(property.getProperty())
                  + "))"),
          statement);
    }
    return problem(Traps.chainedOnResult("expect(…).to(matcher.chain(…))"), statement);
  }

  private static boolean isCallOf(Expression expression, Set<String> words) {
    return expression instanceof MethodCallExpression call
        && call.isImplicitThis()
        && words.contains(String.valueOf(call.getMethodAsString()));
  }

  private static String argument(MethodCallExpression call, SourceText text) {
    List<Expression> arguments = arguments(call);
    return arguments.isEmpty() ? "" : text.of(arguments.get(0));
  }

  /** Returns the text of a call's arguments without the parentheses. */
  private static String bare(MethodCallExpression call, SourceText text) {
    return String.join(", ", arguments(call).stream().map(text::of).toList());
  }

  private static Optional<Problem> problem(String message, ASTNode node) {
    return Optional.of(new Problem(message, node));
  }
}
