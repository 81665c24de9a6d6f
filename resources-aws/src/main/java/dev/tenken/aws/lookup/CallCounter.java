package dev.tenken.aws.lookup;

import dev.tenken.dsl.journal.Ledger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Enters every HTTP request into the ledger: the first of a call under the operation's name, each
 * further one under {@code retry} and that name. Their sum is what the server counts.
 */
final class CallCounter implements ExecutionInterceptor {
  private static final ExecutionAttribute<Boolean> SENT =
      new ExecutionAttribute<>("tenken.request-sent");

  private final Ledger ledger;
  private final String target;

  CallCounter(Ledger ledger, String target) {
    this.ledger = ledger;
    this.target = target;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    boolean retry = Boolean.TRUE.equals(attributes.getAttribute(SENT));
    attributes.putAttribute(SENT, true);
    ledger.count(target, (retry ? "retry " : "") + Operations.name(attributes));
  }
}
