package dev.tenken.host.types;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The formats made of lines. A key that stands twice has a list of its values, in order: which of
 * them counts is the program's own rule.
 */
final class LineFormats {
  private static final String NO_KEY = "a value without a key";
  private static final Pattern SYSTEMD_SECTION = Pattern.compile("\\[(.*)\\]");
  private static final Pattern INI_SECTION = Pattern.compile("\\[([^\\]]*)\\]\\s*([;#].*)?");
  private static final Pattern INI_ENTRY = Pattern.compile("([^=:]+?)\\s*([=:])\\s*(.*)");
  private static final Pattern INI_COMMENT = Pattern.compile("(^|\\s)[;#].*");
  private static final Pattern HASH_COMMENT = Pattern.compile("(^|\\s)#.*");
  private static final Pattern QUOTED = Pattern.compile("(\"([^\"]*)\"|'([^']*)')\\s*([;#].*)?");
  private static final Pattern SHELL_QUOTED =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(#.*)?");
  private static final Pattern KEY_VALUE_ENTRY =
      Pattern.compile("(?:export\\s+)?([^\\s=]+?)(?:\\s*=\\s*|:\\s+|\\s+|:?$)(.*)");
  private static final Pattern CONDITION = Pattern.compile("((?i:match|host))\\s+(\\S.*)");
  private static final Pattern BAD_ESCAPE = Pattern.compile("\\\\u(?![0-9A-Fa-f]{4})");

  private LineFormats() {}

  static Map<String, Object> ini(String text) {
    Map<String, Object> root = new LinkedHashMap<>();
    Map<String, Object> section = root;
    int number = 0;
    for (String whole : text.lines().toList()) {
      number++;
      String line = whole.strip();
      if (line.isEmpty() || line.startsWith(";") || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        section = section(root, header(line, INI_SECTION, number), number);
        continue;
      }
      Matcher entry = INI_ENTRY.matcher(line);
      if (entry.matches()) {
        add(section, entry.group(1), value(entry.group(3), INI_COMMENT));
      } else if (line.startsWith("=")) {
        throw BrokenConfig.at(number, 1, NO_KEY);
      } else {
        add(section, INI_COMMENT.matcher(line).replaceFirst("").strip(), "");
      }
    }
    return root;
  }

  /**
   * Files of systemd: a comment is a line of its own, and a line that ends with a backslash goes on
   * in the next.
   */
  static Map<String, Object> systemd(String text) {
    Map<String, Object> root = new LinkedHashMap<>();
    Map<String, Object> section = root;
    StringBuilder entry = new StringBuilder();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      String start = line.stripLeading();
      if (!start.startsWith("#") && !start.startsWith(";")) {
        boolean more = line.endsWith("\\");
        entry.append(more ? line.substring(0, line.length() - 1) + ' ' : line);
        if (more && i + 1 < lines.size()) {
          continue;
        }
      } else if (!entry.isEmpty() && i + 1 < lines.size()) {
        continue;
      }
      String whole = entry.toString().strip();
      entry.setLength(0);
      int equals = whole.indexOf('=');
      if (whole.startsWith("[")) {
        section = section(root, header(whole, SYSTEMD_SECTION, i + 1), i + 1);
      } else if (equals > 0) {
        add(
            section,
            whole.substring(0, equals).stripTrailing(),
            Natural.of(whole.substring(equals + 1).stripLeading()));
      } else if (!whole.isEmpty()) {
        throw BrokenConfig.at(i + 1, 1, equals < 0 ? "a key without a value" : NO_KEY);
      }
    }
    return root;
  }

  private static String header(String line, Pattern form, int number) {
    Matcher header = form.matcher(line);
    if (!header.matches()) {
      throw BrokenConfig.at(number, 1, "a section without its closing bracket");
    }
    return header.group(1).strip();
  }

  static Map<String, Object> keyValue(String text) {
    return entries(text, false);
  }

  /** {@code sshd_config}: what stands below {@code Match} or {@code Host} holds there only. */
  static Map<String, Object> ssh(String text) {
    return entries(text, true);
  }

  private static Map<String, Object> entries(String text, boolean conditions) {
    Map<String, Object> root = new LinkedHashMap<>();
    Map<String, Object> section = root;
    int number = 0;
    for (String whole : text.lines().toList()) {
      number++;
      String line = whole.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher condition = CONDITION.matcher(line);
      if (conditions && condition.matches()) {
        section = section(root, condition.group(1) + " " + condition.group(2), number);
        continue;
      }
      Matcher entry = KEY_VALUE_ENTRY.matcher(line);
      if (!entry.matches()) {
        throw BrokenConfig.at(number, 1, NO_KEY);
      }
      add(
          section,
          conditions ? spelling(section, entry.group(1)) : entry.group(1),
          conditions ? value(entry.group(2), HASH_COMMENT) : shellValue(entry.group(2)));
    }
    return root;
  }

  /**
   * Returns the key as it stands there already: ssh makes no difference between large and small.
   */
  private static String spelling(Map<String, Object> section, String key) {
    return section.keySet().stream().filter(key::equalsIgnoreCase).findFirst().orElse(key);
  }

  static Map<String, Object> properties(String text) {
    Matcher escape = BAD_ESCAPE.matcher(text);
    Map<String, Object> root = new LinkedHashMap<>();
    Properties loader =
        new Properties() {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized Object put(Object key, Object value) {
            add(root, (String) key, Natural.of((String) value));
            return value;
          }
        };
    try {
      loader.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      int at = escape.find() ? escape.start() : 0;
      String before = text.substring(0, at);
      throw BrokenConfig.at(
          (int) before.lines().count() + (before.endsWith("\n") ? 1 : 0),
          at - before.lastIndexOf('\n'),
          "\\u without four hexadecimal digits");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return root;
  }

  private static Object value(String written, Pattern comment) {
    Matcher quoted = QUOTED.matcher(written);
    if (quoted.matches()) {
      return quoted.group(2) != null ? quoted.group(2) : quoted.group(3);
    }
    return Natural.of(comment.matcher(written).replaceFirst("").stripTrailing());
  }

  /** In double quotes, a backslash before what is special to a shell takes that away. */
  private static Object shellValue(String written) {
    Matcher quoted = SHELL_QUOTED.matcher(written);
    return quoted.matches()
        ? quoted.group(1).replaceAll("\\\\([\"\\\\$`])", "$1")
        : value(written, HASH_COMMENT);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> section(Map<String, Object> root, String name, int line) {
    Object there = root.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
    if (!(there instanceof Map)) {
      throw BrokenConfig.at(line, 1, "the section '" + name + "' has the name of a key");
    }
    return (Map<String, Object>) there;
  }

  /** Adds a value; a key that stands several times has the list of its values. */
  @SuppressWarnings("unchecked")
  static void add(Map<String, Object> map, String key, Object value) {
    Object there = map.get(key);
    if (there == null) {
      map.put(key, value);
    } else if (there instanceof List) {
      ((List<Object>) there).add(value);
    } else {
      map.put(key, new ArrayList<>(List.of(there, value)));
    }
  }
}
