package dev.tenken.host.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** The ssh-agent at a socket: its keys log in without leaving it (draft-ietf-sshm-ssh-agent). */
final class SshAgent {
  /** A key that the agent holds. */
  static final class Key {
    private final byte[] blob;
    private final String type;
    private final String comment;

    private Key(byte[] blob, String comment) throws IOException {
      this.blob = blob;
      this.type = new Buffer.PlainBuffer(blob).readString();
      this.comment = comment;
    }

    String comment() {
      return comment;
    }
  }

  private static final int FAILURE = 5;
  private static final int REQUEST_IDENTITIES = 11;
  private static final int IDENTITIES_ANSWER = 12;
  private static final int SIGN_REQUEST = 13;
  private static final int SIGN_RESPONSE = 14;
  private static final int RSA_SHA2_512 = 4;
  private static final int LONGEST = 256 << 10;

  private final Path socket;

  SshAgent(Path socket) {
    this.socket = socket;
  }

  /** Returns the keys, in the agent's order. */
  List<Key> keys() throws IOException {
    Buffer.PlainBuffer request = new Buffer.PlainBuffer();
    request.putByte((byte) REQUEST_IDENTITIES);
    Buffer.PlainBuffer answer = ask(request, IDENTITIES_ANSWER);
    int count = answer.readUInt32AsInt();
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] blob = answer.readBytes();
      String comment = answer.readString();
      keys.add(new Key(blob, comment));
    }
    return keys;
  }

  /** Returns the way to log in with a key. */
  AuthPublickey login(Key key) {
    return new Login(key);
  }

  private byte[] sign(Key key, byte[] data) throws IOException {
    Buffer.PlainBuffer request = new Buffer.PlainBuffer();
    request.putByte((byte) SIGN_REQUEST);
    request.putBytes(key.blob).putBytes(data);
    request.putUInt32(key.type.startsWith("ssh-rsa") ? RSA_SHA2_512 : 0);
    return ask(request, SIGN_RESPONSE).readBytes();
  }

  private Buffer.PlainBuffer ask(Buffer.PlainBuffer request, int expected) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      byte[] body = request.getCompactData();
      ByteBuffer out = ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body).flip();
      while (out.hasRemaining()) {
        channel.write(out);
      }
      int length = read(channel, 4).getInt();
      if (length < 1 || length > LONGEST) {
        throw new IOException("the agent's answer is " + length + " bytes long");
      }
      byte[] answer = read(channel, length).array();
      if (answer[0] != expected) {
        throw new IOException(
            answer[0] == FAILURE ? "the agent refused" : "the agent answered " + answer[0]);
      }
      Buffer.PlainBuffer buffer = new Buffer.PlainBuffer(answer);
      buffer.readByte();
      return buffer;
    }
  }

  private static ByteBuffer read(SocketChannel channel, int length) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(length);
    while (in.hasRemaining()) {
      if (channel.read(in) < 0) {
        throw new EOFException("the agent closed the connection");
      }
    }
    return in.flip();
  }

  /** Public key authentication whose signature the agent makes. */
  private final class Login extends AuthPublickey {
    private final Key key;

    Login(Key key) {
      super(new NoPrivateKey(key));
      this.key = key;
    }

    @Override
    protected SSHPacket putPubKey(SSHPacket packet) {
      packet.putString(key.type.replaceFirst("^ssh-rsa", "rsa-sha2-512"));
      packet.putString(key.blob);
      return packet;
    }

    @Override
    protected SSHPacket putSig(SSHPacket packet) throws UserAuthException {
      byte[] signed =
          new Buffer.PlainBuffer()
              .putString(params.getTransport().getSessionID())
              .putBuffer(packet)
              .getCompactData();
      try {
        packet.putString(sign(key, signed));
        return packet;
      } catch (IOException e) {
        throw new UserAuthException("the agent did not sign: " + e.getMessage(), e);
      }
    }
  }

  private record NoPrivateKey(Key key) implements KeyProvider {
    @Override
    public PrivateKey getPrivate() throws IOException {
      throw new IOException("the agent keeps it");
    }

    @Override
    public PublicKey getPublic() throws IOException {
      return new Buffer.PlainBuffer(key.blob).readPublicKey();
    }

    @Override
    public KeyType getType() {
      return KeyType.fromString(key.type);
    }
  }
}
