package dev.tenken.reports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for files and page anchors, made of names that may hold anything. */
final class FileName {
  private static final int LONGEST = 150;

  private FileName() {}

  /** Returns the name if it is a plain file name; else what is plain of it and a digest. */
  static String of(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return plain.equals(name) && name.length() <= LONGEST
        ? name
        : plain.substring(0, Math.min(plain.length(), LONGEST)) + "-" + digest(name, 4);
  }

  /** Returns so many bytes of the text's digest in hexadecimal: the same text, the same digest. */
  static String digest(String text, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
