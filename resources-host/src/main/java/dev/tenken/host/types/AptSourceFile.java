package dev.tenken.host.types;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads sources.list(5) in both its forms. */
final class AptSourceFile {
  /** An entry. */
  record Entry(
      boolean enabled,
      List<String> types,
      List<String> uris,
      List<String> suites,
      List<String> components) {}

  /** apt leaves out files of other names. */
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9._-]+\\.(list|sources)");

  private static final Pattern LINE =
      Pattern.compile(
          "(deb|deb-src)\\s+(?:\\[[^\\]]*\\]\\s*)?[\"']?([^\\s\"']*[:/][^\\s\"']*)[\"']?\\s+(\\S+)([^#]*)(?:#.*)?");
  private static final Pattern FIELD = Pattern.compile("([A-Za-z-]+):(.*)");

  private AptSourceFile() {}

  /** Returns the entries, those disabled or commented out too. */
  static List<Entry> read(String path, String text) {
    Matcher file = FILE.matcher(path.substring(path.lastIndexOf('/') + 1));
    if (!file.matches()) {
      return List.of();
    }
    return file.group(1).equals("list") ? lines(text) : stanzas(text);
  }

  private static List<Entry> lines(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      Matcher matcher = LINE.matcher(line.strip().replaceFirst("^[#\\s]+", ""));
      if (matcher.matches()) {
        entries.add(
            new Entry(
                !line.strip().startsWith("#"),
                List.of(matcher.group(1)),
                List.of(matcher.group(2)),
                List.of(matcher.group(3)),
                words(matcher.group(4))));
      }
    }
    return entries;
  }

  private static List<Entry> stanzas(String text) {
    List<Entry> entries = new ArrayList<>();
    Map<String, String> fields = new LinkedHashMap<>();
    String field = "";
    for (String line : (text + "\n\n").split("\n", -1)) {
      Matcher matcher = FIELD.matcher(line);
      if (line.startsWith("#")) {
        continue;
      }
      if (line.isBlank()) {
        if (fields.containsKey("uris")) {
          entries.add(entry(fields));
        }
        fields.clear();
        field = "";
      } else if (Character.isWhitespace(line.charAt(0))) {
        fields.merge(field, line, (before, more) -> before + " " + more);
      } else if (matcher.matches()) {
        field = matcher.group(1).toLowerCase(Locale.ROOT);
        fields.put(field, matcher.group(2));
      }
    }
    return entries;
  }

  private static Entry entry(Map<String, String> fields) {
    String enabled = fields.getOrDefault("enabled", "yes").strip().toLowerCase(Locale.ROOT);
    return new Entry(
        !List.of("no", "false", "without", "off", "disable", "0").contains(enabled),
        words(fields.getOrDefault("types", "")),
        words(fields.getOrDefault("uris", "")),
        words(fields.getOrDefault("suites", "")),
        words(fields.getOrDefault("components", "")));
  }

  private static List<String> words(String text) {
    return Stream.of(text.strip().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
