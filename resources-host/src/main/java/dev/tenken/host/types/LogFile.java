package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A log file, by its absolute path: whether something still writes to it. Ages count by the host's
 * own clock, not by that of the machine that Tenken runs on.
 *
 * <p>Absent: there is no such file, or it is no regular one. Unknown: the asking user may not look
 * at it.
 *
 * <p>Source: {@code stat}, {@code date}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LogFile extends Resource {
  static final HostKind CLOCK =
      HostKind.ofAnswers(
              "clock",
              0,
              (probe, answer) -> Data.map("now", Long.valueOf(answer.text("now").strip())))
          .source("date +%s");

  private final Probe file;

  LogFile(Facts facts, String path) {
    super(facts, TargetType.HOST, "Log file", path, FileFacts.KIND.probe(path), CLOCK.probe());
    file = FileFacts.KIND.probe(path);
  }

  /** Names the log file by its path. */
  @Word
  public static LogFile log_file(Spec spec, Object path) {
    return new LogFile(spec.facts(TargetType.HOST), ExactName.path("log_file", path));
  }

  /** Tells whether there is such a file. */
  public Finding exists() {
    Optional<Data> found = find(file);
    return found.isEmpty()
        ? Finding.no("no such file")
        : Finding.of(isFile(found.get()), "a " + found.get().text("type"));
  }

  /**
   * Tells whether the file was last written so long ago at most. A time to come is no such time.
   */
  public Finding hasBeenWrittenWithin(Duration limit) {
    Duration age = age();
    return Finding.of(
        age.abs().compareTo(limit) <= 0,
        age.isNegative()
            ? "last written in the future, at " + lastModified()
            : "last written " + age.toSeconds() + " s ago, at " + lastModified());
  }

  /** Returns when the file was last written. */
  public Instant lastModified() {
    return Instant.ofEpochSecond(there().number("mtime"));
  }

  /** Returns how long ago that is. */
  public Duration age() {
    Instant modified = lastModified();
    return Duration.between(modified, Instant.ofEpochSecond(present(CLOCK.probe()).number("now")));
  }

  /** Returns the size in bytes. */
  public long size() {
    return there().number("size");
  }

  private Data there() {
    return find(file)
        .filter(LogFile::isFile)
        .orElseThrow(() -> Missing.resource("there is no file " + resourceName()));
  }

  private static boolean isFile(Data data) {
    return data.text("type").equals("file");
  }
}
