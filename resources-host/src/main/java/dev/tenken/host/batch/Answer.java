package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Cause;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * What a probe script answered for one probe: its state and named fields, each any bytes.
 *
 * <p>A field's value is what the script gave, byte for byte: {@code field_begin NAME; cat FILE}
 * keeps the final line ends.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Answer {
  /** What the script said of the probe. */
  public enum State {
    /** Said by {@code answer}. */
    PRESENT,
    /** Said by {@code absent}. */
    ABSENT,
    /** Said by {@code unknown}. */
    UNKNOWN
  }

  private static final int SUMMARY_LIMIT = 200;

  private final int index;
  private final State state;
  private final Cause.Reason reason;
  private final String message;
  private final Map<String, List<byte[]>> fields;

  Answer(
      int index,
      State state,
      Cause.Reason reason,
      String message,
      Map<String, List<byte[]>> fields) {
    this.index = index;
    this.state = state;
    this.reason = reason;
    this.message = message;
    this.fields = fields;
  }

  /** Returns the position of the probe among those of the call, from 0. */
  public int index() {
    return index;
  }

  /** Returns what the script said. */
  public State state() {
    return state;
  }

  /** Returns why the fact is unknown; {@code OTHER} when it is not. */
  public Cause.Reason reason() {
    return reason;
  }

  /** Returns the script's sentence on why the fact is unknown, or the empty text. */
  public String message() {
    return message;
  }

  /** Returns the names of the fields, in the order first given. */
  public Set<String> names() {
    return fields.keySet();
  }

  /** Tells whether there is a field of this name. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Returns the first field of this name as UTF-8 text, or the empty text when there is none. */
  public String text(String name) {
    return find(name).orElse("");
  }

  /** Returns the first field of this name as UTF-8 text. */
  public Optional<String> find(String name) {
    return all(name).stream().findFirst();
  }

  /** Returns all fields of this name as UTF-8 texts, in order. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of()).stream()
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .toList();
  }

  /** Returns the bytes of the first field of this name, none when there is no such field. */
  public byte[] bytes(String name) {
    List<byte[]> values = fields.getOrDefault(name, List.of());
    return values.isEmpty() ? new byte[0] : values.get(0).clone();
  }

  /**
   * Returns the short fields, a line each: what evidence shows when the script gave no raw text.
   */
  String summary() {
    StringBuilder lines = new StringBuilder();
    fields.forEach(
        (name, values) -> {
          for (byte[] value : values) {
            if (!name.equals("source") && value.length <= SUMMARY_LIMIT) {
              lines.append(name).append(": ").append(new String(value, StandardCharsets.UTF_8));
              lines.append('\n');
            }
          }
        });
    return lines.toString();
  }
}
