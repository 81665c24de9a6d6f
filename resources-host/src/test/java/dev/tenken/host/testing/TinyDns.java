package dev.tenken.host.testing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A DNS server on 127.0.0.1:53 for a network namespace of its own: {@code there.test} has an
 * address, {@code broken.test} is an error of the server, every other name does not exist.
 */
public final class TinyDns {
  private static final int HEADER = 12;

  private TinyDns() {}

  /** Serves for ever; makes the file named by the argument when it is ready. */
  public static void main(String[] arguments) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(53, InetAddress.getLoopbackAddress())) {
      Files.createFile(Path.of(arguments[0]));
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        socket.receive(packet);
        byte[] reply = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
      }
    }
  }

  private static byte[] answer(ByteBuffer query) {
    StringBuilder name = new StringBuilder();
    int at = HEADER;
    for (int length = query.get(at); length > 0; length = query.get(at)) {
      byte[] label = new byte[length];
      query.get(at + 1, label);
      name.append(new String(label, StandardCharsets.US_ASCII)).append('.');
      at += length + 1;
    }
    int type = query.getShort(at + 1);
    int end = at + 5;
    String wanted = name.toString().toLowerCase(Locale.ROOT);
    boolean there = wanted.equals("there.test.");
    int code = there ? 0 : wanted.equals("broken.test.") ? 2 : 3;
    boolean addressed = there && type == 1;
    ByteBuffer reply = ByteBuffer.allocate(512);
    reply.putShort(query.getShort(0)).putShort((short) (0x8180 | code));
    reply.putShort((short) 1).putShort((short) (addressed ? 1 : 0)).putInt(0);
    byte[] question = new byte[end - HEADER];
    query.get(HEADER, question);
    reply.put(question);
    if (addressed) {
      reply.putShort((short) 0xC00C).putShort((short) 1).putShort((short) 1).putInt(60);
      reply.putShort((short) 4).put(new byte[] {(byte) 192, 0, 2, 5});
    }
    byte[] bytes = new byte[reply.position()];
    reply.get(0, bytes);
    return bytes;
  }
}
