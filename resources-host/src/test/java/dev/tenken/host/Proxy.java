package dev.tenken.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A TCP proxy on loopback that stalls or cuts what comes back after so many bytes. */
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
  private final long bytes;
  private final Then then;
  private final List<Socket> sockets = new ArrayList<>();

  private Proxy(String toAddress, int toPort, long bytes, Then then) {
    this.toAddress = toAddress;
    this.toPort = toPort;
    this.bytes = bytes;
    this.then = then;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Returns a proxy that does this after so many bytes from the server. */
  public static Proxy after(String address, int port, long bytes, Then then) {
    return new Proxy(address, port, bytes, then);
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

  private void pump(Socket from, Socket to, long most) {
    start(
        () -> {
          byte[] buffer = new byte[32 << 10];
          long left = most;
          try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            while (left > 0) {
              int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
              if (count < 0) {
                to.close();
                return;
              }
              out.write(buffer, 0, count);
              left -= count;
            }
            if (then != Then.STALL) {
              if (then == Then.RESET) {
                to.setSoLinger(true, 0);
              }
              to.close();
              from.close();
            }
          } catch (IOException e) {
            close(to);
          }
        });
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed.
    }
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
