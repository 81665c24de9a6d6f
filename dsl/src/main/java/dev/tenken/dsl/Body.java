package dev.tenken.dsl;

import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/** A group's or check's body that is no closure class of its own. */
final class Body extends Closure<Object> {
  private static final long serialVersionUID = 1L;

  /** What a body does. */
  @FunctionalInterface
  interface Code {
    /** Runs it. */
    @Nullable Object run() throws Throwable;
  }

  private final transient Code code;

  Body(Object owner, Code code) {
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
      return code.run();
    } catch (Throwable e) {
      throw Body.<RuntimeException>raise(e);
    }
  }

  /**
   * Raises what the code raised as it is: a wrapped {@code Missing} would be taken for a mistake.
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T raise(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
