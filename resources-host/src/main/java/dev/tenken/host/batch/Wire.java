package dev.tenken.host.batch;

import dev.tenken.dsl.spi.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Turns the three blocking streams of a channel into one queue of events, so that the asking thread
 * waits in one place, with a limit, and can be interrupted.
 */
final class Wire implements AutoCloseable {
  /** What came over the channel. */
  sealed interface Event {}

  /** A line of standard output; bytes as characters. */
  record Line(String text) implements Event {}

  /** A piece of standard error; bytes as characters. */
  record Errors(String text) implements Event {}

  /** Standard output has ended. */
  record End() implements Event {}

  private static final int LINE_LIMIT = 64 << 10;
  private static final int QUEUE = 4096;

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(QUEUE);
  private final Channel channel;
  private final ExecutorService executor;

  Wire(Channel channel, ExecutorService executor) {
    this.channel = channel;
    this.executor = executor;
    executor.execute(this::readLines);
    executor.execute(this::readErrors);
  }

  /** Returns the next event, empty when the deadline (of {@link System#nanoTime}) passes first. */
  Optional<Event> next(long deadline) throws InterruptedException {
    return Optional.ofNullable(
        events.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
  }

  /**
   * Sends text, in the background: the other end may be slow to take it. The stream stays open, as
   * its end tells the other end that nobody waits any more.
   */
  void send(String text) {
    executor.execute(
        () -> {
          OutputStream stream = channel.stdin();
          try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
          } catch (IOException e) {
            // The output ends too, and says more.
          }
        });
  }

  /** Closes the channel, in the background: that takes a round trip. */
  @Override
  public void close() {
    executor.execute(channel::close);
  }

  static long deadline(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  private void readLines() {
    StringBuilder line = new StringBuilder();
    byte[] buffer = new byte[32 << 10];
    try (InputStream stream = channel.stdout()) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        int from = 0;
        for (int i = 0; i < count; i++) {
          if (buffer[i] == '\n') {
            line.append(new String(buffer, from, i - from, StandardCharsets.ISO_8859_1));
            put(new Line(line.toString()));
            line.setLength(0);
            from = i + 1;
          }
        }
        if (line.length() < LINE_LIMIT) {
          line.append(new String(buffer, from, count - from, StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException e) {
      // Ended early: who waits for more will say so.
    } finally {
      put(new End());
    }
  }

  private void readErrors() {
    byte[] buffer = new byte[8 << 10];
    try (InputStream stream = channel.stderr()) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        put(new Errors(new String(buffer, 0, count, StandardCharsets.ISO_8859_1)));
      }
    } catch (IOException e) {
      // Ended early, as standard output has.
    }
  }

  private void put(Event event) {
    try {
      events.put(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
