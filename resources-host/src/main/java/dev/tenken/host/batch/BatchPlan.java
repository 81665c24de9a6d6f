package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Probe;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the probes of a round are spread over parts: a part per kind, several for a list that no
 * single program could take as arguments, and one for each user's command.
 */
final class BatchPlan {
  /** Linux refuses a single argument of 128 KiB. */
  static final int ARGUMENT_LIMIT = 96 << 10;

  private static final int PART_LIMIT = 96 << 10;
  private static final long SLACK = 64 << 10;

  private final List<Part> parts = new ArrayList<>();
  private final Map<Probe, Cause> refused = new LinkedHashMap<>();

  BatchPlan(Collection<Probe> probes, Limits limits) {
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    Map<String, List<Probe>> byKind = new TreeMap<>();
    for (Probe probe : probes) {
      refusal(probe, encoder)
          .ifPresentOrElse(
              cause -> refused.put(probe, cause),
              () ->
                  byKind
                      .computeIfAbsent(probe.kind().name(), name -> new ArrayList<>())
                      .add(probe));
    }
    byKind.values().forEach(ofKind -> cut(ofKind, limits));
  }

  /** Returns the parts, ids counting from 0. */
  List<Part> parts() {
    return parts;
  }

  /** Returns the probes that can't be sent, and why. */
  Map<Probe, Cause> refused() {
    return refused;
  }

  private static Optional<Cause> refusal(Probe probe, CharsetEncoder encoder) {
    if (!(probe.kind() instanceof HostKind kind)) {
      return Optional.of(BatchErrors.notForHosts(probe.kind()));
    }
    if (probe.arguments().size() != kind.arity()) {
      return Optional.of(BatchErrors.wrongArity(kind, probe.arguments().size()));
    }
    for (String argument : kind.words(probe)) {
      if (argument.indexOf('\0') >= 0 || !encoder.canEncode(argument)) {
        return Optional.of(BatchErrors.notText());
      }
      if (bytes(argument) > ARGUMENT_LIMIT) {
        return Optional.of(BatchErrors.longArgument(ARGUMENT_LIMIT));
      }
    }
    return Optional.empty();
  }

  private void cut(List<Probe> probes, Limits limits) {
    HostKind kind = (HostKind) probes.get(0).kind();
    List<Probe> some = new ArrayList<>();
    int size = 0;
    for (Probe probe : probes) {
      int more = kind.words(probe).stream().mapToInt(argument -> bytes(argument) + 1).sum();
      if (!some.isEmpty() && (kind.isCommand() || size + more > PART_LIMIT)) {
        add(kind, some, limits);
        some = new ArrayList<>();
        size = 0;
      }
      some.add(probe);
      size += more;
    }
    add(kind, some, limits);
  }

  private void add(HostKind kind, List<Probe> probes, Limits limits) {
    long output =
        kind.isCommand()
            ? limits.output()
            : kind.hasContent()
                ? SLACK + probes.size() * (limits.content() + SLACK)
                : limits.content();
    parts.add(
        new Part(
            parts.size(),
            kind,
            List.copyOf(probes),
            output,
            kind.timeLimit().orElse(kind.isCommand() ? limits.command() : limits.batch())));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
