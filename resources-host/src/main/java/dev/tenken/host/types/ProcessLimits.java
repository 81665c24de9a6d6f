package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Answer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code /proc/PID/limits} and {@code /proc/PID/fd} tell of a process. */
final class ProcessLimits {
  /** As in {@code Max open files 1024 524288 files}; some limits have no unit. */
  private static final Pattern LIMIT =
      Pattern.compile("Max (\\S+(?: \\S+)*?)\\s+(\\d+|unlimited)\\s+(\\d+|unlimited)(?:\\s.*)?");

  private ProcessLimits() {}

  static Data read(Probe probe, Answer answer) {
    Map<String, Object> limits = new LinkedHashMap<>();
    for (String line : answer.text("limits").split("\n", -1)) {
      Matcher limit = LIMIT.matcher(line);
      if (limit.matches()) {
        limits.put(
            limit.group(1).toLowerCase(Locale.ROOT).replace(' ', '_'),
            Data.map("soft", Natural.of(limit.group(2)), "hard", Natural.of(limit.group(3))));
      }
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("limits", limits);
    answer.find("files").ifPresent(files -> data.put("files", Long.parseLong(files.strip())));
    return Data.of(data);
  }
}
