package dev.tenken.engine;

import dev.tenken.dsl.Check;
import dev.tenken.dsl.Group;
import dev.tenken.dsl.Node;
import dev.tenken.dsl.journal.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;

/**
 * A line of a spec's source, and what of the spec it means: what is written in the innermost blocks
 * that it is in.
 *
 * <p>A group that is only known once its target was asked shows what is in it at run time; so the
 * source is read, not the tree.
 */
final class SourceLine {
  private static final Set<String> CHECKS = Set.of("it", "its");
  private static final Set<String> GROUPS =
      Set.of("describe", "context", "within", "pending", "shared_examples", "it_behaves_like");
  private static final Comparator<Location> ORDER =
      Comparator.comparingInt(Location::line).thenComparingInt(Location::column);

  private final List<Block> around;
  private final List<Block> innermost;

  private SourceLine(List<Block> around) {
    this.around = around;
    this.innermost =
        around.stream().filter(block -> around.stream().noneMatch(block::isAround)).toList();
  }

  /**
   * Reads a spec for what stands around a line.
   *
   * @param spec its path, as it is in the places of its nodes
   */
  static SourceLine in(String spec, String text, int line) {
    Finder finder = new Finder(spec, line);
    ModuleNode module = parsed(text);
    module.getStatementBlock().visit(finder);
    module.getMethods().forEach(method -> method.getCode().visit(finder));
    return new SourceLine(List.copyOf(finder.found));
  }

  private static ModuleNode parsed(String text) {
    CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
    // Under another name than a spec's, the language leaves the tree as it is written.
    unit.addSource("lines.groovy", text);
    unit.compile(Phases.CONVERSION);
    return unit.getAST().getModules().get(0);
  }

  /** Tells whether a check or group is meant: it begins here, or a group around it does. */
  boolean has(Node node) {
    return outwards(node)
        .anyMatch(each -> innermost.stream().anyMatch(block -> block.has(each.location())));
  }

  /** Tells whether a group may turn out to have what is meant in it. */
  boolean isIn(Group dynamic) {
    return !innermost.isEmpty()
        && (dynamic.parent().isEmpty()
            || around.stream().anyMatch(block -> block.start().equals(dynamic.location())));
  }

  /** Returns the node and the groups around it; the spec as a whole stands nowhere. */
  private static Stream<Node> outwards(Node node) {
    Optional<Group> around =
        node instanceof Check check ? Optional.of(check.group()) : ((Group) node).parent();
    return around
        .map(group -> Stream.concat(Stream.of(node), outwards(group)))
        .orElseGet(Stream::empty);
  }

  /** A call and its block: {@code describe(…) { }}. */
  private record Block(Location start, Location end) {
    boolean has(Location place) {
      return place.file().equals(start.file())
          && ORDER.compare(start, place) <= 0
          && ORDER.compare(place, end) < 0;
    }

    boolean isAround(Block other) {
      return !equals(other) && has(other.start);
    }
  }

  /**
   * Finds the blocks around a line, outermost first: calls of the words that hold checks, and of
   * anything else, such as {@code each}, that has such a word in its block.
   */
  private static final class Finder extends CodeVisitorSupport {
    private final String spec;
    private final int line;
    private final List<Block> found = new ArrayList<>();
    private int words;

    Finder(String spec, int line) {
      this.spec = spec;
      this.line = line;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
      String word = String.valueOf(call.getMethodAsString());
      int wordsBefore = words;
      int foundBefore = found.size();
      if (call.getLineNumber() <= line && line <= call.getLastLineNumber()) {
        found.add(new Block(start(call), end(call)));
      }
      if (CHECKS.contains(word) || GROUPS.contains(word)) {
        words++;
      }
      if (!CHECKS.contains(word)) {
        super.visitMethodCallExpression(call);
      }
      if (words == wordsBefore) {
        found.subList(foundBefore, found.size()).clear();
      }
    }

    private Location start(ASTNode node) {
      return new Location(spec, node.getLineNumber(), node.getColumnNumber());
    }

    private Location end(ASTNode node) {
      return new Location(spec, node.getLastLineNumber(), node.getLastColumnNumber());
    }
  }
}
