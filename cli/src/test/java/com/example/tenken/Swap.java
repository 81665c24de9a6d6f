package com.example.tenken;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;

/** A swap space, by its device or file. Source: {@code /proc/swaps}. */
public final class Swap extends Resource {
  private static final HostKind KIND =
      HostKind.ofAnswers("swap", 1, Swap::read).source("/proc/swaps");

  private final Probe probe;

  private Swap(Facts facts, String device) {
    super(facts, TargetType.HOST, "Swap", device, KIND.probe(device));
    probe = KIND.probe(device);
  }

  /** Names a swap space. */
  @Word
  public static Swap swap(Spec spec, String device) {
    return new Swap(spec.facts(TargetType.HOST), device);
  }

  /** Tells whether it is in use by the kernel. */
  public Finding isActive() {
    return find(probe)
        .map(data -> Finding.yes(data.number("size") + " bytes"))
        .orElse(Finding.no("no such swap space"));
  }

  /** Returns its size in bytes. */
  public long size() {
    return present(probe).number("size");
  }

  private static Data read(Probe probe, Answer answer) {
    return Data.map("size", Long.parseLong(answer.text("size")) * 1024);
  }
}
