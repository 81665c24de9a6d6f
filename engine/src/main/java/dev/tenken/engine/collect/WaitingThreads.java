package dev.tenken.engine.collect;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apiguardian.api.API;

/** Executors made for waiting on networks: a thread for each task, all of them daemons. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WaitingThreads {
  /** The first JDK whose virtual threads also wait cheaply inside {@code synchronized}. */
  private static final int VIRTUAL_SINCE = 24;

  private WaitingThreads() {}

  /** Returns a new executor: of virtual threads where the JVM has good ones. */
  public static ExecutorService executor() {
    return Runtime.version().feature() >= VIRTUAL_SINCE ? virtual() : cached();
  }

  private static ExecutorService virtual() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return cached();
    }
  }

  private static ExecutorService cached() {
    AtomicInteger count = new AtomicInteger();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ThreadFactory threads =
        task -> {
          Thread thread = new Thread(task, "tenken-" + count.incrementAndGet());
          thread.setDaemon(true);
          thread.setContextClassLoader(loader);
          return thread;
        };
    return Executors.newCachedThreadPool(threads);
  }
}
