package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kinds whose scripts are in the test resources. */
public final class TestKinds {
  public static final HostKind ECHO =
      HostKind.ofAnswers("test-echo", 1, (probe, answer) -> fields(answer)).source("echo");
  public static final HostKind RAW = HostKind.of("test-raw", 2, TestKinds::section).withContent();
  public static final HostKind TEXT = HostKind.of("test-text", 1, TestKinds::section);
  public static final HostKind SLOW =
      HostKind.ofAnswers("test-slow", 1, (probe, answer) -> fields(answer));
  public static final HostKind YES = HostKind.of("test-yes", 1, TestKinds::section);
  public static final HostKind COMMAND =
      HostKind.of("test-command", 1, TestKinds::section).asCommand();

  private TestKinds() {}

  private static Data fields(Answer answer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    answer.names().forEach(name -> fields.put(name, answer.text(name)));
    return Data.of(fields);
  }

  private static Map<Probe, Fact<Data>> section(List<Probe> probes, Section section) {
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    Data data =
        Data.map("stdout", section.text(), "stderr", section.stderr(), "status", section.status());
    probes.forEach(probe -> facts.put(probe, section.present(data, section.text())));
    return facts;
  }
}
