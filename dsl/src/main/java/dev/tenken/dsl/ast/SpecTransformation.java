package dev.tenken.dsl.ast;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.SpecSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.codehaus.groovy.transform.ASTTransformation;
import org.codehaus.groovy.transform.GroovyASTTransformation;

/**
 * Makes a file named {@code *_spec.groovy} a spec, however it is compiled.
 *
 * <p>At the parsing phase, since at the next one two specs of one file name in different folders
 * would already have collided: it builds the tree itself, gives the class a package by its folder
 * and {@link Spec} as base class, writes down where groups and checks stand, and reports every trap
 * of every file at once.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
@GroovyASTTransformation(phase = CompilePhase.PARSING)
public final class SpecTransformation implements ASTTransformation {
  private static final Pattern KEYWORD =
      Pattern.compile("(^|[\\s(])(package|interface|default)\\s*[({]");
  private static final Pattern REGEX =
      Pattern.compile("\\b(match|include|contain|start_with|end_with|process)\\s+/");
  private static final Pattern SYMBOL = Pattern.compile("[\\[(,]\\s*:(\\w+)(\\s*=>)?");
  private static final Pattern DO = Pattern.compile("\\s(do)\\s*(\\|\\w+\\|)?\\s*$");

  /** Makes the transformation; Groovy does. */
  public SpecTransformation() {}

  @Override
  public void visit(ASTNode[] nodes, SourceUnit source) {
    if (!source.getName().endsWith(SpecPath.SUFFIX)) {
      return;
    }
    SourceText text;
    try {
      text = SourceText.of(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ModuleNode module;
    try {
      module = source.buildAST();
    } catch (CompilationFailedException e) {
      // The errors are noted. Going on lets the other files' errors be reported too.
      hint(source, text);
      return;
    }
    if (source.getErrorCollector().hasErrors() && module.getStatementBlock().isEmpty()) {
      hint(source, text);
      return;
    }
    SpecPath path = path(source.getName());
    boolean named = module.hasPackageName();
    if (!named && !path.packageName().isEmpty()) {
      module.setPackageName(path.packageName() + ".");
    }
    ClassNode script = module.getScriptClassDummy();
    String prefix = module.hasPackageName() ? module.getPackageName() : "";
    if (!script.getName().startsWith(prefix)) {
      script.setName(prefix + script.getName());
    }
    script.setSuperClass(ClassHelper.make(Spec.class));
    AnnotationNode annotation = new AnnotationNode(ClassHelper.make(SpecSource.class));
    annotation.setMember("path", new ConstantExpression(path.relative()));
    annotation.setMember("file", new ConstantExpression(path.absolute()));
    List<Expression> unused = new ArrayList<>();
    SharedExamples.leftOut(module).forEach(left -> unused.add(new ConstantExpression(left)));
    annotation.setMember("unused", new ListExpression(unused));
    script.addAnnotation(annotation);
    new Rewriter(source, text).rewrite(module);
  }

  private static SpecPath path(String name) {
    try {
      return SpecPath.of(Path.of(name));
    } catch (InvalidPathException e) {
      return SpecPath.of(Path.of(SpecPath.SUFFIX));
    }
  }

  /**
   * Adds what is meant to Groovy's own syntax errors, which point at the wrong spot for known
   * traps.
   */
  private static void hint(SourceUnit source, SourceText text) {
    for (Message message : List.copyOf(errors(source))) {
      if (message instanceof SyntaxErrorMessage error
          && source.getName().equals(error.getCause().getSourceLocator())) {
        int line = error.getCause().getLine();
        hint(source, text.line(line), line);
      }
    }
  }

  private static List<? extends Message> errors(SourceUnit source) {
    List<? extends Message> errors = source.getErrorCollector().getErrors();
    return errors == null ? List.of() : errors;
  }

  private static void hint(SourceUnit source, String line, int number) {
    Matcher keyword = KEYWORD.matcher(line);
    Matcher regex = REGEX.matcher(line);
    Matcher symbol = SYMBOL.matcher(line);
    Matcher block = DO.matcher(line);
    String hint;
    int column;
    if (keyword.find()) {
      String word = keyword.group(2);
      String instead =
          switch (word) {
            case "package" -> "pkg('nginx') or describe(package: 'nginx') { … }";
            case "interface" -> "iface('eth0') or describe(interface: 'eth0') { … }";
            default -> "another word";
          };
      hint = Traps.keyword(word, instead);
      column = keyword.start(2) + 1;
    } else if (regex.find()) {
      hint = Traps.regexNeedsParentheses(regex.group(1));
      column = regex.start(1) + 1;
    } else if (symbol.find()) {
      hint = Traps.symbol(symbol.group(1), symbol.group(2) != null);
      column = symbol.start(1);
    } else if (block.find()) {
      hint = Traps.blockOfRuby();
      column = block.start(1) + 1;
    } else {
      return;
    }
    source
        .getErrorCollector()
        .addErrorAndContinue(
            new SyntaxErrorMessage(new SyntaxException(hint, number, column), source));
  }
}
