package dev.tenken.engine;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.EndRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.RunRecord;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.spi.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestDescriptor;

/** Makes the journal's records of a run as a whole: its start, its notes and its end. */
final class RunRecords {
  private final RootDescriptor root;
  private final Inventory inventory;
  private final Secrets secrets;
  private final Instant start;

  RunRecords(RootDescriptor root, Inventory inventory, Secrets secrets, Instant start) {
    this.root = root;
    this.inventory = inventory;
    this.secrets = secrets;
    this.start = start;
  }

  RunRecord start(List<String> notes) {
    Map<String, String> targets = new LinkedHashMap<>();
    for (Target target : inventory.narrowed()) {
      targets.put(target.name(), target.type() == TargetType.AWS ? "aws" : "host");
    }
    return new RunRecord(
        inventory.name(),
        start,
        inventory.recording().map(it -> it.recordedAt().toString()).orElse(""),
        Optional.ofNullable(Run.class.getPackage().getImplementationVersion())
            .orElse("development"),
        specRoot(),
        targets,
        notes.stream().map(secrets::mask).toList(),
        masked(Ci.detect(System.getenv()).orElse(Map.of())));
  }

  private Map<String, String> masked(Map<String, String> texts) {
    Map<String, String> masked = new LinkedHashMap<>(texts);
    masked.replaceAll((key, text) -> secrets.mask(text));
    return masked;
  }

  private String specRoot() {
    for (TestDescriptor child : root.getChildren()) {
      LoadedSpec spec = ((SpecDescriptor) child).spec();
      String file = spec.file().toString().replace('\\', '/');
      if (file.endsWith("/" + spec.path())) {
        return file.substring(0, file.length() - spec.path().length() - 1);
      }
    }
    return "";
  }

  /**
   * Returns what a reader must know beside the verdicts: what was left out, and why.
   *
   * @param left how many checks filters left
   * @param narrowing what narrowed the targets
   */
  List<String> notes(int left, String narrowing) {
    List<String> all = new ArrayList<>(root.notes());
    if (left < root.size()) {
      all.add(EngineErrors.filteredOut(root.size() - left, root.size()));
    }
    List<String> others =
        inventory.targets().stream()
            .filter(target -> !inventory.narrowed().contains(target))
            .map(Target::name)
            .toList();
    if (!others.isEmpty()) {
      all.add(narrowing + " left out " + String.join(", ", others));
    }
    for (Target target : inventory.narrowed()) {
      if (!target.maintenance().isEmpty()) {
        all.add(target.name() + " is in maintenance: " + target.maintenance());
      }
    }
    for (TestDescriptor child : root.getChildren()) {
      LoadedSpec spec = ((SpecDescriptor) child).spec();
      spec.unused().forEach(it -> all.add(EngineErrors.neverIncluded(spec.path(), it)));
    }
    return List.copyOf(all);
  }

  /**
   * Returns the record of the end.
   *
   * @param before the journal of the run of which some checks were run again
   * @param stopped why the run was stopped, if it was
   */
  static EndRecord end(
      List<CheckRecord> checks,
      Map<String, Map<String, Long>> ledger,
      Optional<Journal> before,
      Optional<Cause> stopped) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    checks.forEach(record -> counts.merge(record.verdict(), 1, Integer::sum));
    return new EndRecord(
        Instant.now(),
        Map.copyOf(counts),
        before.map(it -> Reruns.add(it.end().ledger(), ledger)).orElse(ledger),
        stopped.isEmpty(),
        stopped.map(cause -> List.of(cause.message())).orElse(List.of()));
  }
}
