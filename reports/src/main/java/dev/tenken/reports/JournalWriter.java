package dev.tenken.reports;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.RunRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/** Appends to {@code journal.jsonl}; each line has reached the operating system when it returns. */
final class JournalWriter implements AutoCloseable {
  static final String FILE = "journal.jsonl";

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private final Json json = new Json();
  private final OutputStream out;

  private JournalWriter(OutputStream out) {
    this.out = out;
  }

  /** Starts a journal that only its owner reads, in a new file put in the place of any earlier. */
  static JournalWriter create(Path file) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), ".journal-", ".tmp");
    if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    }
    OutputStream out = Files.newOutputStream(fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new JournalWriter(out);
  }

  /** Writes a whole journal. */
  static void write(Journal journal, Path file) throws IOException {
    try (JournalWriter writer = create(file)) {
      writer.append(JournalJson.Line.of(journal.run()));
      for (CheckRecord check : journal.checks()) {
        writer.append(JournalJson.Line.of(check));
      }
      writer.append(JournalJson.Line.of(journal.end()));
    }
  }

  void run(RunRecord run) throws IOException {
    append(JournalJson.Line.of(run));
  }

  void check(CheckRecord check) throws IOException {
    append(JournalJson.Line.of(check));
  }

  private void append(JournalJson.Line line) throws IOException {
    String text = json.text(line) + "\n";
    // Half a surrogate pair has no bytes in UTF-8, but it has an escape in JSON.
    String encodable =
        LONE_SURROGATE
            .matcher(text)
            .replaceAll(half -> String.format("\\\\u%04x", (int) half.group().charAt(0)));
    // One write, so that a reader meanwhile sees whole lines.
    out.write(encodable.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
