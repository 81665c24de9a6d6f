package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Kind;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A kind of question to a host: a probe script and the reader of its output.
 *
 * <p>The script is the class path resource {@code dev/tenken/host/probes/NAME.sh}. It defines the
 * POSIX shell function {@code probe_NAME} (dashes and dots of the name become underscores), which
 * is called once per round with the arguments of all wanted probes in order, {@code arity} words
 * each; a list too long for one call is cut into several. What it prints is its {@link Section}.
 * The functions and variables that it may use are listed at the top of {@code batch/prelude.sh}. It
 * prints any bytes but NUL (a kind with content or of commands prints that too); must read, never
 * write; take names as arguments only ({@code "$1"}, behind {@code --} where a tool knows that);
 * and hold no line starting with {@code #} but comments: they are not sent.
 *
 * <p>Immutable; the methods named after an option return a changed copy.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostKind implements Kind {
  /** Reads what the script printed for these probes. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Returns a fact for each probe, made by the section's methods. A probe left out is unknown.
     * Not called when the script did not run to its end: then all its probes are unknown.
     *
     * @param probes the probes of this call, in the order of the script's arguments
     */
    Map<Probe, Fact<Data>> read(List<Probe> probes, Section section);
  }

  /** Makes a present fact's data of the answer that the script gave with {@code answer}. */
  @FunctionalInterface
  public interface AnswerReader {
    /** Returns the data; an exception makes the fact unknown. */
    Data read(Probe probe, Answer answer);
  }

  private enum Trait {
    PARTIAL,
    COMMAND,
    CONTENT,
    SECRET,
    QUICK
  }

  private static final String SENSITIVE = "sensitive";

  private final String name;
  private final int arity;
  private final Reader reader;
  private final String source;
  private final List<String> scripts;
  private final Optional<Duration> timeLimit;
  private final Set<Trait> traits;

  private HostKind(
      String name,
      int arity,
      Reader reader,
      String source,
      List<String> scripts,
      Optional<Duration> timeLimit,
      Set<Trait> traits) {
    this.name = name;
    this.arity = arity;
    this.reader = reader;
    this.source = source;
    this.scripts = scripts;
    this.timeLimit = timeLimit;
    this.traits = traits;
  }

  private HostKind with(Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new HostKind(name, arity, reader, source, scripts, timeLimit, more);
  }

  /**
   * Returns a kind whose output the reader parses as a whole.
   *
   * @param name unique and stable; lower case letters, digits, dashes and dots
   * @param arity how many arguments a probe has
   */
  public static HostKind of(String name, int arity, Reader reader) {
    if (!name.matches("[a-z][a-z0-9.-]*")) {
      throw new IllegalArgumentException("not a name of a kind: " + name);
    }
    return new HostKind(name, arity, reader, name, List.of(name), Optional.empty(), Set.of());
  }

  /**
   * Returns a kind whose script answers with {@code answer}, {@code absent} and {@code unknown}.
   *
   * <p>A probe that the script did not answer is unknown with what the script said on standard
   * error. The fields {@code source} and {@code raw} of an answer, where given, are its evidence.
   * If the script runs into its time or output limit, the answers that it had completed count.
   */
  public static HostKind ofAnswers(String name, int arity, AnswerReader reader) {
    return of(name, arity, (probes, section) -> answers(probes, section, reader))
        .with(Trait.PARTIAL);
  }

  /** Returns this kind with what its evidence says was run, such as {@code dpkg-query -W}. */
  public HostKind source(String newSource) {
    return new HostKind(name, arity, reader, newSource, scripts, timeLimit, traits);
  }

  /**
   * Returns this kind with further scripts of {@code probes/} that define functions shared between
   * kinds, sent before its own.
   */
  public HostKind using(String... shared) {
    List<String> all = new ArrayList<>(List.of(shared));
    all.addAll(scripts);
    return new HostKind(name, arity, reader, source, List.copyOf(all), timeLimit, traits);
  }

  /** Returns this kind with a time limit other than the batch's. */
  public HostKind timeLimit(Duration limit) {
    return new HostKind(name, arity, reader, source, scripts, Optional.of(limit), traits);
  }

  /**
   * Returns this kind for commands that users wrote: each probe is called and limited alone, with
   * the limits for commands, and the script runs it by {@code run_command}.
   */
  public HostKind asCommand() {
    return with(Trait.COMMAND);
  }

  /**
   * Returns this kind for answers that carry content: each probe's may be as long as the content
   * limit, which the script finds in {@code $content_limit} and must keep itself.
   */
  public HostKind withContent() {
    return with(Trait.CONTENT);
  }

  /**
   * Returns this kind for questions that take a secret: the script gets each probe's, empty where
   * it has none, as the word behind its arguments. It is masked in every output.
   */
  public HostKind withSecret() {
    return with(Trait.SECRET);
  }

  /**
   * Returns this kind for questions that the kernel or a few local files answer at once: the kinds
   * that do are asked one after the other, which costs the host far less than side by side. Never
   * for what may wait for a network, a name service, a daemon or a lock.
   */
  public HostKind quick() {
    return with(Trait.QUICK);
  }

  /**
   * Returns the probe with these arguments.
   *
   * @throws IllegalArgumentException when there are more or fewer than the arity
   */
  public Probe probe(String... arguments) {
    if (arguments.length != arity) {
      throw new IllegalArgumentException(
          name + " takes " + arity + " arguments, not " + arguments.length);
    }
    return Probe.of(this, arguments);
  }

  /**
   * Returns the probe for an answer that is a secret: what it says is masked in every output, and
   * it is not shared with the same question asked openly.
   */
  public static Probe sensitive(Probe probe) {
    return probe.inScope(probe.scope() + SENSITIVE);
  }

  static boolean isSensitive(Probe probe) {
    return probe.scope().endsWith(SENSITIVE);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public TargetType targetType() {
    return TargetType.HOST;
  }

  /** Returns what the evidence says was run. */
  public String source() {
    return source;
  }

  int arity() {
    return arity;
  }

  /** Returns the words that the script gets for a probe. */
  List<String> words(Probe probe) {
    if (!traits.contains(Trait.SECRET)) {
      return probe.arguments();
    }
    List<String> words = new ArrayList<>(probe.arguments());
    words.add(probe.secret());
    return words;
  }

  Reader reader() {
    return reader;
  }

  /** Tells whether the answers before a limit was reached count. */
  boolean isPartial() {
    return traits.contains(Trait.PARTIAL);
  }

  List<String> scripts() {
    return scripts;
  }

  Optional<Duration> timeLimit() {
    return timeLimit;
  }

  boolean isCommand() {
    return traits.contains(Trait.COMMAND);
  }

  boolean hasContent() {
    return traits.contains(Trait.CONTENT);
  }

  /** Tells whether its answer never has to be waited for. */
  boolean isQuick() {
    return traits.contains(Trait.QUICK);
  }

  String function() {
    return "probe_" + name.replace('-', '_').replace('.', '_');
  }

  @Override
  public String toString() {
    return name;
  }

  private static Map<Probe, Fact<Data>> answers(
      List<Probe> probes, Section section, AnswerReader reader) {
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Answer answer : section.answers()) {
      if (answer.index() >= 0 && answer.index() < probes.size()) {
        Probe probe = probes.get(answer.index());
        facts.put(probe, fact(probe, section, answer, reader));
      }
    }
    return facts;
  }

  private static Fact<Data> fact(Probe probe, Section section, Answer answer, AnswerReader reader) {
    return switch (answer.state()) {
      case PRESENT -> {
        try {
          yield section.present(reader.read(probe, answer), answer);
        } catch (RuntimeException e) {
          yield section.unknown(
              Cause.Reason.OTHER, BatchErrors.unreadable(probe.kind().name(), e), answer);
        }
      }
      case ABSENT -> section.absent(answer);
      case UNKNOWN -> section.unknown(answer.reason(), answer.message(), answer);
    };
  }
}
