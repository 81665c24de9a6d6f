package dev.tenken.dsl;

import groovy.lang.Closure;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A group's or check's body that Java wrote. */
final class Body extends Closure<Object> {
  private static final long serialVersionUID = 1L;

  private final transient Callable<@Nullable Object> code;

  Body(Object owner, Callable<@Nullable Object> code) {
    super(owner);
    this.code = code;
  }

  @Override
  public @Nullable Object call() {
    return call(new Object[0]);
  }

  @Override
  public @Nullable Object call(Object... arguments) {
    try {
      return code.call();
    } catch (Exception e) {
      return throwRuntimeException(e);
    }
  }
}
