package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.spi.Channel;
import dev.tenken.dsl.spi.Transport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;

/**
 * Runs commands on one instance by {@code AWS-RunShellScript}.
 *
 * <p>The service gives back no more than the first 24,000 characters of standard output. So what
 * goes in and what comes out is compressed, and an end that is missing is noticed.
 */
final class RunCommandTransport implements Transport {
  /** The service takes documents of 64 KB. */
  private static final int MOST_SENT = 60_000;

  private static final Cause CUT =
      new Cause(
          Reason.LIMIT,
          "the answer is longer than a run command gives back (24,000 characters, compressed)");

  private static final Cause LONG =
      new Cause(Reason.LIMIT, "the questions are longer than a run command takes (60 KB)");

  private static final Cause ENDED =
      new Cause(Reason.OTHER, "the run command ended before all was answered");

  /** How long the script may run at most: its parts have limits of their own. */
  private static final String EXECUTION_SECONDS = "1800";

  private static final int DELIVERY_SECONDS = 60;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Set<String> WAITING = Set.of("Pending", "InProgress", "Delayed");

  private final String instanceId;
  private final AwsClients clients;
  private @Nullable SsmClient client;
  private volatile Cause lost = ENDED;

  RunCommandTransport(String instanceId, AwsClients clients) {
    this.instanceId = instanceId;
    this.clients = clients;
  }

  @Override
  public Channel start(String command) {
    return new RunCommand(command);
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean isCut(Cause cause) {
    return cause.equals(CUT) || cause.equals(LONG);
  }

  @Override
  public String where() {
    return instanceId;
  }

  @Override
  public Cause lost() {
    return lost;
  }

  @Override
  public void close() {
    clients.close();
  }

  private synchronized SsmClient client() {
    SsmClient made = client;
    if (made == null) {
      made = clients.runCommand(instanceId);
      client = made;
    }
    return made;
  }

  /**
   * Returns the shell line that feeds the input to the command and compresses what it prints. The
   * input stays open, as its end would tell the command that nobody waits any more.
   */
  static String line(String command, byte[] input) {
    return "{ printf %s '"
        + Base64.getEncoder().encodeToString(zipped(input))
        + "' | base64 -d | gzip -dc; while sleep 1; do echo || exit; done 2>/dev/null; } | { "
        + command
        + "; } | gzip -c | base64 | tr -d '\\n'";
  }

  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  /** What a command has printed, as far as it came; bytes as characters. */
  private record Printed(String text, boolean whole) {
    static Printed of(String encoded) {
      int length = encoded.length();
      // What follows is the service's remark that it cut the output.
      for (int i = 0; i < length; i++) {
        char c = encoded.charAt(i);
        if (!(Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=')) {
          length = i;
        }
      }
      byte[] zipped = Base64.getDecoder().decode(encoded.substring(0, length / 4 * 4));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
        byte[] buffer = new byte[8 << 10];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
          bytes.write(buffer, 0, count);
        }
        return new Printed(bytes.toString(StandardCharsets.ISO_8859_1), true);
      } catch (IOException e) {
        return new Printed(bytes.toString(StandardCharsets.ISO_8859_1), false);
      }
    }
  }

  private final class RunCommand implements Channel {
    private final String command;
    private final CompletableFuture<byte[]> output = new CompletableFuture<>();
    private volatile String errors = "";
    private volatile boolean closed;

    RunCommand(String command) {
      this.command = command;
    }

    @Override
    public OutputStream stdin() {
      return new ByteArrayOutputStream() {
        @Override
        public void flush() {
          run(toByteArray());
        }
      };
    }

    @Override
    public InputStream stdout() {
      return new Awaited(output);
    }

    @Override
    public InputStream stderr() {
      return new Awaited(output.thenApply(ignored -> errors.getBytes(StandardCharsets.UTF_8)));
    }

    /** The service is not told: to cancel is none of the calls that Tenken makes. */
    @Override
    public void close() {
      closed = true;
    }

    private void run(byte[] input) {
      byte[] printed = new byte[0];
      try {
        String line = line(command, input);
        if (line.length() > MOST_SENT) {
          lost = LONG;
        } else {
          printed = take(answer(send(line)));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        lost = new Cause(Reason.CANCELLED, "the run was interrupted");
      } catch (ReadOnlyGuard.Refused e) {
        lost = new Cause(Reason.OTHER, String.valueOf(e.getMessage()));
      } catch (SdkException e) {
        lost = Causes.of("ssm:SendCommand", e);
      } finally {
        output.complete(printed);
      }
    }

    private String send(String line) {
      return client()
          .sendCommand(
              request ->
                  request
                      .instanceIds(instanceId)
                      .documentName(RunCommandGuard.DOCUMENT)
                      .comment("Tenken asks")
                      .timeoutSeconds(DELIVERY_SECONDS)
                      .parameters(
                          Map.of(
                              "commands",
                              List.of(line),
                              "executionTimeout",
                              List.of(EXECUTION_SECONDS))))
          .command()
          .commandId();
    }

    private GetCommandInvocationResponse answer(String id) throws InterruptedException {
      Duration pause = FIRST_PAUSE;
      while (true) {
        Thread.sleep(pause.toMillis());
        try {
          GetCommandInvocationResponse answer =
              client()
                  .getCommandInvocation(request -> request.commandId(id).instanceId(instanceId));
          if (closed || !WAITING.contains(answer.statusAsString())) {
            return answer;
          }
        } catch (InvocationDoesNotExistException e) {
          if (closed) {
            throw e;
          }
        }
        pause = pause.multipliedBy(3).dividedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
      }
    }

    private byte[] take(GetCommandInvocationResponse answer) {
      String encoded = answer.standardOutputContent();
      errors = answer.standardErrorContent() == null ? "" : answer.standardErrorContent();
      Printed printed = Printed.of(encoded == null ? "" : encoded);
      if (!printed.whole() && !printed.text().isEmpty()) {
        lost = CUT;
      } else if (!printed.whole()) {
        lost =
            new Cause(
                Reason.OTHER,
                "the run command on "
                    + instanceId
                    + " ended as "
                    + answer.statusDetails()
                    + (errors.isBlank() ? "" : ": " + errors.strip().lines().findFirst().get()));
      } else {
        lost = ENDED;
      }
      return printed.text().getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** The bytes of a future; reading waits for them. */
  private static final class Awaited extends InputStream {
    private final CompletableFuture<byte[]> bytes;
    private @Nullable InputStream stream;

    Awaited(CompletableFuture<byte[]> bytes) {
      this.bytes = bytes;
    }

    private InputStream stream() {
      InputStream there = stream;
      if (there == null) {
        there = new ByteArrayInputStream(bytes.join());
        stream = there;
      }
      return there;
    }

    @Override
    public int read() throws IOException {
      return stream().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return stream().read(buffer, offset, length);
    }
  }
}
