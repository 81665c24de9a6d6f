package dev.tenken.engine.environment;

import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A text, a list or a map in a YAML file, with its place. Scalars keep their source text. */
final class YamlNode {
  private static final int MAX_DEPTH = 32;

  private final Optional<Node> node;
  private final String file;
  private final int line;
  private final int depth;

  private YamlNode(Optional<Node> node, String file, int line, int depth) {
    this.node = node;
    this.file = file;
    this.line = line;
    this.depth = depth;
  }

  /**
   * Reads a file of one document.
   *
   * @param shown how errors name the file
   */
  static YamlNode read(Path file, String shown) {
    String text;
    try {
      text = SourceFile.read(file);
    } catch (SourceFile.NotUtf8 e) {
      throw ConfigurationErrors.unreadable(shown + ":" + e.line(), e.getMessage());
    } catch (IOException e) {
      throw ConfigurationErrors.unreadable(shown, SourceFile.why(e));
    }
    LoadSettings settings = LoadSettings.builder().setLabel(shown).build();
    try {
      return new YamlNode(new Compose(settings).composeString(text), shown, 1, 0);
    } catch (MarkedYamlEngineException e) {
      throw unparsable(shown, text, e);
    } catch (YamlEngineException e) {
      throw ConfigurationErrors.noYaml(shown, String.valueOf(e.getMessage()));
    }
  }

  private static ConfigurationError unparsable(
      String shown, String text, MarkedYamlEngineException e) {
    int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0);
    String place = shown + ":" + (line + 1);
    boolean unquoted =
        text.lines()
            .skip(line)
            .findFirst()
            .map(source -> source.matches(".*[{\\[].*[^'\"]\\$\\{env:.*"))
            .orElse(false);
    return unquoted
        ? ConfigurationErrors.unquotedVariable(place)
        : ConfigurationErrors.noYaml(place, problem(e));
  }

  /** Returns the parser's words, with what they leave unsaid. */
  private static String problem(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.startsWith("but ")) {
      return e.getContext() + ", " + problem;
    }
    return problem.startsWith("expected <block end>")
        ? problem + "; is the line indented as its neighbours are?"
        : problem;
  }

  String file() {
    return file;
  }

  String place() {
    return file + ":" + line;
  }

  /** Tells whether nothing is written here: {@code key:}. */
  boolean isEmpty() {
    return node.isEmpty() || node.get().getTag().equals(Tag.NULL);
  }

  boolean isMap() {
    return node.isPresent() && node.get() instanceof MappingNode;
  }

  boolean isList() {
    return node.isPresent() && node.get() instanceof SequenceNode;
  }

  boolean isText() {
    return !isEmpty() && !isMap() && !isList();
  }

  String text() {
    return node.isPresent() && node.get() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** Returns the members in the order written; empty for an empty node. */
  Map<String, YamlNode> members(String what) {
    if (isEmpty()) {
      return Map.of();
    }
    if (!(node.get() instanceof MappingNode map)) {
      throw ConfigurationErrors.wrongShape(place(), what, "a map");
    }
    Map<String, YamlNode> members = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      YamlNode key = inner(tuple.getKeyNode(), tuple.getKeyNode());
      if (!key.isText()) {
        throw ConfigurationErrors.wrongShape(key.place(), "a key", "a text");
      }
      YamlNode value = inner(tuple.getValueNode(), tuple.getKeyNode());
      if (members.put(key.text(), value) != null) {
        throw ConfigurationErrors.duplicateKey(key.place(), key.text());
      }
    }
    return Collections.unmodifiableMap(members);
  }

  /** Returns the members, all of which must be known. */
  Map<String, YamlNode> members(String what, Set<String> known) {
    Map<String, YamlNode> members = members(what);
    Map<String, String> places = new LinkedHashMap<>();
    members.forEach((key, value) -> places.put(key, value.place()));
    new Settings(new LinkedHashMap<>(places), places, place()).allow(new TreeSet<>(known));
    return members;
  }

  /** Returns the items of a list; a single text counts as a list of one. */
  List<YamlNode> items(String what) {
    if (isEmpty()) {
      return List.of();
    }
    if (isText()) {
      return List.of(this);
    }
    if (!(node.get() instanceof SequenceNode list)) {
      throw ConfigurationErrors.wrongShape(place(), what, "a list");
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(inner(item, item));
    }
    return items;
  }

  /** An alias stands elsewhere than where it is used, so a member's line is its key's. */
  private YamlNode inner(Node value, Node where) {
    if (depth == MAX_DEPTH) {
      throw ConfigurationErrors.tooDeep(place());
    }
    int at = where.getStartMark().map(Mark::getLine).orElse(0) + 1;
    return new YamlNode(Optional.of(value), file, at, depth + 1);
  }
}
