package dev.tenken.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Journal journal = Journals.ordinary().replayOf("2026-11-20T01:02:03Z").end();

    assertThat(written(journal)).isEqualTo(journal);
  }

  @Test
  void textFromHostsSurvives() throws IOException {
    String text = Journals.HOSTILE;
    Journal journal =
        Journals.journal().failed("web-01", "File \"x\"", text, Journals.drift(text, text)).end();

    assertThat(written(journal)).isEqualTo(journal);
  }

  @Test
  void theSchemaIsAsDocumented() throws IOException {
    Journal journal =
        Journals.journal()
            .notes("--tag smoke left out 12 checks")
            .ci(java.util.Map.of("name", "nightly"))
            .failed("web-01", "Package \"nginx\"", "is installed", Journals.drift("yes", "no"))
            .end();
    Path file = folder.resolve("journal.jsonl");
    JournalWriter.write(journal, file);

    try (InputStream expected = getClass().getResourceAsStream("/journal-version-1.jsonl")) {
      assertThat(Files.readString(file))
          .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void onlyItsOwnerReadsIt() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    JournalWriter.create(file).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void eachCheckIsInTheFileAsSoonAsItIsJudged() throws IOException {
    Journal journal = Journals.ordinary().end();
    Path file = folder.resolve("journal.jsonl");
    try (JournalWriter writer = JournalWriter.create(file)) {
      writer.run(journal.run());
      CheckRecord first = journal.checks().get(0);
      writer.check(first);

      assertThat(JournalReader.read(file).checks()).containsExactly(first);
    }
  }

  @Test
  void aJournalCutOffInALineIsReadUpToThere() throws IOException {
    Journal journal = Journals.ordinary().end();
    Path file = folder.resolve("journal.jsonl");
    JournalWriter.write(journal, file);
    List<String> lines = Files.readAllLines(file);
    Files.writeString(
        file, String.join("\n", lines.subList(0, 3)) + "\n" + lines.get(3).substring(0, 40));

    Journal read = JournalReader.read(file);

    assertThat(read.checks()).isEqualTo(journal.checks().subList(0, 2));
    assertThat(read.end().complete()).isFalse();
    assertThat(read.end().counts())
        .containsEntry(Verdict.PASSED, 2)
        .containsEntry(Verdict.FAILED, 0);
    assertThat(read.end().notes()).containsExactly("the journal breaks off: the run was cut short");
  }

  @Test
  void aBrokenLineInTheMiddleIsAnErrorWithItsPlace() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    JournalWriter.write(Journals.ordinary().end(), file);
    List<String> lines = Files.readAllLines(file);
    Files.writeString(file, lines.get(0) + "\n{\"check\":{\n" + lines.get(2) + "\n");

    assertThatThrownBy(() -> JournalReader.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ":2: not a line of a journal: ");
  }

  @Test
  void aLaterVersionIsRefused() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    JournalWriter.write(Journals.ordinary().end(), file);
    Files.writeString(file, Files.readString(file).replaceFirst("\"journal\":1", "\"journal\":2"));

    assertThatThrownBy(() -> JournalReader.read(file))
        .hasMessage(
            file + ": journal version 2 is later than 1, the latest that this Tenken reads");
  }

  @Test
  void anAdditionOfTheSameVersionIsIgnored() throws IOException {
    Journal journal = Journals.ordinary().end();
    Path file = folder.resolve("journal.jsonl");
    JournalWriter.write(journal, file);
    Files.writeString(
        file, Files.readString(file).replace("{\"check\":{", "{\"check\":{\"later\":[1],"));

    assertThat(JournalReader.read(file)).isEqualTo(journal);
  }

  @Test
  void anotherFileIsNoJournal() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "{}\n");

    assertThatThrownBy(() -> JournalReader.read(file))
        .hasMessage(file + ": not a journal: its first line has no version");
  }

  @Test
  void aLineTooDeepIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "{\"x\":" + "[".repeat(10_000) + "\n");

    assertThatThrownBy(() -> JournalReader.read(file)).isInstanceOf(IOException.class);
  }

  private Journal written(Journal journal) throws IOException {
    Path file = folder.resolve("journal.jsonl");
    JournalWriter.write(journal, file);
    return JournalReader.read(file);
  }
}
