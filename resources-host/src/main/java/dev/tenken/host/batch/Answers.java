package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Cause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses what the prelude's {@code answer}, {@code absent}, {@code unknown} and {@code field} have
 * printed. Every mark stands at the start of a line and takes the line end before it along, so that
 * values keep theirs. What is no answer is none: its probe goes without.
 */
final class Answers {
  private final List<Answer> answers = new ArrayList<>();
  private int index = -1;
  private Answer.State state = Answer.State.PRESENT;
  private Cause.Reason reason = Cause.Reason.OTHER;
  private String message = "";
  private Map<String, List<byte[]>> fields = new LinkedHashMap<>();

  private Answers() {}

  /**
   * Returns the answers.
   *
   * @param whole whether the output is: when it is not, the last answer may lack fields and is left
   *     out
   */
  static List<Answer> parse(byte[] output, String mark, boolean whole) {
    Answers parser = new Answers();
    byte[] separator = ("\n" + mark + " ").getBytes(StandardCharsets.US_ASCII);
    int at = find(output, separator, 0);
    while (at < output.length) {
      int next = find(output, separator, at + separator.length);
      parser.take(output, at + separator.length, next);
      at = next;
    }
    if (whole) {
      parser.end();
    }
    return List.copyOf(parser.answers);
  }

  private void take(byte[] output, int from, int to) {
    int lineEnd = from;
    while (lineEnd < to && output[lineEnd] != '\n') {
      lineEnd++;
    }
    String head = new String(output, from, lineEnd - from, StandardCharsets.UTF_8);
    byte[] value = Arrays.copyOfRange(output, Math.min(lineEnd + 1, to), to);
    String argument = head.length() > 2 ? head.substring(2) : "";
    switch (head.isEmpty() ? ' ' : head.charAt(0)) {
      case 'p' -> begin(argument, Answer.State.PRESENT);
      case 'a' -> begin(argument, Answer.State.ABSENT);
      case 'u' -> {
        int space = Math.max(0, argument.indexOf(' '));
        begin(argument.substring(0, space), Answer.State.UNKNOWN);
        reason = reason(argument.substring(space).strip());
        message = new String(value, StandardCharsets.UTF_8);
      }
      case 'f' -> fields.computeIfAbsent(argument, name -> new ArrayList<>()).add(value);
      default -> end();
    }
  }

  private void begin(String number, Answer.State newState) {
    end();
    index = number.matches("\\d{1,9}") ? Integer.parseInt(number) : -1;
    state = newState;
    reason = Cause.Reason.OTHER;
    message = "";
    fields = new LinkedHashMap<>();
  }

  private void end() {
    if (index >= 0) {
      answers.add(new Answer(index, state, reason, message, fields));
    }
    index = -1;
  }

  private static Cause.Reason reason(String name) {
    for (Cause.Reason each : Cause.Reason.values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return Cause.Reason.OTHER;
  }

  private static int find(byte[] output, byte[] separator, int from) {
    int last = output.length - separator.length;
    for (int i = from; i <= last; i++) {
      if (Arrays.equals(output, i, i + separator.length, separator, 0, separator.length)) {
        return i;
      }
    }
    return output.length;
  }
}
