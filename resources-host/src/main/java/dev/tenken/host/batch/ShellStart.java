package dev.tenken.host.batch;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.spi.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until the shell of a batch is there, and tells sudo the password if it asks.
 *
 * <p>Remembers from one batch of a host to the next that sudo refused the password, since further
 * attempts lock accounts.
 */
final class ShellStart {
  private static final int KEPT = 16 << 10;

  private final Transport transport;
  private final Become become;
  private final Limits limits;
  private Optional<Cause> refusal = Optional.empty();

  ShellStart(Transport transport, Become become, Limits limits) {
    this.transport = transport;
    this.become = become;
    this.limits = limits;
  }

  /** Returns why sudo must not be tried again, if so. */
  Optional<Cause> refusal() {
    return refusal;
  }

  /** Returns why the shell did not start, if so. */
  Optional<Cause> await(Wire wire, Marks marks) throws InterruptedException {
    long deadline = Wire.deadline(limits.command());
    StringBuilder output = new StringBuilder();
    StringBuilder errors = new StringBuilder();
    boolean told = false;
    while (true) {
      Wire.Event event = wire.next(deadline).orElse(null);
      if (event == null) {
        return Optional.of(BatchErrors.startLate(transport.where(), limits.command()));
      } else if (event instanceof Wire.Line line) {
        if (line.text().equals(marks.frames())) {
          return Optional.empty();
        }
        keep(output, line.text() + "\n");
      } else if (event instanceof Wire.Errors more) {
        keep(errors, more.text());
        int prompts = count(errors, marks.prompt());
        if (prompts > (told ? 1 : 0) && become.password().isPresent()) {
          if (told) {
            return refused(BatchErrors.sudoRefused(transport.where(), ""));
          }
          told = true;
          wire.send(become.password().get() + "\n");
        }
      } else {
        rest(wire, errors);
        return ended(text(output), text(errors).replace(marks.prompt(), ""), told);
      }
    }
  }

  /** Standard error may come a little later than the end of standard output. */
  private static void rest(Wire wire, StringBuilder errors) throws InterruptedException {
    long deadline = Wire.deadline(Duration.ofMillis(300));
    for (Optional<Wire.Event> event = wire.next(deadline);
        event.isPresent();
        event = wire.next(deadline)) {
      if (event.get() instanceof Wire.Errors more) {
        keep(errors, more.text());
      }
    }
  }

  private Optional<Cause> ended(String output, String errors, boolean told) {
    if (transport.isLost()) {
      return Optional.of(transport.lost());
    }
    if (told) {
      return refused(BatchErrors.sudoEnded(transport.where(), errors));
    }
    return Optional.of(
        become.user().isPresent()
            ? BatchErrors.sudoAsks(transport.where(), errors)
            : BatchErrors.noStart(transport.where(), output, errors));
  }

  private Optional<Cause> refused(Cause cause) {
    refusal = Optional.of(cause);
    return refusal;
  }

  private static void keep(StringBuilder text, String more) {
    text.append(more, 0, Math.min(more.length(), Math.max(0, KEPT - text.length())));
  }

  private static int count(StringBuilder text, String word) {
    int count = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
      count++;
    }
    return count;
  }

  private static String text(StringBuilder bytes) {
    return new String(
        bytes.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
