package dev.tenken.host.types;

import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tools printed, as {@code tool.sh} passes it on. */
final class ToolOutputs {
  /**
   * What one tool printed.
   *
   * @param said what it wrote on standard error
   */
  record Output(List<String> lines, int status, String said) {}

  private final Map<String, List<String>> asked = new HashMap<>();
  private final Map<String, String> missing = new HashMap<>();

  private ToolOutputs(Section section) {
    List<String> current = new ArrayList<>();
    for (String line : section.text().split("\n", -1)) {
      if (line.startsWith("t\t")) {
        current.add(line.substring(2));
      } else if (line.startsWith("asked ")) {
        current = asked.computeIfAbsent(line.substring(6), name -> new ArrayList<>());
      } else if (line.startsWith("missing ")) {
        String[] word = line.split(" ", 3);
        missing.put(word[1], word[2]);
      }
    }
  }

  static ToolOutputs of(Section section) {
    return new ToolOutputs(section);
  }

  /** Returns what the tool printed; nothing where it is not there, or did not come to its end. */
  Optional<Output> of(String name) {
    List<String> lines = asked.getOrDefault(name, List.of());
    String[] end = lines.isEmpty() ? new String[0] : lines.get(lines.size() - 1).split(" ", 3);
    return end.length > 1 && end[0].equals("status")
        ? Optional.of(
            new Output(
                lines.subList(0, lines.size() - 1),
                Integer.parseInt(end[1]),
                end.length > 2 ? end[2].strip() : ""))
        : Optional.empty();
  }

  /** Returns the tool that is not there. */
  Optional<String> missing(String name) {
    return Optional.ofNullable(missing.get(name));
  }
}
