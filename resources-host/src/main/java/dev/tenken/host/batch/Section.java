package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What one call of a probe script gave: its output, its exit status, and the means to make facts of
 * them with their evidence.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Section {
  /** The most characters of a raw answer that evidence keeps. */
  public static final int RAW_LIMIT = 2_000;

  private final byte[] output;
  private final byte[] errors;
  private final int status;
  private final String source;
  private final Instant askedAt;
  private final Duration took;
  private final List<Answer> answers;

  Section(
      byte[] output,
      byte[] errors,
      int status,
      String source,
      Instant askedAt,
      Duration took,
      List<Answer> answers) {
    this.output = output;
    this.errors = errors;
    this.status = status;
    this.source = source;
    this.askedAt = askedAt;
    this.took = took;
    this.answers = answers;
  }

  /** Returns the bytes of standard output. */
  public byte[] output() {
    return output.clone();
  }

  /** Returns standard output read as UTF-8; bytes that are not UTF-8 become U+FFFD. */
  public String text() {
    return new String(output, StandardCharsets.UTF_8);
  }

  /** Returns standard error read as UTF-8. */
  public String stderr() {
    return new String(errors, StandardCharsets.UTF_8);
  }

  /** Returns the exit status of the script's function; 128 and the signal's number for a signal. */
  public int status() {
    return status;
  }

  /** Returns when the batch was sent, by this machine's clock. */
  public Instant askedAt() {
    return askedAt;
  }

  /** Returns how long it took until the script's function had ended. */
  public Duration took() {
    return took;
  }

  /** Returns the answers that the script gave with the prelude's functions. */
  public List<Answer> answers() {
    return answers;
  }

  /** Returns the evidence with the kind's source and this raw answer. */
  public Evidence evidence(String raw) {
    return evidence(source, raw);
  }

  /** Returns the evidence with this source and raw answer, which is cut to a readable length. */
  public Evidence evidence(String ownSource, String raw) {
    String trimmed = raw.strip();
    return new Evidence(
        ownSource,
        askedAt,
        took,
        trimmed.length() <= RAW_LIMIT ? trimmed : trimmed.substring(0, RAW_LIMIT) + "…");
  }

  /** Returns the present fact. */
  public Fact<Data> present(Data data, String raw) {
    return new Fact.Present<>(data, evidence(raw));
  }

  /** Returns the absent fact. */
  public Fact<Data> absent(String raw) {
    return new Fact.Absent<>(evidence(raw));
  }

  /** Returns the unknown fact; the message is one sentence without a final period. */
  public Fact<Data> unknown(Cause.Reason reason, String message) {
    return new Fact.Unknown<>(new Cause(reason, message), evidence(stderr()));
  }

  Fact<Data> present(Data data, Answer answer) {
    return new Fact.Present<>(data, evidence(answer));
  }

  Fact<Data> absent(Answer answer) {
    return new Fact.Absent<>(evidence(answer));
  }

  Fact<Data> unknown(Cause.Reason reason, String message, Answer answer) {
    return new Fact.Unknown<>(new Cause(reason, message), evidence(answer));
  }

  private Evidence evidence(Answer answer) {
    return evidence(
        answer.find("source").orElse(source), answer.find("raw").orElseGet(answer::summary));
  }
}
