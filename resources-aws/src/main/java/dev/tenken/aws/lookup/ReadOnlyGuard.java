package dev.tenken.aws.lookup;

import java.util.Set;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Refuses every operation that is not on its list, before anything is made or sent of it. */
final class ReadOnlyGuard implements ExecutionInterceptor {
  private final Set<String> allowed;

  ReadOnlyGuard(Set<String> allowed) {
    this.allowed = allowed;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String operation = Operations.name(attributes);
    if (!allowed.contains(operation)) {
      throw new Refused(
          operation + " was refused: Tenken sends only the operations on its list of reads");
    }
  }

  /** An operation that is not on the list. */
  static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }
}
