package dev.tenken.engine;

import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Verdict;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A check on one target. It was judged before; executing it reports how. */
final class CheckDescriptor extends AbstractTestDescriptor implements Node<EngineContext> {
  static final String SEGMENT = "check";

  private final String legacyName;
  private final Set<TestTag> tags;
  private final Optional<CheckRecord> record;

  /** Makes the descriptor of a check that a run will judge. */
  CheckDescriptor(
      UniqueId id, String text, String legacyName, TestSource source, Set<TestTag> tags) {
    super(id, text, source);
    this.legacyName = legacyName;
    this.tags = tags;
    this.record = Optional.empty();
  }

  /** Makes the descriptor of a check that was judged already. */
  CheckDescriptor(
      UniqueId id,
      String text,
      String legacyName,
      TestSource source,
      Set<TestTag> tags,
      CheckRecord record) {
    super(id, text, source);
    this.legacyName = legacyName;
    this.tags = tags;
    this.record = Optional.of(record);
  }

  private CheckRecord record(EngineContext context) {
    return record.orElseGet(() -> context.verdicts().of(this));
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public String getLegacyReportingName() {
    return legacyName;
  }

  @Override
  public Set<TestTag> getTags() {
    return tags;
  }

  @Override
  public SkipResult shouldBeSkipped(EngineContext context) {
    CheckRecord judged = record(context);
    return judged.verdict() == Verdict.SKIPPED || judged.verdict() == Verdict.PENDING
        ? SkipResult.skip(judged.detail().message())
        : SkipResult.doNotSkip();
  }

  @Override
  public EngineContext execute(EngineContext context, DynamicTestExecutor executor)
      throws Exception {
    CheckRecord judged = record(context);
    if (judged.verdict() != Verdict.PASSED) {
      Attachments.publish(context.request(), this, judged);
      Failures.raise(judged, this);
    }
    return context;
  }
}
