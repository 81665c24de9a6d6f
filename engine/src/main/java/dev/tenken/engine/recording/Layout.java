package dev.tenken.engine.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.engine.collect.TargetKey;
import java.nio.charset.StandardCharsets;

/** Where things are in a recording's folder, and how its JSON is read. */
final class Layout {
  static final int VERSION = 1;
  static final String ENVIRONMENT = "environment.json";
  static final long MAX_BYTES = 256L << 20;
  private static final int MAX_TEXT = 32 << 20;
  private static final int MAX_DEPTH = 100;

  private Layout() {}

  /** Returns a mapper that refuses what is too deep or too long, and keeps numbers exact. */
  static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxDocumentLength(MAX_BYTES)
                    .build())
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
        .build();
  }

  static String folder(TargetType type) {
    return type == TargetType.AWS ? "aws" : "hosts";
  }

  /** Returns the file of a target, below the recording's folder. */
  static String file(TargetKey target) {
    return folder(target.type()) + "/" + encoded(target.name()) + ".json";
  }

  /** Whatever could mean something to a file system is written as its bytes in hexadecimal. */
  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean letter = c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
      boolean innerDot = c == '.' && text.length() > 0;
      text.append(letter || innerDot ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return text.toString();
  }
}
