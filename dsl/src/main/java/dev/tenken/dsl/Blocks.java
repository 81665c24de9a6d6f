package dev.tenken.dsl;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one spec class that the compiler made methods, by name.
 *
 * <p>By method handles: reflection would write a class for each method that is called often.
 */
final class Blocks {
  /** What the names of such methods begin with. */
  private static final String PREFIX = "tenken$block";

  private static final ClassValue<Blocks> OF =
      new ClassValue<>() {
        @Override
        protected Blocks computeValue(Class<?> type) {
          return new Blocks(type);
        }
      };

  private final Map<String, MethodHandle> handles = new HashMap<>();

  private Blocks(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().startsWith(PREFIX)) {
        handles.put(method.getName(), handle(method));
      }
    }
  }

  static Blocks of(Class<?> type) {
    return OF.get(type);
  }

  @Nullable Object run(Spec spec, String method, Object[] captured) throws Throwable {
    return (Object)
        Objects.requireNonNull(handles.get(method)).invokeExact((Object) spec, captured);
  }

  private static MethodHandle handle(Method method) {
    try {
      MethodHandle handle = MethodHandles.publicLookup().unreflect(method);
      int captured = method.getParameterCount();
      return handle.asType(handle.type().generic()).asSpreader(Object[].class, captured);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
