package dev.tenken.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** A TCP proxy on loopback that delays, and stalls or cuts what comes back after so many bytes. */
public final class Proxy implements AutoCloseable {
  /** What happens after the bytes. */
  public enum Then {
    STALL,
    CLOSE,
    RESET
  }

  private final ServerSocket listening;
  private final String toAddress;
  private final int toPort;
  private final long delayMillis;
  private final long bytes;
  private final Then then;
  private final List<Socket> sockets = new ArrayList<>();

  private Proxy(String toAddress, int toPort, long delayMillis, long bytes, Then then) {
    this.toAddress = toAddress;
    this.toPort = toPort;
    this.delayMillis = delayMillis;
    this.bytes = bytes;
    this.then = then;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Returns a proxy that delays each way. */
  public static Proxy delaying(String address, int port, long millis) {
    return new Proxy(address, port, millis, Long.MAX_VALUE, Then.CLOSE);
  }

  /** Returns a proxy that does this after so many bytes from the server. */
  public static Proxy after(String address, int port, long bytes, Then then) {
    return new Proxy(address, port, 0, bytes, then);
  }

  public int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(toAddress, toPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        synchronized (sockets) {
          sockets.add(client);
          sockets.add(server);
        }
        pump(client, server, Long.MAX_VALUE);
        pump(server, client, bytes);
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private record Packet(ByteBuffer bytes, int length, long dueNanos) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(dueNanos, ((Packet) other).dueNanos);
    }
  }

  private void pump(Socket from, Socket to, long most) {
    DelayQueue<Packet> queue = new DelayQueue<>();
    start(
        () -> {
          long left = most;
          try {
            InputStream in = from.getInputStream();
            while (true) {
              byte[] buffer = new byte[32 << 10];
              int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
              queue.add(
                  new Packet(
                      ByteBuffer.wrap(buffer),
                      count,
                      System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis)));
              left -= count;
              if (count < 0 || left == 0) {
                break;
              }
            }
            if (left == 0 && then != Then.STALL) {
              if (then == Then.RESET) {
                to.setSoLinger(true, 0);
              }
              to.close();
              from.close();
            }
          } catch (IOException e) {
            queue.add(new Packet(ByteBuffer.allocate(0), -1, System.nanoTime()));
          }
        });
    start(
        () -> {
          try {
            OutputStream out = to.getOutputStream();
            for (Packet packet = queue.take(); packet.length() >= 0; packet = queue.take()) {
              out.write(packet.bytes().array(), 0, packet.length());
            }
            to.close();
          } catch (IOException | InterruptedException e) {
            // Closed.
          }
        });
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
      synchronized (sockets) {
        for (Socket socket : sockets) {
          socket.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
