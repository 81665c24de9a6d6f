package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the script of a batch: one function that is called on the last line, so that nothing runs
 * before all of it has arrived; then the mark that ends the reading.
 *
 * <p>Parts of one time limit make a wave: they run side by side under one clock, but for those of
 * quick kinds, which follow each other in a lane of the wave. Users' commands run in waves of at
 * most {@value #COMMANDS_AT_ONCE}, one after the other, beside the probes.
 */
final class BatchScript {
  static final int COMMANDS_AT_ONCE = 16;

  private final StringBuilder text = new StringBuilder();
  private final Duration longest;
  private int waves;

  BatchScript(List<Part> parts, Scripts scripts, Marks marks, Limits limits) {
    text.append("tk_main() {\n").append(scripts.prelude());
    Set<String> names = new LinkedHashSet<>();
    parts.forEach(part -> names.addAll(part.kind().scripts()));
    names.forEach(name -> text.append(scripts.probe(name)));
    Map<Duration, List<Part>> probes = new TreeMap<>();
    Map<Duration, List<Part>> commands = new TreeMap<>();
    for (Part part : parts) {
      (part.kind().isCommand() ? commands : probes)
          .computeIfAbsent(part.timeLimit(), limit -> new ArrayList<>())
          .add(part);
    }
    Duration end = Duration.ZERO;
    for (Map.Entry<Duration, List<Part>> wave : probes.entrySet()) {
      text.append(background(wave(wave.getKey(), wave.getValue())));
      end = wave.getKey();
    }
    List<String> lane = new ArrayList<>();
    Duration laneEnd = Duration.ZERO;
    for (Map.Entry<Duration, List<Part>> wave : commands.entrySet()) {
      List<Part> all = wave.getValue();
      for (int from = 0; from < all.size(); from += COMMANDS_AT_ONCE) {
        int to = Math.min(from + COMMANDS_AT_ONCE, all.size());
        lane.add(wave(wave.getKey(), all.subList(from, to)));
        laneEnd = laneEnd.plus(wave.getKey()).plusSeconds(2);
      }
    }
    if (!lane.isEmpty()) {
      text.append(background("{ " + String.join("; ", lane) + "; }"));
    }
    longest = end.compareTo(laneEnd) > 0 ? end : laneEnd;
    text.append("tk_finish\n}\n");
    text.append("tk_main ")
        .append(marks.answers())
        .append(' ')
        .append(marks.frames())
        .append(' ')
        .append(limits.content())
        .append(" 6<&0 </dev/null\n");
    // Some sed looks a line ahead.
    text.append(marks.frames()).append("\n\n");
  }

  private static String background(String command) {
    return command + " 6<&- &\ntk_waves=\"$tk_waves $!\"\n";
  }

  /** Returns the script. */
  String text() {
    return text.toString();
  }

  /** Returns the time by which the script has ended all its parts itself. */
  Duration longest() {
    return longest;
  }

  private String wave(Duration limit, List<Part> parts) {
    int number = waves++;
    List<Part> lane =
        parts.stream().filter(part -> part.kind().isQuick() && part.isText()).toList();
    List<Part> others = new ArrayList<>(parts);
    if (lane.size() > 1) {
      others.removeAll(lane);
      text.append("tk_lane_").append(number).append("() {\n");
      lane.forEach(part -> call("tk_lined", part));
      text.append("}\n");
    }
    String function = "tk_wave_" + number;
    text.append(function).append("() {\n");
    if (lane.size() > 1) {
      text.append("tk_lane tk_lane_").append(number).append('\n');
    }
    others.forEach(part -> call(starter(part.kind()), part));
    text.append("}\n");
    return "tk_wave " + Math.max(1, (limit.toMillis() + 999) / 1000) + " " + function;
  }

  private void call(String starter, Part part) {
    HostKind kind = part.kind();
    text.append(starter)
        .append(' ')
        .append(part.id())
        .append(' ')
        .append(part.outputLimit())
        .append(' ')
        .append(kind.function());
    for (Probe probe : part.probes()) {
      kind.words(probe).forEach(word -> text.append(' ').append(ShellWords.quote(word)));
    }
    text.append('\n');
  }

  private static String starter(HostKind kind) {
    if (kind.isCommand()) {
      return "tk_command";
    }
    if (kind.hasContent()) {
      return "tk_bytes";
    }
    return kind.isPartial() ? "tk_answers" : "tk_text";
  }
}
