package dev.tenken.reports;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Allure's results say of the whole run: its environment, categories and executor. */
final class AllureRun {
  private AllureRun() {}

  static void write(Journal journal, Path results) throws IOException {
    Files.writeString(results.resolve("environment.properties"), properties(environment(journal)));
    Json json = new Json();
    json.write(categories(), results.resolve("categories.json"));
    if (!journal.run().ci().isEmpty()) {
      json.write(executor(journal.run().ci()), results.resolve("executor.json"));
    }
  }

  /** Returns what the overview tells of the run, by name. */
  static Map<String, String> environment(Journal journal) {
    Map<String, String> lines = new LinkedHashMap<>();
    RunRecord run = journal.run();
    lines.put("environment", run.environment());
    if (!Words.replay(run).isEmpty()) {
      lines.put("replay", Words.replay(run));
    }
    if (!journal.end().complete()) {
      lines.put("incomplete", Words.incomplete(journal.end()));
    }
    lines.put("targets", String.join(", ", run.targets().keySet()));
    lines.put("started", Words.time(run.start()));
    lines.put("tenken", run.tenkenVersion());
    int number = 0;
    for (String note : Words.notes(journal)) {
      lines.put("note." + ++number, note);
    }
    lines.replaceAll((name, value) -> AllureResults.shown(value));
    return lines;
  }

  private static String properties(Map<String, String> lines) {
    StringBuilder properties = new StringBuilder();
    lines.forEach((key, value) -> properties.append(key).append('=').append(property(value)));
    return properties.toString();
  }

  /** Returns a value of a properties file, ASCII only, with its line's end. */
  private static String property(String value) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        escaped.append("\\\\");
      } else if (c < 0x7f) {
        escaped.append(c);
      } else {
        escaped.append(String.format("\\u%04x", (int) c));
      }
    }
    return escaped.append('\n').toString();
  }

  /** One category per cause, found by the message's beginning; drift is what failed. */
  private static List<Map<String, Object>> categories() {
    List<Map<String, Object>> categories = new ArrayList<>();
    for (Cause.Reason reason : Cause.Reason.values()) {
      categories.add(category("Unknown: " + reason.label(), "broken", reason.label() + ": "));
    }
    categories.add(category("Broken checks", "broken", "broken check: "));
    categories.add(
        Map.of("name", "Drift: not as the specs say", "matchedStatuses", List.of("failed")));
    return categories;
  }

  private static Map<String, Object> category(String name, String status, String start) {
    Map<String, Object> category = new LinkedHashMap<>();
    category.put("name", name);
    category.put("matchedStatuses", List.of(status));
    category.put("messageRegex", "(?s)\\Q" + start + "\\E.*");
    return category;
  }

  private static Map<String, Object> executor(Map<String, String> ci) {
    Map<String, Object> executor = new LinkedHashMap<>();
    String name = ci.getOrDefault("name", "CI");
    String number = ci.getOrDefault("number", "");
    String url = ci.getOrDefault("url", "");
    executor.put("name", name);
    executor.put("type", url.contains("/actions/runs/") ? "github" : "jenkins");
    executor.put("buildName", (name + " #" + number).strip());
    if (number.matches("[0-9]{1,18}")) {
      executor.put("buildOrder", Long.parseLong(number));
    }
    if (url.matches("https?://.*")) {
      executor.put("buildUrl", url);
    }
    return executor;
  }
}
