import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A TCP server on 127.0.0.1 that accepts, says at most one text, and then nothing more; it keeps every connection open.
 *
 * <p>{@code java Silent.java [--port PORT] [--say TEXT]}: in TEXT, {@code \r} and {@code \n} are line ends. The first line printed is
 * {@code listening on PORT}. Runs until it is killed.
 */
final class Silent {
  private static final String USAGE = "usage: java Silent.java [--port PORT] [--say TEXT]";

  public static void main(String[] arguments) throws IOException {
    int port = 0;
    String text = "";
    for (int i = 0; i < arguments.length; i += 2) {
      String value = i + 1 < arguments.length ? arguments[i + 1] : "";
      if (arguments[i].equals("--port") && value.matches("\\d{1,5}")) {
        port = Integer.parseInt(value);
      } else if (arguments[i].equals("--say")) {
        text = value.replace("\\r", "\r").replace("\\n", "\n");
      } else {
        System.err.println(USAGE);
        System.exit(2);
      }
    }
    List<Socket> open = new ArrayList<>();
    try (var server = new ServerSocket(port, 1000, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + server.getLocalPort());
      while (true) {
        Socket client = server.accept();
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        open.add(client);
      }
    }
  }
}
