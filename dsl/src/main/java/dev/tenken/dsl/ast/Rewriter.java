package dev.tenken.dsl.ast;

import dev.tenken.dsl.Names;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ExpressionTransformer;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;
import org.codehaus.groovy.ast.stmt.SynchronizedStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Rewrites the statements of one spec.
 *
 * <p>Groups and checks get their place written before them; {@code it} becomes a word that Groovy's
 * own {@code it} can't hide; {@code be < 80} becomes a matcher; and an assertion whose fact is
 * missing does not stop the attempt, so that a loop over twenty files asks for all of them in one
 * round.
 */
final class Rewriter implements ExpressionTransformer {
  /** Where a statement stands. */
  private enum Where {
    GROUP,
    CHECK,
    VALUE,
    /** In a method of the spec's own: a check or a group may call it. */
    METHOD
  }

  /**
   * A closure around an expression: one of the language's blocks, or one whose {@code it} is a
   * value.
   */
  private enum Enclosing {
    BLOCK,
    WITH_IT
  }

  private static final Set<String> GROUPS =
      Set.of("describe", "context", "within", "pending", "shared_examples");
  private static final Set<String> CHECKS = Set.of("it", "its");
  private static final Set<String> VALUES = Set.of("only_if", "let");
  private static final Set<String> LOCATED =
      Set.of(
          "on",
          "include_examples",
          "it_behaves_like",
          "every",
          "only_if",
          "tag",
          "owner",
          "severity",
          "skip");
  private static final Set<String> LOOPS = Set.of("each", "eachWithIndex", "times", "upto");
  private static final Set<String> MODE_WORDS = Set.of("be_mode", "beMode", "have_mode");

  private final SourceUnit unit;
  private final SourceText text;
  private final Deque<Enclosing> enclosing = new ArrayDeque<>();
  private Where where = Where.GROUP;
  private Optional<MethodCallExpression> unknownWord = Optional.empty();

  Rewriter(SourceUnit unit, SourceText text) {
    this.unit = unit;
    this.text = text;
  }

  void rewrite(ModuleNode module) {
    rewrite(module.getStatementBlock());
    where = Where.METHOD;
    for (MethodNode method : module.getMethods()) {
      if (!method.isStatic() && method.getCode() instanceof BlockStatement body) {
        rewrite(body);
      }
    }
  }

  private void rewrite(BlockStatement block) {
    block.getStatements().replaceAll(this::statement);
  }

  private Statement statement(Statement statement) {
    if (statement instanceof BlockStatement block) {
      rewrite(block);
    } else if (statement instanceof ExpressionStatement expression) {
      return expression(expression);
    } else if (statement instanceof ReturnStatement returned) {
      Optional<Statement> place = place(returned.getExpression());
      returned.setExpression(transform(returned.getExpression()));
      return place.isPresent() ? Generated.after(place.get(), returned) : returned;
    } else if (statement instanceof IfStatement branch) {
      branch.setBooleanExpression(condition(branch.getBooleanExpression()));
      branch.setIfBlock(statement(branch.getIfBlock()));
      branch.setElseBlock(statement(branch.getElseBlock()));
    } else if (statement instanceof ForStatement loop) {
      loop.setCollectionExpression(transform(loop.getCollectionExpression()));
      loop.setLoopBlock(iteration(statement(loop.getLoopBlock())));
    } else if (statement instanceof WhileStatement loop) {
      loop.setLoopBlock(statement(loop.getLoopBlock()));
    } else if (statement instanceof DoWhileStatement loop) {
      loop.setLoopBlock(statement(loop.getLoopBlock()));
    } else if (statement instanceof SwitchStatement choice) {
      choice.getCaseStatements().forEach(one -> one.setCode(statement(one.getCode())));
      choice.setDefaultStatement(statement(choice.getDefaultStatement()));
    } else if (statement instanceof SynchronizedStatement guarded) {
      guarded.setCode(statement(guarded.getCode()));
    } else if (statement instanceof TryCatchStatement attempt) {
      attempt.setTryStatement(statement(attempt.getTryStatement()));
      attempt.getCatchStatements().forEach(caught -> caught.setCode(statement(caught.getCode())));
      attempt.setFinallyStatement(statement(attempt.getFinallyStatement()));
    }
    return statement;
  }

  private BooleanExpression condition(BooleanExpression condition) {
    BooleanExpression transformed = new BooleanExpression(transform(condition.getExpression()));
    transformed.setSourcePosition(condition);
    return transformed;
  }

  private Statement iteration(Statement body) {
    return isInCheck() ? Generated.tolerant(body) : body;
  }

  private Statement expression(ExpressionStatement statement) {
    Expression expression = statement.getExpression();
    Optional<Assertions.Problem> problem =
        switch (where) {
          case GROUP -> Assertions.problemInGroup(expression, text);
          case CHECK -> Assertions.problemInCheck(expression, text);
          case VALUE -> Assertions.problemInValue(expression, text);
          case METHOD -> Assertions.problemInMethod(expression, text);
        };
    if (problem.isPresent() && Assertions.isAssertion(expression) && unknownWord.isPresent()) {
      // The block of a word that is none: had the word been known, all would be well.
      String word = unknownWord.get().getMethodAsString();
      report(Traps.unknownWord(word, nearestCheck(word).orElseThrow()), unknownWord.get());
      return statement;
    }
    if (problem.isPresent()) {
      report(problem.get().message(), problem.get().node());
      return statement;
    }
    boolean asserts = isInCheck() && Assertions.isAssertion(expression);
    Optional<Statement> place = place(expression);
    if (asserts) {
      statement.setExpression(transformAssertion(expression));
      return Generated.tolerant(statement);
    }
    statement.setExpression(transform(expression));
    return place.isPresent() ? Generated.after(place.get(), statement) : statement;
  }

  /** Tells whether the code runs in a check, or may. */
  private boolean isInCheck() {
    return where == Where.CHECK || where == Where.METHOD;
  }

  /** Returns the statement that says where a group or check stands. */
  private Optional<Statement> place(Expression expression) {
    if (!(where == Where.GROUP || where == Where.METHOD)
        || !(expression instanceof MethodCallExpression call)
        || !call.isImplicitThis()) {
      return Optional.empty();
    }
    String word = call.getMethodAsString();
    if (word == null || !(isBlockWord(word) || LOCATED.contains(word))) {
      return Optional.empty();
    }
    return Optional.of(Generated.place(call, source(call, word)));
  }

  private String source(MethodCallExpression call, String word) {
    Optional<ClosureExpression> block = Assertions.block(call);
    if (block.isEmpty() || !CHECKS.contains(word)) {
      return "";
    }
    String body = text.of(block.get()).replaceFirst("^\\{\\s*", "").replaceFirst("\\s*\\}$", "");
    return word.equals("it") ? body : text.until(call, block.get()) + " " + body;
  }

  private static boolean isBlockWord(String word) {
    return GROUPS.contains(word) || CHECKS.contains(word) || VALUES.contains(word);
  }

  @Override
  public Expression transform(Expression expression) {
    if (expression instanceof ClosureExpression closure) {
      return plainClosure(closure);
    }
    if (expression instanceof VariableExpression variable && variable.getName().equals("it")) {
      if (enclosing.peek() == Enclosing.BLOCK) {
        report(Traps.implicitIt(), variable);
      }
      return variable;
    }
    if (expression instanceof BinaryExpression comparison && isInCheck()) {
      Optional<Generated.Ordering> ordering = Generated.Ordering.of(comparison);
      if (ordering.isPresent()) {
        return Generated.comparison(
            ordering.get().operator(), transform(ordering.get().value()), comparison);
      }
    }
    if (expression instanceof MethodCallExpression call) {
      return call(call);
    }
    return expression.transformExpression(this);
  }

  private Expression call(MethodCallExpression call) {
    String word = call.getMethodAsString();
    if (word == null) {
      return call.transformExpression(this);
    }
    if (call.isImplicitThis() && isBlockWord(word) && Assertions.block(call).isPresent()) {
      return blockCall(call, word);
    }
    if (isInCheck() && call.isImplicitThis() && Assertions.SHOULD.contains(word)) {
      report(Traps.returnsNothing(word), call);
      return call;
    }
    if (isInCheck() && LOOPS.contains(word)) {
      Assertions.block(call)
          .ifPresent(
              loop -> {
                BlockStatement body = new BlockStatement();
                body.addStatement(Generated.tolerant(loop.getCode()));
                body.setSourcePosition(loop.getCode());
                loop.setCode(body);
              });
    }
    if (MODE_WORDS.contains(word)) {
      Generated.digits(call, text);
    }
    if (where == Where.GROUP && call.isImplicitThis() && nearestCheck(word).isPresent()) {
      Optional<MethodCallExpression> outer = unknownWord;
      unknownWord = Optional.of(call);
      Expression transformed = call.transformExpression(this);
      unknownWord = outer;
      return transformed;
    }
    return call.transformExpression(this);
  }

  private static Optional<String> nearestCheck(String word) {
    return isBlockWord(word) ? Optional.empty() : Names.nearest(word, CHECKS);
  }

  /** Transforms an assertion at statement level, where {@code should} is in its place. */
  private Expression transformAssertion(Expression expression) {
    if (expression instanceof MethodCallExpression call && call.isImplicitThis()) {
      call.setArguments(transform(call.getArguments()));
      return call;
    }
    return transform(expression);
  }

  private Expression blockCall(MethodCallExpression call, String word) {
    TupleExpression arguments = (TupleExpression) call.getArguments();
    List<Expression> transformed = new ArrayList<>();
    for (Expression argument : arguments.getExpressions()) {
      transformed.add(
          argument instanceof ClosureExpression closure
              ? block(
                  word,
                  closure,
                  GROUPS.contains(word)
                      ? Where.GROUP
                      : CHECKS.contains(word) ? Where.CHECK : Where.VALUE)
              : transform(argument));
    }
    ArgumentListExpression list = new ArgumentListExpression(transformed);
    list.setSourcePosition(arguments);
    MethodCallExpression rewritten =
        new MethodCallExpression(
            call.getObjectExpression(),
            word.equals("it") ? new ConstantExpression("example") : call.getMethod(),
            list);
    rewritten.setSourcePosition(call);
    rewritten.setImplicitThis(true);
    return rewritten;
  }

  /** Rewrites a block of the language: without an implicit parameter. */
  private ClosureExpression block(String word, ClosureExpression closure, Where inside) {
    Where outside = where;
    where = inside;
    enclosing.push(Enclosing.BLOCK);
    if (closure.getCode() instanceof BlockStatement body) {
      if (body.isEmpty() && inside == Where.CHECK) {
        report(Traps.emptyCheck(), closure);
      } else if (body.isEmpty() && (inside == Where.VALUE || word.equals("shared_examples"))) {
        report(Traps.emptyBlock(word), closure);
      }
      rewrite(body);
    }
    enclosing.pop();
    where = outside;
    Parameter[] parameters = closure.getParameters();
    ClosureExpression block =
        parameters != null && parameters.length == 0
            ? new ClosureExpression(null, closure.getCode())
            : closure;
    block.setSourcePosition(closure);
    block.putNodeMetaData(BlockMethods.BLOCK, true);
    return block;
  }

  private Expression plainClosure(ClosureExpression closure) {
    Parameter[] parameters = closure.getParameters();
    boolean bindsIt = parameters != null && parameters.length == 0;
    if (parameters != null) {
      for (Parameter parameter : parameters) {
        bindsIt |= parameter.getName().equals("it");
      }
    }
    enclosing.push(
        bindsIt
            ? Enclosing.WITH_IT
            : enclosing.peek() == null ? Enclosing.WITH_IT : enclosing.peek());
    closure.setCode(statement(closure.getCode()));
    enclosing.pop();
    return closure;
  }

  private void report(String message, ASTNode node) {
    unit.getErrorCollector()
        .addErrorAndContinue(
            new SyntaxErrorMessage(
                new SyntaxException(
                    message,
                    node.getLineNumber(),
                    node.getColumnNumber(),
                    node.getLastLineNumber(),
                    node.getLastColumnNumber()),
                unit));
  }
}
