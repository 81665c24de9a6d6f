package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a configuration of Apache as one tree of sections and directives. */
final class ApacheTree {
  private static final Pattern FILE = Pattern.compile("( *)\\((\\*|\\d+)\\) (/.*)");
  private static final Pattern MODULE = Pattern.compile(" (\\w+_module) \\(.*");
  private static final Pattern DEFINE = Pattern.compile("Define: ([^=]+)(?:=(.*))?");
  private static final Pattern CLOSE = Pattern.compile("</\\s*(\\w+)\\s*>.*");
  private static final Pattern OPEN = Pattern.compile("<\\s*(\\w+)\\s*(.*?)\\s*>");
  private static final Pattern WORD =
      Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|'((?:\\\\.|[^'\\\\])*)'|(\\S+)");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)\\}");

  /** A file that is included, by the line of the file around it. */
  private record Inclusion(int depth, int line, String path, List<Inclusion> inner) {}

  private final Map<String, String> contents;
  private final Deque<Inclusion> main = new ArrayDeque<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Set<String> modules = new LinkedHashSet<>();
  private final Map<String, String> defines = new LinkedHashMap<>();
  private final List<Data> servers = new ArrayList<>();

  /** Sections that are open, innermost first; those whose condition fails have no map. */
  private final Deque<Section> open = new ArrayDeque<>();

  /**
   * An open section.
   *
   * @param directive its name
   * @param key what it stands under in the section around it, empty for a condition
   * @param block what stands in it
   * @param counts whether it does
   */
  private record Section(String directive, String key, Map<String, Object> block, boolean counts) {}

  /** Takes what the server says of its files, modules and definitions, and the files. */
  ApacheTree(String dump, Map<String, String> contents) {
    this.contents = contents;
    Deque<Inclusion> path = new ArrayDeque<>();
    for (String line : dump.lines().toList()) {
      Matcher file = FILE.matcher(line);
      Matcher module = MODULE.matcher(line);
      Matcher define = DEFINE.matcher(line);
      if (file.matches()) {
        int number = file.group(2).equals("*") ? 0 : Integer.parseInt(file.group(2));
        Inclusion one =
            new Inclusion(file.group(1).length(), number, file.group(3), new ArrayList<>());
        files.add(one.path());
        while (!path.isEmpty() && path.peek().depth() >= one.depth()) {
          path.pop();
        }
        if (path.isEmpty()) {
          main.add(one);
        } else {
          path.peek().inner().add(one);
        }
        path.push(one);
      } else if (module.matches()) {
        modules.add(module.group(1));
      } else if (define.matches()) {
        defines.put(define.group(1), define.group(2) == null ? "" : define.group(2));
      }
    }
    if (main.isEmpty()) {
      throw new IllegalArgumentException("the server does not name its files");
    }
  }

  Data read() {
    Map<String, Object> root = new LinkedHashMap<>();
    open.push(new Section("", "", root, true));
    main.forEach(this::file);
    return Data.map("tree", root, "servers", servers, "files", files, "modules", modules);
  }

  private void file(Inclusion file) {
    String text = contents.getOrDefault(file.path(), "");
    int number = 0;
    StringBuilder joined = new StringBuilder();
    int start = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      start = joined.length() == 0 ? number : start;
      if (line.endsWith("\\")) {
        joined.append(line, 0, line.length() - 1).append(' ');
        continue;
      }
      line(joined.append(line).toString().strip(), file, start, number);
      joined.setLength(0);
    }
  }

  private void line(String line, Inclusion file, int first, int last) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    Matcher close = CLOSE.matcher(line);
    Matcher opening = OPEN.matcher(line);
    if (close.matches()) {
      close();
    } else if (opening.matches()) {
      open(opening.group(1), words(opening.group(2)));
    } else if (open.element().counts()) {
      List<String> words = words(line);
      String name = words.get(0);
      if (name.equalsIgnoreCase("Include") || name.equalsIgnoreCase("IncludeOptional")) {
        file.inner().stream()
            .filter(inner -> inner.line() >= first && inner.line() <= last)
            .forEach(this::file);
        return;
      }
      if (name.equalsIgnoreCase("Define") && words.size() > 1) {
        defines.put(words.get(1), words.size() > 2 ? words.get(2) : "");
      }
      add(name, Natural.of(String.join(" ", words.subList(1, words.size()))));
    }
  }

  private void open(String name, List<String> words) {
    Section around = open.element();
    String arguments = String.join(" ", words);
    boolean negated = arguments.startsWith("!");
    String condition = negated ? arguments.substring(1).strip() : arguments;
    switch (name.toLowerCase(Locale.ROOT)) {
      case "ifmodule" ->
          open.push(
              new Section(
                  name, "", around.block(), around.counts() && isLoaded(condition) != negated));
      case "ifdefine" ->
          open.push(
              new Section(
                  name,
                  "",
                  around.block(),
                  around.counts() && defines.containsKey(condition) != negated));
      default ->
          open.push(
              new Section(
                  name, (name + " " + arguments).strip(), new LinkedHashMap<>(), around.counts()));
    }
  }

  private void close() {
    if (open.size() == 1) {
      return;
    }
    Section section = open.pop();
    if (!section.key().isEmpty() && section.counts()) {
      add(section.key(), section.block());
      if (section.directive().equalsIgnoreCase("VirtualHost")) {
        servers.add(server(section));
      }
    }
  }

  /** Adds to the open section, under the spelling that the name had there first. */
  private void add(String name, Object value) {
    Map<String, Object> block = open.element().block();
    String key =
        block.keySet().stream()
            .filter(
                known -> value instanceof Map ? known.equals(name) : known.equalsIgnoreCase(name))
            .findFirst()
            .orElse(name);
    LineFormats.add(block, key, value);
  }

  /** Tells whether a module is loaded, by its name or that of its source file. */
  private boolean isLoaded(String module) {
    String name = module.replaceFirst("\\.c$", "").replaceFirst("^mod_", "");
    return modules.contains(module)
        || modules.contains(name + "_module")
        || modules.contains("mpm_" + name + "_module")
        || modules.contains(name.replaceFirst("_core$", "") + "_module");
  }

  private List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String word =
          matcher.group(1) != null
              ? matcher.group(1)
              : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      words.add(
          VARIABLE
              .matcher(word)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          defines.getOrDefault(found.group(1), found.group()))));
    }
    return words;
  }

  private static Data server(Section section) {
    List<String> names = new ArrayList<>();
    section
        .block()
        .forEach(
            (name, value) -> {
              if (name.equalsIgnoreCase("ServerName") || name.equalsIgnoreCase("ServerAlias")) {
                List<?> values = value instanceof List<?> list ? list : List.of(value);
                values.forEach(text -> names.addAll(List.of(text.toString().split(" ", -1))));
              }
            });
    List<String> listen =
        List.of(section.key().substring("VirtualHost".length()).strip().split(" +", -1));
    List<String> ports =
        listen.stream().map(address -> address.substring(address.lastIndexOf(':') + 1)).toList();
    return Data.map("names", names, "listen", listen, "ports", ports, "block", section.block());
  }
}
