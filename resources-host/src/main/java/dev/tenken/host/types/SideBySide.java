package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kinds whose script asks by {@code side_by_side}. */
final class SideBySide {
  /** Makes data of the bytes that a call printed; an exception makes the fact unknown. */
  interface Reader {
    Shown read(Probe probe, byte[] output);
  }

  /**
   * What the bytes say.
   *
   * @param raw what evidence shows of them
   */
  record Shown(Data data, String raw) {}

  private SideBySide() {}

  static HostKind kind(String name, int arity, Reader reader) {
    return HostKind.of(name, arity, (probes, section) -> facts(probes, section, reader))
        .using("side-by-side")
        .withContent();
  }

  private static Map<Probe, Fact<Data>> facts(List<Probe> probes, Section section, Reader reader) {
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Answer answer : section.answers()) {
      Probe probe = probes.get(answer.index());
      facts.put(
          probe,
          switch (answer.state()) {
            case ABSENT -> section.absent(answer.text("raw"));
            case UNKNOWN -> section.unknown(answer.reason(), answer.message());
            case PRESENT -> present(probe, section, answer, reader);
          });
    }
    return facts;
  }

  private static Fact<Data> present(Probe probe, Section section, Answer answer, Reader reader) {
    try {
      Shown shown = reader.read(probe, decoded(answer.text("output")));
      return section.present(shown.data(), shown.raw());
    } catch (RuntimeException e) {
      return section.unknown(Cause.Reason.OTHER, "the answer can't be read: " + e.getMessage());
    }
  }

  /** Base64 has no blanks; the output of od begins each line with one. */
  private static byte[] decoded(String text) {
    return text.startsWith(" ")
        ? HexFormat.of().parseHex(text.replaceAll("\\s", ""))
        : Base64.getMimeDecoder().decode(text);
  }
}
