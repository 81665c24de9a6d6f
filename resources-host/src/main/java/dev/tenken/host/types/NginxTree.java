package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a configuration of nginx as one tree of blocks and directives. */
final class NginxTree {
  // A comment, a quoted word, the end of a directive or the ends of a block, a plain word.
  private static final Pattern TOKEN =
      Pattern.compile(
          "(#[^\\n]*)|\"((?:\\\\.|[^\"\\\\])*)\"|'((?:\\\\.|[^'\\\\])*)'|([;{}])"
              + "|((?:\\\\.|\\$\\{[^}]*\\}|[^\\s;{}\\\\])+)",
          Pattern.DOTALL);

  private static final Pattern PORT = Pattern.compile("(?:.*:)?(\\d+)");
  private static final int DEEPEST = 50;

  private final Map<String, String> files;
  private final String folder;
  private final List<Data> servers = new ArrayList<>();

  /** Takes the files by path, the main one first. */
  NginxTree(Map<String, String> files) {
    this.files = files;
    String main = files.keySet().iterator().next();
    folder = main.substring(0, main.lastIndexOf('/') + 1);
  }

  Data read() {
    Map<String, Object> root = new LinkedHashMap<>();
    String main = files.keySet().iterator().next();
    block(TOKEN.matcher(files.get(main)), root, 0);
    return Data.map("tree", root, "servers", servers, "files", files.keySet());
  }

  private void block(Matcher tokens, Map<String, Object> block, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("blocks or files are nested too deeply");
    }
    List<String> words = new ArrayList<>();
    while (tokens.find()) {
      if (tokens.group(1) != null) {
        continue;
      }
      if (tokens.group(4) == null) {
        words.add(word(tokens));
        continue;
      }
      switch (tokens.group(4)) {
        case ";" -> directive(words, block, depth);
        case "{" -> open(words, tokens, block, depth);
        default -> {
          return;
        }
      }
      words.clear();
    }
  }

  private static String word(Matcher tokens) {
    for (int quoted = 2; quoted <= 3; quoted++) {
      if (tokens.group(quoted) != null) {
        return tokens.group(quoted).replaceAll("\\\\([\"'\\\\])", "$1");
      }
    }
    return tokens.group(5);
  }

  private void directive(List<String> words, Map<String, Object> block, int depth) {
    if (words.isEmpty()) {
      return;
    }
    if (words.get(0).equals("include") && words.size() == 2) {
      String wanted = words.get(1).startsWith("/") ? words.get(1) : folder + words.get(1);
      Pattern pattern = glob(wanted);
      files.forEach(
          (path, text) -> {
            if (pattern.matcher(path).matches()) {
              block(TOKEN.matcher(text), block, depth + 1);
            }
          });
      return;
    }
    LineFormats.add(
        block, words.get(0), Natural.of(String.join(" ", words.subList(1, words.size()))));
  }

  private void open(List<String> words, Matcher tokens, Map<String, Object> block, int depth) {
    Map<String, Object> inner = new LinkedHashMap<>();
    String name = words.isEmpty() ? "" : words.get(0);
    if (name.endsWith("_by_lua_block")) {
      inner.put("code", code(tokens));
    } else {
      block(tokens, inner, depth + 1);
    }
    LineFormats.add(block, String.join(" ", words), inner);
    if (words.equals(List.of("server"))) {
      servers.add(server(inner));
    }
  }

  /** Returns another language's text up to the brace that ends it. */
  private static String code(Matcher tokens) {
    StringBuilder code = new StringBuilder();
    int open = 1;
    while (tokens.find()) {
      open += "{".equals(tokens.group(4)) ? 1 : "}".equals(tokens.group(4)) ? -1 : 0;
      if (open == 0) {
        break;
      }
      code.append(code.length() == 0 ? "" : " ").append(tokens.group());
    }
    return code.toString();
  }

  private static Data server(Map<String, Object> block) {
    List<String> names = new ArrayList<>();
    values(block, "server_name").forEach(text -> names.addAll(List.of(text.split(" ", -1))));
    List<String> listen = values(block, "listen");
    List<String> ports = new ArrayList<>();
    for (String text : listen) {
      Matcher port = PORT.matcher(text.split(" ", 2)[0]);
      // An address alone is one of port 80; a socket has no port.
      if (port.matches()) {
        ports.add(port.group(1));
      } else if (!text.startsWith("unix:")) {
        ports.add("80");
      }
    }
    return Data.map("names", names, "listen", listen, "ports", ports, "block", block);
  }

  private static List<String> values(Map<String, Object> block, String name) {
    Object value = block.getOrDefault(name, List.of());
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(value.toString());
  }

  /** Returns the expression of a shell's pattern; a star stands for no slash. */
  private static Pattern glob(String pattern) {
    StringBuilder expression = new StringBuilder();
    for (String part : pattern.split("(?<=[*?])|(?=[*?])", -1)) {
      expression.append(
          switch (part) {
            case "*" -> "[^/]*";
            case "?" -> "[^/]";
            default -> part.matches("[^\\[]*") ? Pattern.quote(part) : part;
          });
    }
    return Pattern.compile(expression.toString());
  }
}
