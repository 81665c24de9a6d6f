package dev.tenken.dsl.ast;

import dev.tenken.dsl.fact.Suspended;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;

/** The code that is written into a spec, or in place of what its author wrote. */
final class Generated {
  private static final Set<String> ORDERINGS = Set.of("<", "<=", ">", ">=");

  private Generated() {}

  /** Returns the statement that says where a group or check stands. */
  static Statement place(MethodCallExpression call, String source) {
    MethodCallExpression at =
        own(
            "at",
            new ConstantExpression(call.getLineNumber(), true),
            new ConstantExpression(call.getColumnNumber(), true),
            new ConstantExpression(source));
    at.setSourcePosition(call.getMethod());
    ExpressionStatement statement = new ExpressionStatement(at);
    statement.setSourcePosition(call.getMethod());
    return statement;
  }

  /** Returns a statement with another before it. */
  static Statement after(Statement first, Statement statement) {
    BlockStatement both = new BlockStatement();
    both.setSourcePosition(statement);
    both.addStatement(first);
    both.addStatement(statement);
    return both;
  }

  /** Lets the attempt go on past a missing fact. */
  static Statement tolerant(Statement statement) {
    TryCatchStatement tolerant = new TryCatchStatement(statement, EmptyStatement.INSTANCE);
    tolerant.addCatch(
        new CatchStatement(
            new Parameter(ClassHelper.make(Suspended.class), "tenken$suspended"),
            new BlockStatement()));
    tolerant.setSourcePosition(statement);
    BlockStatement block = new BlockStatement();
    block.addStatement(tolerant);
    block.setSourcePosition(statement);
    return block;
  }

  /**
   * A comparison with {@code be}.
   *
   * @param operator as if {@code be} stood on the left
   * @param value what it is compared with
   */
  record Ordering(String operator, Expression value) {
    static Optional<Ordering> of(BinaryExpression comparison) {
      String operator = comparison.getOperation().getText();
      if (!ORDERINGS.contains(operator)) {
        return Optional.empty();
      }
      if (isBe(comparison.getLeftExpression())) {
        return Optional.of(new Ordering(operator, comparison.getRightExpression()));
      }
      if (isBe(comparison.getRightExpression())) {
        String turned = operator.replace('<', '?').replace('>', '<').replace('?', '>');
        return Optional.of(new Ordering(turned, comparison.getLeftExpression()));
      }
      return Optional.empty();
    }

    private static boolean isBe(Expression expression) {
      return expression instanceof VariableExpression variable && variable.getName().equals("be");
    }
  }

  /** Returns the matcher that a comparison with {@code be} stands for. */
  static Expression comparison(String operator, Expression value, Expression written) {
    MethodCallExpression matcher = own("be_compared", new ConstantExpression(operator), value);
    matcher.setSourcePosition(written);
    return matcher;
  }

  private static MethodCallExpression own(String word, Expression... arguments) {
    MethodCallExpression call =
        new MethodCallExpression(
            VariableExpression.THIS_EXPRESSION,
            word,
            new ArgumentListExpression(List.of(arguments)));
    call.setImplicitThis(true);
    return call;
  }

  /**
   * Makes a mode's digits mean what they say: {@code 0644} is no octal number and {@code 644} no
   * decimal one.
   */
  static void digits(MethodCallExpression call, SourceText text) {
    if (call.getArguments() instanceof TupleExpression arguments) {
      arguments
          .getExpressions()
          .replaceAll(
              argument -> {
                if (argument instanceof ConstantExpression constant
                    && constant.getValue() instanceof Number) {
                  ConstantExpression digits = new ConstantExpression(text.of(argument));
                  digits.setSourcePosition(argument);
                  return digits;
                }
                return argument;
              });
    }
  }
}
