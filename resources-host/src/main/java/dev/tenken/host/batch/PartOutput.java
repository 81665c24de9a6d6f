package dev.tenken.host.batch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalInt;

/** What a part has given so far, as its frames arrive. */
final class PartOutput {
  private final Stream output = new Stream();
  private final Stream errors = new Stream();
  private OptionalInt status = OptionalInt.empty();
  private boolean late;
  private Duration took = Duration.ZERO;

  /** Takes one frame: its stream and its data. */
  void take(String stream, String data, Duration since) {
    took = since;
    switch (stream) {
      case "o", "p" -> output.add(data, "");
      case "l" -> output.add(data, "\n");
      case "e" -> errors.add(data, "");
      case "o." -> output.end(data);
      case "e." -> errors.end(data);
      case "o!" -> output.cut = true;
      case "e!" -> errors.cut = true;
      case "s" -> status = OptionalInt.of(Integer.parseInt(data));
      case "t" -> late = true;
      default -> throw new IllegalArgumentException("not a frame: " + stream);
    }
  }

  boolean isCut() {
    return output.cut || errors.cut;
  }

  boolean isLate() {
    return late;
  }

  /** Tells whether it has ended and all its output is here. */
  boolean isWhole() {
    return status.isPresent() && output.ended && errors.ended;
  }

  OptionalInt status() {
    return status;
  }

  Duration took() {
    return took;
  }

  /**
   * Returns what was sent as text: bytes as characters, without the last line, which is the mark.
   */
  byte[] text(String mark) {
    String end = "\n" + mark + "\n";
    int length = output.text.length();
    int last = output.text.lastIndexOf(end);
    int to = last >= 0 && last == length - end.length() ? last : length;
    return output.text.substring(0, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  byte[] output(boolean hex) {
    return output.bytes(hex);
  }

  byte[] errors(boolean hex) {
    return errors.bytes(hex);
  }

  private static final class Stream {
    private final StringBuilder text = new StringBuilder();
    private long frames;
    private boolean ended;
    private boolean cut;

    void add(String data, String end) {
      text.append(data).append(end);
      frames++;
    }

    void end(String count) {
      if (Long.parseLong(count) != frames) {
        throw new IllegalArgumentException("a frame is lost");
      }
      ended = true;
    }

    byte[] bytes(boolean hex) {
      return hex ? ofHex(text) : ofBase64(text);
    }

    /** Decodes whole groups: the last may have been cut off. */
    private static byte[] ofBase64(StringBuilder text) {
      byte[] encoded = text.toString().getBytes(StandardCharsets.US_ASCII);
      return Base64.getDecoder().decode(Arrays.copyOf(encoded, encoded.length / 4 * 4));
    }

    private static byte[] ofHex(StringBuilder text) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 3);
      int high = -1;
      for (int i = 0; i < text.length(); i++) {
        int digit = Character.digit(text.charAt(i), 16);
        if (digit >= 0 && high >= 0) {
          bytes.write(high * 16 + digit);
          high = -1;
        } else {
          high = digit;
        }
      }
      return bytes.toByteArray();
    }
  }
}
