package dev.tenken.host.transport;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import org.jspecify.annotations.Nullable;

/**
 * What known_hosts files say of one host: see "SSH_KNOWN_HOSTS FILE FORMAT" in sshd(8). Hashed
 * names, patterns, {@code @cert-authority} and {@code @revoked} are understood.
 */
final class KnownHosts {
  /**
   * A key as known_hosts writes it.
   *
   * @param type such as {@code ssh-ed25519}
   * @param base64 the public key
   */
  record Key(String type, String base64) {
    static Key of(PublicKey key) {
      return new Key(
          KeyType.fromKey(key).toString(),
          encode(new Buffer.PlainBuffer().putPublicKey(key).getCompactData()));
    }

    /** Returns the fingerprint as {@code ssh-keygen -l} shows it. */
    String fingerprint() {
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(base64));
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    String words() {
      return type + " " + fingerprint();
    }
  }

  /** A line that concerns the host. */
  record Entry(String marker, Key key, Path file, int line) {
    boolean isPlain() {
      return marker.isEmpty();
    }

    boolean isAuthority() {
      return marker.equals("@cert-authority");
    }

    boolean isRevoked() {
      return marker.equals("@revoked");
    }

    boolean holds(String base64) {
      return key.base64().equals(base64);
    }
  }

  /** What a key that a host shows is worth. */
  enum Standing {
    KNOWN,
    UNKNOWN,
    CHANGED,
    REVOKED
  }

  /**
   * The judgment on a key.
   *
   * @param entry the line that speaks against it, if there is one
   */
  record Judgment(Standing standing, Optional<Entry> entry) {}

  private static final long HOST_CERTIFICATE = 2;

  private final String name;
  private final List<Path> files;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * Reads the files; one that does not exist is empty.
   *
   * @param name the host's name, or {@code [address]:port} where the port is not 22
   * @param files the first is the one that new keys are written to
   */
  KnownHosts(String name, List<Path> files) throws IOException {
    this.name = name.toLowerCase(Locale.ROOT);
    this.files = files;
    for (Path file : files) {
      if (Files.exists(file)) {
        read(file);
      }
    }
  }

  private void read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).strip().split("\\s+", -1);
      int at = words[0].startsWith("@") ? 1 : 0;
      if (words[0].startsWith("#") || words.length < at + 3 || !matches(words[at])) {
        continue;
      }
      byte[] blob = decode(words[at + 2]);
      if (blob != null) {
        Key key = new Key(words[at + 1], encode(blob));
        entries.add(new Entry(at == 1 ? words[0] : "", key, file, i + 1));
      }
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte @Nullable [] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private boolean matches(String patterns) {
    boolean matches = false;
    for (String pattern : patterns.split(",", -1)) {
      if (pattern.startsWith("!")) {
        if (KeyType.CertUtils.matchPattern(name, pattern.substring(1).toLowerCase(Locale.ROOT))) {
          return false;
        }
      } else if (pattern.startsWith("|1|")) {
        matches |= matchesHash(pattern);
      } else {
        matches |= KeyType.CertUtils.matchPattern(name, pattern.toLowerCase(Locale.ROOT));
      }
    }
    return matches;
  }

  private boolean matchesHash(String pattern) {
    String[] parts = pattern.split("\\|", -1);
    byte[] salt = parts.length == 4 ? decode(parts[2]) : null;
    byte[] hash = parts.length == 4 ? decode(parts[3]) : null;
    if (salt == null || salt.length == 0 || hash == null) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(salt, "HmacSHA1"));
      return MessageDigest.isEqual(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)), hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the types of the keys that the host is known by. */
  Set<String> types() {
    Set<String> types = new TreeSet<>();
    entries.stream().filter(Entry::isPlain).forEach(entry -> types.add(entry.key().type()));
    return types;
  }

  /** Tells whether certificates of some authority are accepted from the host. */
  boolean hasAuthority() {
    return entries.stream().anyMatch(Entry::isAuthority);
  }

  String name() {
    return name;
  }

  List<Path> files() {
    return files;
  }

  /** Judges a key; a certificate's signature, names and dates have been checked before. */
  Judgment judge(PublicKey shown) {
    PublicKey plain = shown;
    if (shown instanceof Certificate<?> certificate) {
      String authority = encode(certificate.getSignatureKey());
      plain = certificate.getKey();
      Optional<Entry> revoked = revoked(authority);
      if (revoked.isPresent()) {
        return new Judgment(Standing.REVOKED, revoked);
      }
      boolean trusted =
          certificate.getType() == HOST_CERTIFICATE
              && entries.stream().anyMatch(entry -> entry.isAuthority() && entry.holds(authority));
      if (trusted && revoked(Key.of(plain).base64()).isEmpty()) {
        return new Judgment(Standing.KNOWN, Optional.empty());
      }
    }
    Key key = Key.of(plain);
    Optional<Entry> revoked = revoked(key.base64());
    if (revoked.isPresent()) {
      return new Judgment(Standing.REVOKED, revoked);
    }
    List<Entry> known = entries.stream().filter(Entry::isPlain).toList();
    if (known.stream().anyMatch(entry -> entry.holds(key.base64()))) {
      return new Judgment(Standing.KNOWN, Optional.empty());
    }
    Optional<Entry> other =
        known.stream()
            .filter(entry -> entry.key().type().equals(key.type()))
            .findFirst()
            .or(() -> known.stream().findFirst());
    return new Judgment(other.isPresent() ? Standing.CHANGED : Standing.UNKNOWN, other);
  }

  private Optional<Entry> revoked(String base64) {
    return entries.stream().filter(entry -> entry.isRevoked() && entry.holds(base64)).findFirst();
  }

  /** Adds the key to the first file. */
  void accept(Key key) throws IOException {
    Path file = files.get(0);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.exists(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    String line = name + " " + key.type() + " " + key.base64() + "\n";
    Files.writeString(
        file, line, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }
}
