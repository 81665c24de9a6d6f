package dev.tenken.reports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.EndRecord;
import dev.tenken.dsl.journal.RunRecord;
import dev.tenken.dsl.journal.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The lines of {@code journal.jsonl} (docs/journal.md): each has exactly one of {@code run}, {@code
 * check} and {@code end}; the first also has the version.
 */
final class JournalJson {
  /** Counts up when a reader of the earlier version would misread the file. */
  static final int VERSION = 1;

  private static final int DEEPEST = 20;
  private static final int LONGEST_TEXT = 64 * 1024 * 1024;

  private JournalJson() {}

  record Line(
      @Nullable Integer journal,
      @Nullable RunRecord run,
      @Nullable CheckRecord check,
      @Nullable EndRecord end) {
    static Line of(RunRecord run) {
      return new Line(VERSION, run, null, null);
    }

    static Line of(CheckRecord check) {
      return new Line(null, null, check, null);
    }

    static Line of(EndRecord end) {
      return new Line(null, null, null, end);
    }
  }

  @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
  private enum LowerCase {}

  /** Makes the mapper for reading: no class names, later additions ignored. */
  static JsonMapper reader() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();
    return JsonMapper.builder(factory)
        .addModule(new JavaTimeModule())
        .addMixIn(Verdict.class, LowerCase.class)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();
  }
}
