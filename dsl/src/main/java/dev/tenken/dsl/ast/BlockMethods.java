package dev.tenken.dsl.ast;

import dev.tenken.dsl.Spec;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.VariableScopeVisitor;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.codehaus.groovy.transform.ASTTransformation;
import org.codehaus.groovy.transform.GroovyASTTransformation;

/**
 * Makes the blocks of a spec methods of its class, and calls of the language's own words direct.
 *
 * <p>A closure costs a class and a meta class, a dynamic call the linking of its call site; a spec
 * has hundreds of each and runs most of them two or three times, so that making them would take
 * longer than running them. A block that the method could not stand in for stays a closure: one
 * with parameters, one that assigns or sees assigned a variable around it, one that speaks of its
 * closure.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
@GroovyASTTransformation(phase = CompilePhase.CANONICALIZATION)
public final class BlockMethods implements ASTTransformation {
  /** Marks the closures that are blocks of the language. */
  static final String BLOCK = "tenken.block";

  private static final String PREFIX = "tenken$block";
  private static final Set<String> OF_CLOSURES =
      Set.of("owner", "delegate", "thisObject", "resolveStrategy", "directive", "metaClass");

  /** Makes the transformation; Groovy does. */
  public BlockMethods() {}

  @Override
  public void visit(ASTNode[] nodes, SourceUnit source) {
    ModuleNode module = source.getAST();
    if (module == null || !source.getName().endsWith(SpecPath.SUFFIX)) {
      return;
    }
    ClassNode spec = ClassHelper.make(Spec.class);
    for (ClassNode type : module.getClasses()) {
      if (type.getSuperClass() != null && type.getSuperClass().equals(spec)) {
        MethodNode run = type.getDeclaredMethod("run", Parameter.EMPTY_ARRAY);
        if (run != null) {
          Assigned assigned = new Assigned(source);
          assigned.visitMethod(run);
          new Mover(source, type, assigned.variables).visitMethod(run);
          new VariableScopeVisitor(source, true).visitClass(type);
        }
      }
    }
  }

  /** Collects the variables that are assigned after their declaration. */
  private static final class Assigned extends ClassCodeVisitorSupport {
    private final SourceUnit unit;
    private final Set<Variable> variables = Collections.newSetFromMap(new IdentityHashMap<>());

    Assigned(SourceUnit unit) {
      this.unit = unit;
    }

    @Override
    protected SourceUnit getSourceUnit() {
      return unit;
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
      if (!(expression instanceof DeclarationExpression)
          && Types.isAssignment(expression.getOperation().getType())) {
        assigned(expression.getLeftExpression());
      }
      super.visitBinaryExpression(expression);
    }

    @Override
    public void visitPrefixExpression(PrefixExpression expression) {
      assigned(expression.getExpression());
      super.visitPrefixExpression(expression);
    }

    @Override
    public void visitPostfixExpression(PostfixExpression expression) {
      assigned(expression.getExpression());
      super.visitPostfixExpression(expression);
    }

    private void assigned(Expression target) {
      if (target instanceof VariableExpression variable && variable.getAccessedVariable() != null) {
        variables.add(variable.getAccessedVariable());
      } else if (target instanceof TupleExpression several) {
        several.getExpressions().forEach(this::assigned);
      }
    }
  }

  /** Tells whether the code speaks of the closure that it stands in. */
  private static final class Speaking extends ClassCodeVisitorSupport {
    private final SourceUnit unit;
    private boolean found;

    Speaking(SourceUnit unit) {
      this.unit = unit;
    }

    @Override
    protected SourceUnit getSourceUnit() {
      return unit;
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
      found |= variable.isSuperExpression() || OF_CLOSURES.contains(variable.getName());
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression call) {
      found |= call.isUsingAnonymousInnerClass();
      super.visitConstructorCallExpression(call);
    }
  }

  private static final class Mover extends ClassCodeExpressionTransformer {
    private final SourceUnit unit;
    private final ClassNode type;
    private final ClassNode spec = ClassHelper.make(Spec.class);
    private final Set<Variable> assigned;
    private int closures;
    private int blocks;

    Mover(SourceUnit unit, ClassNode type, Set<Variable> assigned) {
      this.unit = unit;
      this.type = type;
      this.assigned = assigned;
    }

    @Override
    protected SourceUnit getSourceUnit() {
      return unit;
    }

    @Override
    public Expression transform(Expression expression) {
      if (expression instanceof ClosureExpression closure) {
        return closure.getNodeMetaData(BLOCK) != null && isMovable(closure)
            ? moved(closure)
            : stays(closure);
      }
      if (expression instanceof VariableExpression variable
          && closures == 0
          && variable.getAccessedVariable() instanceof DynamicVariable) {
        return direct(variable, "word", new ConstantExpression(variable.getName()));
      }
      if (isAssignmentOfVariable(expression)) {
        BinaryExpression assignment = (BinaryExpression) expression;
        assignment.setRightExpression(transform(assignment.getRightExpression()));
        return assignment;
      }
      if (expression instanceof PrefixExpression || expression instanceof PostfixExpression) {
        return expression;
      }
      Expression transformed = super.transform(expression);
      return transformed instanceof MethodCallExpression call && closures == 0
          ? direct(call)
          : transformed;
    }

    private static boolean isAssignmentOfVariable(Expression expression) {
      return expression instanceof BinaryExpression assignment
          && Types.isAssignment(assignment.getOperation().getType())
          && (assignment.getLeftExpression() instanceof VariableExpression
              || assignment.getLeftExpression() instanceof TupleExpression);
    }

    private Expression stays(ClosureExpression closure) {
      closures++;
      closure.getCode().visit(this);
      closures--;
      return closure;
    }

    private boolean isMovable(ClosureExpression closure) {
      if (closure.getParameters() != null) {
        return false;
      }
      for (Variable variable : captured(closure)) {
        if (assigned.contains(variable)) {
          return false;
        }
      }
      Speaking speaking = new Speaking(unit);
      closure.getCode().visit(speaking);
      return !speaking.found;
    }

    private static List<Variable> captured(ClosureExpression closure) {
      List<Variable> variables = new ArrayList<>();
      Iterator<Variable> referenced =
          closure.getVariableScope().getReferencedLocalVariablesIterator();
      referenced.forEachRemaining(variables::add);
      return variables;
    }

    /** Moves a block's code to a method, which takes what the block captured. */
    private Expression moved(ClosureExpression closure) {
      List<Variable> captured = captured(closure);
      String name = PREFIX + blocks++;
      Parameter[] parameters =
          captured.stream()
              .map(variable -> new Parameter(variable.getOriginType(), variable.getName()))
              .toArray(Parameter[]::new);
      int outer = closures;
      closures = 0;
      closure.getCode().visit(this);
      closures = outer;
      MethodNode method =
          new MethodNode(
              name,
              Modifier.PUBLIC | Modifier.FINAL,
              ClassHelper.OBJECT_TYPE,
              parameters,
              ClassNode.EMPTY_ARRAY,
              closure.getCode());
      method.setSourcePosition(closure);
      type.addMethod(method);
      List<Expression> values = new ArrayList<>();
      captured.forEach(variable -> values.add(new VariableExpression(variable)));
      return direct(
          closure,
          "block",
          new ConstantExpression(name),
          new ArrayExpression(ClassHelper.OBJECT_TYPE, values));
    }

    private MethodCallExpression direct(ASTNode place, String word, Expression... arguments) {
      MethodCallExpression call =
          new MethodCallExpression(
              VariableExpression.THIS_EXPRESSION, word, new ArgumentListExpression(arguments));
      call.setImplicitThis(false);
      call.setSourcePosition(place);
      if (closures == 0) {
        call.setMethodTarget(method(word, arguments.length));
      }
      return call;
    }

    /** Spares a word, and what is called on a word's value, a call site of its own. */
    private Expression direct(MethodCallExpression call) {
      boolean onWord = isDirect(call.getObjectExpression());
      if (!(call.isImplicitThis() || onWord)
          || call.isSafe()
          || call.isSpreadSafe()
          || !(call.getMethod() instanceof ConstantExpression name)
          || !(call.getArguments() instanceof TupleExpression tuple)) {
        return call;
      }
      List<Expression> arguments = new ArrayList<>();
      for (Expression argument : tuple.getExpressions()) {
        if (argument instanceof SpreadExpression) {
          return call;
        }
        arguments.add(
            argument instanceof NamedArgumentListExpression named
                ? new MapExpression(named.getMapEntryExpressions())
                : argument);
      }
      if (call.isImplicitThis() && isOwn(call.getMethodAsString(), arguments)) {
        call.setMethodTarget(method(call.getMethodAsString(), arguments.size()));
        return call;
      }
      Expression all = new ArrayExpression(ClassHelper.OBJECT_TYPE, arguments);
      return onWord
          ? direct(call, "invoke", call.getObjectExpression(), name, all)
          : direct(call, "invoke", name, all);
    }

    private static boolean isDirect(Expression expression) {
      return expression instanceof MethodCallExpression call && call.getMethodTarget() != null;
    }

    private static boolean isOwn(String word, List<Expression> arguments) {
      return switch (word) {
        case "at" -> true;
        case "should", "should_not", "example" -> arguments.size() == 1;
        case "describe" -> arguments.size() == 2 && !(arguments.get(0) instanceof MapExpression);
        default -> false;
      };
    }

    /** Returns the method of this name: of several, the one that takes any object. */
    private MethodNode method(String word, int arguments) {
      List<MethodNode> methods =
          spec.getMethods(word).stream()
              .filter(method -> method.getParameters().length == arguments)
              .toList();
      return methods.stream()
          .filter(method -> ClassHelper.isObjectType(method.getParameters()[0].getType()))
          .findFirst()
          .orElse(methods.get(0));
    }
  }
}
