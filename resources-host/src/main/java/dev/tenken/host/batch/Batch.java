package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.spi.Channel;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Transport;
import dev.tenken.dsl.spi.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apiguardian.api.API;

/** Asks one host for the probes of a round by one script over one channel. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Batch {
  /** How long the script itself may take beyond its parts before the host counts as silent. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /** How often a batch that was cut off is asked in smaller ones: at most 15 batches in all. */
  private static final int DEEPEST = 3;

  private final String host;
  private final Transport transport;
  private final Become become;
  private final Limits limits;
  private final RunContext context;
  private final Scripts scripts = new Scripts();
  private final ShellStart start;

  /** Makes the batches of this host. */
  public Batch(String host, Transport transport, Become become, Limits limits, RunContext context) {
    this.host = host;
    this.transport = transport;
    this.become = become;
    this.limits = limits;
    this.context = context;
    this.start = new ShellStart(transport, become, limits);
  }

  /** Answers every probe. */
  public Map<Probe, Fact<Data>> ask(Set<Probe> probes) {
    probes.forEach(probe -> context.secrets().add(probe.secret()));
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    Set<Probe> asked = new LinkedHashSet<>();
    for (Probe probe : probes) {
      if (transport.isInteractive() || probe.secret().isEmpty()) {
        asked.add(probe);
      } else {
        Cause cause = BatchErrors.noSecret(transport.where());
        facts.put(probe, unknown(cause, probe, Instant.now(), Duration.ZERO));
      }
    }
    facts.putAll(ask(asked, 0));
    return facts;
  }

  /** Asks again, in smaller batches, for what a transport has cut off. */
  private Map<Probe, Fact<Data>> ask(Set<Probe> probes, int depth) {
    Map<Probe, Fact<Data>> facts = askOnce(probes);
    List<Probe> cut =
        probes.stream()
            .filter(
                probe ->
                    facts.get(probe) instanceof Fact.Unknown<Data> unknown
                        && transport.isCut(unknown.cause()))
            .toList();
    if (!cut.isEmpty() && probes.size() > 1 && depth < DEEPEST) {
      int half = cut.size() < probes.size() ? cut.size() : cut.size() / 2;
      facts.putAll(ask(new LinkedHashSet<>(cut.subList(0, half)), depth + 1));
      if (half < cut.size()) {
        facts.putAll(ask(new LinkedHashSet<>(cut.subList(half, cut.size())), depth + 1));
      }
    }
    return facts;
  }

  private Map<Probe, Fact<Data>> askOnce(Set<Probe> probes) {
    Instant askedAt = Instant.now();
    Map<Probe, Future<Fact<Data>>> here = new LinkedHashMap<>();
    Set<Probe> there = new LinkedHashSet<>();
    for (Probe probe : probes) {
      if (probe.kind() instanceof HereKind kind) {
        here.put(probe, context.executor().submit(() -> kind.answer().apply(probe)));
      } else {
        there.add(probe);
      }
    }
    BatchPlan plan = new BatchPlan(there, limits);
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    plan.refused()
        .forEach((probe, cause) -> facts.put(probe, unknown(cause, probe, askedAt, Duration.ZERO)));
    if (!plan.parts().isEmpty()) {
      Marks marks = Marks.random();
      Attempt attempt = new Attempt(plan.parts(), marks);
      Optional<Cause> failure = attempt.run();
      for (Part part : plan.parts()) {
        facts.putAll(attempt.facts(part, failure));
      }
    }
    here.forEach((probe, answer) -> facts.put(probe, settled(probe, answer, askedAt)));
    facts.forEach(
        (probe, fact) -> {
          if (HostKind.isSensitive(probe)) {
            SecretAnswers.hide(fact, context.secrets());
          }
        });
    return facts;
  }

  private static Fact<Data> settled(Probe probe, Future<Fact<Data>> answer, Instant askedAt) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return unknown(BatchErrors.cancelled(), probe, askedAt, Duration.ZERO);
    } catch (ExecutionException e) {
      Throwable problem = e.getCause() == null ? e : e.getCause();
      Cause cause =
          new Cause(Cause.Reason.OTHER, BatchErrors.unreadable(probe.kind().name(), problem));
      return unknown(cause, probe, askedAt, Duration.ZERO);
    }
  }

  private static Fact<Data> unknown(Cause cause, Probe probe, Instant askedAt, Duration took) {
    String source = probe.kind() instanceof HostKind kind ? kind.source() : probe.kind().name();
    return new Fact.Unknown<>(cause, new Evidence(source, askedAt, took, ""));
  }

  /** One sending of one script. */
  private final class Attempt {
    private final List<Part> parts;
    private final Marks marks;
    private final List<PartOutput> outputs = new ArrayList<>();
    private Instant askedAt = Instant.now();
    private long sentAt = System.nanoTime();
    private boolean hex;

    Attempt(List<Part> parts, Marks marks) {
      this.parts = parts;
      this.marks = marks;
      parts.forEach(part -> outputs.add(new PartOutput()));
    }

    /** Returns why not all parts have answered, if so. */
    Optional<Cause> run() {
      if (start.refusal().isPresent()) {
        return start.refusal();
      }
      try {
        Channel channel = transport.start(become.command(marks, transport.inside()));
        try (Wire wire = new Wire(channel, context.executor())) {
          Optional<Cause> failure =
              transport.isInteractive() ? start.await(wire, marks) : Optional.empty();
          return failure.isPresent() ? failure : collect(wire);
        }
      } catch (TransportException e) {
        return Optional.of(e.reason());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of(BatchErrors.cancelled());
      }
    }

    /** Sends the script and takes its frames until its end. */
    private Optional<Cause> collect(Wire wire) throws InterruptedException {
      BatchScript script = new BatchScript(parts, scripts, marks, limits);
      say(script.text());
      askedAt = Instant.now();
      sentAt = System.nanoTime();
      wire.send(script.text());
      Duration limit = script.longest().plus(MARGIN);
      long deadline = Wire.deadline(limit);
      String mark = marks.frames() + " ";
      while (true) {
        Wire.Event event = wire.next(deadline).orElse(null);
        if (event == null) {
          return Optional.of(BatchErrors.batchLate(transport.where(), limit));
        } else if (event instanceof Wire.Line line) {
          try {
            if (line.text().startsWith(mark) && take(line.text().substring(mark.length()))) {
              return Optional.empty();
            }
          } catch (RuntimeException e) {
            return Optional.of(BatchErrors.garbled(transport.where()));
          }
        } else if (event instanceof Wire.End) {
          return Optional.of(transport.lost());
        }
      }
    }

    /** Takes a frame; tells whether it was the last. */
    private boolean take(String frame) {
      String[] words = frame.split(" ", 3);
      switch (words[0]) {
        case "begin" -> hex = frame.endsWith("hex");
        case "end" -> {
          return true;
        }
        default -> {
          int id = Integer.parseInt(words[0]);
          Duration since = Duration.ofNanos(System.nanoTime() - sentAt);
          outputs.get(id).take(words[1], words.length > 2 ? words[2] : "", since);
        }
      }
      return false;
    }

    /** Returns the facts of a part. */
    Map<Probe, Fact<Data>> facts(Part part, Optional<Cause> failure) {
      PartOutput output = outputs.get(part.id());
      Optional<Cause> cause = cause(part, output, failure);
      Section section = section(part, output, cause.isEmpty());
      verbose(part, output, cause);
      Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
      Cause silence =
          cause.orElseGet(
              () -> BatchErrors.noAnswer(part.kind(), section.status(), section.stderr()));
      for (Probe probe : part.probes()) {
        facts.put(
            probe,
            new Fact.Unknown<>(
                silence, section.evidence(cause.isPresent() ? "" : section.stderr())));
      }
      if (cause.isEmpty() || part.kind().isPartial()) {
        read(part, section, facts);
      }
      return facts;
    }

    private void read(Part part, Section section, Map<Probe, Fact<Data>> facts) {
      try {
        part.kind()
            .reader()
            .read(part.probes(), section)
            .forEach((probe, fact) -> facts.replace(probe, fact));
      } catch (RuntimeException e) {
        String message = BatchErrors.unreadable(part.kind().name(), e);
        Fact<Data> fact = section.unknown(Cause.Reason.OTHER, message);
        part.probes().forEach(probe -> facts.put(probe, fact));
      }
    }

    private Section section(Part part, PartOutput output, boolean whole) {
      byte[] bytes = part.isText() ? output.text(marks.frames()) : output.output(hex);
      return new Section(
          bytes,
          output.errors(hex),
          output.status().orElse(-1),
          part.kind().source(),
          askedAt,
          output.took(),
          Answers.parse(bytes, marks.answers(), whole));
    }

    private Optional<Cause> cause(Part part, PartOutput output, Optional<Cause> failure) {
      if (output.isCut()) {
        return Optional.of(BatchErrors.cut(part.kind(), part.outputLimit()));
      }
      if (output.isLate()) {
        return Optional.of(BatchErrors.late(part.kind(), part.timeLimit()));
      }
      if (output.isWhole()) {
        return Optional.empty();
      }
      if (failure.isPresent()) {
        return failure;
      }
      return Optional.of(
          output.status().isPresent()
              ? BatchErrors.heldOutput(part.kind())
              : BatchErrors.broken(part.kind()));
    }

    private void verbose(Part part, PartOutput output, Optional<Cause> cause) {
      if (context.verbose()) {
        String ended =
            cause.map(Cause::message).orElse("exit status " + output.status().orElse(-1));
        context.say(
            context
                .secrets()
                .mask(
                    host
                        + ": "
                        + part.kind().name()
                        + " ("
                        + part.probes().size()
                        + "): "
                        + ended
                        + ", "
                        + Limits.words(Duration.ofMillis(output.took().toMillis()))));
      }
    }

    private void say(String script) {
      if (context.verbose()) {
        context.secrets().mask(script).lines().forEach(line -> context.say(host + ": | " + line));
      }
    }
  }
}
