package dev.tenken.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.EndRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.RunRecord;
import dev.tenken.dsl.journal.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code journal.jsonl}, whose schema is in docs/journal.md.
 *
 * <p>A journal that was cut off, in the middle of a line even, is read up to there and ends as not
 * complete. What is no journal, or of a later version, is an {@link IOException} that says so.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JournalReader {
  private final Path file;
  private final JsonMapper mapper = JournalJson.reader();
  private final List<CheckRecord> checks = new ArrayList<>();
  private @Nullable RunRecord run;
  private @Nullable EndRecord end;

  private JournalReader(Path file) {
    this.file = file;
  }

  /** Returns the journal in this file. */
  public static Journal read(Path file) throws IOException {
    return new JournalReader(file).read();
  }

  private Journal read() throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      String next = lines.readLine();
      while (next != null) {
        String line = next;
        next = lines.readLine();
        number++;
        try {
          take(mapper.readValue(line, JournalJson.Line.class), number);
        } catch (JsonProcessingException unreadable) {
          if (next != null || number == 1) {
            throw new IOException(
                file
                    + ":"
                    + number
                    + ": not a line of a journal: "
                    + unreadable.getOriginalMessage(),
                unreadable);
          }
        }
      }
    }
    if (run == null) {
      throw new IOException(file + ": not a journal: it has no run");
    }
    return new Journal(run, List.copyOf(checks), end == null ? cutOff(run) : end);
  }

  private void take(JournalJson.Line line, int number) throws IOException {
    if (number == 1) {
      Integer version = line.journal();
      if (version == null) {
        throw new IOException(file + ": not a journal: its first line has no version");
      }
      if (version > JournalJson.VERSION) {
        throw new IOException(
            file
                + ": journal version "
                + version
                + " is later than "
                + JournalJson.VERSION
                + ", the latest that this Tenken reads");
      }
    }
    if (line.run() != null) {
      run = line.run();
    } else if (line.check() != null) {
      checks.add(line.check());
    } else if (line.end() != null) {
      end = line.end();
    }
  }

  private EndRecord cutOff(RunRecord run) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    Instant last = run.start();
    for (CheckRecord check : checks) {
      counts.merge(check.verdict(), 1, Integer::sum);
      Instant over = check.start().plus(check.took());
      last = over.isAfter(last) ? over : last;
    }
    return new EndRecord(
        last, counts, Map.of(), false, List.of("the journal breaks off: the run was cut short"));
  }
}
