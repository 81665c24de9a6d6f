package dev.tenken.engine;

import dev.tenken.dsl.journal.CheckRecord;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** What the nodes of one execution report from: all verdicts, there before the first node runs. */
final class EngineContext implements EngineExecutionContext {
  private final ExecutionRequest request;
  private Verdicts verdicts = new Verdicts(Map.of(), Map.of());

  EngineContext(ExecutionRequest request) {
    this.request = request;
  }

  ExecutionRequest request() {
    return request;
  }

  Verdicts verdicts() {
    return verdicts;
  }

  void judged(Verdicts newVerdicts) {
    verdicts = newVerdicts;
  }

  /**
   * The verdicts of a run.
   *
   * @param checks how each check ended
   * @param yielded what each dynamic group yielded for its target, in source order
   */
  record Verdicts(Map<UniqueId, CheckRecord> checks, Map<UniqueId, List<Yielded>> yielded) {
    CheckRecord of(CheckDescriptor check) {
      CheckRecord record = checks.get(check.getUniqueId());
      if (record == null) {
        throw new IllegalStateException(check.getUniqueId() + " was not judged");
      }
      return record;
    }

    List<Yielded> of(DynamicDescriptor group) {
      return yielded.getOrDefault(group.getUniqueId(), List.of());
    }
  }

  /**
   * A check that a dynamic group yielded.
   *
   * @param groups the identities of the groups between the dynamic one and the check, outermost
   *     first
   * @param id the check's identity among its siblings
   * @param record how it ended
   */
  record Yielded(List<String> groups, String id, CheckRecord record) {
    /** Returns it as seen from the outermost of its groups. */
    Yielded inner() {
      return new Yielded(groups.subList(1, groups.size()), id, record);
    }
  }
}
