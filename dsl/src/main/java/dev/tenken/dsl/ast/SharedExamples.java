package dev.tenken.dsl.ast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;

/** Finds the shared examples that a spec gives and never includes: none of their checks runs. */
final class SharedExamples extends CodeVisitorSupport {
  private static final String GIVES = "shared_examples";
  private static final Set<String> INCLUDES = Set.of("include_examples", "it_behaves_like");

  private final Map<String, Integer> given = new LinkedHashMap<>();
  private final Set<String> included = new TreeSet<>();
  private boolean computed;

  private SharedExamples() {}

  /** Returns those left out, with their lines; none where a name is computed. */
  static List<String> leftOut(ModuleNode module) {
    SharedExamples examples = new SharedExamples();
    module.getStatementBlock().visit(examples);
    for (MethodNode method : module.getMethods()) {
      if (method.getCode() instanceof BlockStatement body) {
        body.visit(examples);
      }
    }
    if (examples.computed) {
      return List.of();
    }
    examples.given.keySet().removeAll(examples.included);
    return examples.given.entrySet().stream()
        .map(left -> left.getValue() + ": " + GIVES + "('" + left.getKey() + "')")
        .toList();
  }

  @Override
  public void visitMethodCallExpression(MethodCallExpression call) {
    String word = String.valueOf(call.getMethodAsString());
    if (call.getArguments() instanceof TupleExpression arguments
        && !arguments.getExpressions().isEmpty()) {
      Expression name = arguments.getExpression(0);
      if (word.equals(GIVES) && name instanceof ConstantExpression text) {
        given.putIfAbsent(text.getText(), call.getLineNumber());
      }
      if (INCLUDES.contains(word)) {
        computed |= !(name instanceof ConstantExpression);
        included.add(name.getText());
      }
    }
    super.visitMethodCallExpression(call);
  }
}
