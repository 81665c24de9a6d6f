import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy on 127.0.0.1 that delays, and after a number of bytes from the server stalls, closes or resets the connection.
 *
 * <p>{@code java Proxy.java --to HOST:PORT [--port PORT] [--delay MILLISECONDS] [--after BYTES --then stall|close|reset]}
 *
 * <p>The delay holds in each direction, and does not lower the throughput. The first line printed is {@code listening on PORT}.
 * Runs until it is killed.
 */
final class Proxy {
  private static final String USAGE =
      "usage: java Proxy.java --to HOST:PORT [--port PORT] [--delay MILLISECONDS] [--after BYTES --then stall|close|reset]";

  private record Chunk(byte[] bytes, long due) {}

  private enum Fault {
    STALL,
    CLOSE,
    RESET
  }

  private String host = "";
  private int hostPort;
  private int port;
  private long delay;
  private long after = Long.MAX_VALUE;
  private Fault fault = Fault.STALL;

  public static void main(String[] arguments) throws IOException {
    var proxy = new Proxy();
    try {
      proxy.read(arguments);
    } catch (RuntimeException e) {
      System.err.println(USAGE);
      System.exit(2);
    }
    proxy.serve();
  }

  private void read(String[] arguments) {
    for (int i = 0; i < arguments.length; i += 2) {
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--to" -> {
          int colon = value.lastIndexOf(':');
          host = value.substring(0, colon);
          hostPort = Integer.parseInt(value.substring(colon + 1));
        }
        case "--port" -> port = Integer.parseInt(value);
        case "--delay" -> delay = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(value));
        case "--after" -> after = Long.parseLong(value);
        case "--then" -> fault = Fault.valueOf(value.toUpperCase(java.util.Locale.ROOT));
        default -> throw new IllegalArgumentException(arguments[i]);
      }
    }
    if (host.isEmpty()) {
      throw new IllegalArgumentException("--to is missing");
    }
  }

  private void serve() throws IOException {
    try (var server = new ServerSocket(port, 1000, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + server.getLocalPort());
      while (true) {
        Socket client = server.accept();
        start(() -> connect(client));
      }
    }
  }

  private void connect(Socket client) {
    var server = new Socket();
    try {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      server.connect(new InetSocketAddress(host, hostPort));
      var left = new AtomicLong(after);
      pump(client, server, new AtomicLong(Long.MAX_VALUE));
      pump(server, client, left);
    } catch (IOException e) {
      close(client);
      close(server);
    }
  }

  private void pump(Socket from, Socket to, AtomicLong left) {
    BlockingQueue<Chunk> queue = new LinkedBlockingQueue<>(100_000);
    start(() -> take(from, queue));
    start(() -> give(from, to, queue, left));
  }

  /** Reads chunks and stamps each with the time at which it is due at the other end; an empty one is the end. */
  private void take(Socket from, BlockingQueue<Chunk> queue) {
    try {
      var buffer = new byte[64 * 1024];
      try {
        InputStream in = from.getInputStream();
        for (int read; (read = in.read(buffer)) > 0; ) {
          queue.put(new Chunk(Arrays.copyOf(buffer, read), System.nanoTime() + delay));
        }
      } catch (IOException e) {
        // Ends like a stream that was closed.
      }
      queue.put(new Chunk(new byte[0], System.nanoTime() + delay));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void give(Socket from, Socket to, BlockingQueue<Chunk> queue, AtomicLong left) {
    try {
      OutputStream out = to.getOutputStream();
      while (true) {
        Chunk chunk = queue.take();
        for (long wait; (wait = chunk.due() - System.nanoTime()) > 0; ) {
          LockSupport.parkNanos(wait);
        }
        if (chunk.bytes().length == 0) {
          to.shutdownOutput();
          return;
        }
        int length = (int) Math.min(chunk.bytes().length, left.get());
        out.write(chunk.bytes(), 0, length);
        if (left.addAndGet(-length) == 0) {
          fail(from, to);
          return;
        }
      }
    } catch (IOException e) {
      close(from);
      close(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(Socket from, Socket to) throws IOException {
    if (fault == Fault.STALL) {
      return;
    }
    if (fault == Fault.RESET) {
      to.setSoLinger(true, 0);
    }
    close(to);
    close(from);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }

  private static void start(Runnable task) {
    var thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }
}
