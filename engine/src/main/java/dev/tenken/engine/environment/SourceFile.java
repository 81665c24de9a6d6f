package dev.tenken.engine.environment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** Reads the files that people write, specs and configurations: they are UTF-8. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SourceFile {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private SourceFile() {}

  /** Is thrown for a text that is not UTF-8. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public static final class NotUtf8 extends CharacterCodingException {
    private static final long serialVersionUID = 1L;

    private final int line;

    NotUtf8(int line) {
      this.line = line;
    }

    /** Returns the first line that is not. */
    public int line() {
      return line;
    }

    @Override
    public String getMessage() {
      return "not UTF-8: save the file in that encoding";
    }
  }

  /**
   * Returns what kept a file from being read; the exceptions of files that are not there only name
   * them.
   */
  public static String why(IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (problem instanceof FileAlreadyExistsException inTheWay) {
      return inTheWay.getFile() + " is in the way";
    }
    return String.valueOf(problem.getMessage());
  }

  /** Returns the text of a file, without a byte order mark. */
  public static String read(Path file) throws IOException {
    return text(Files.readAllBytes(file));
  }

  /** Returns the text of a file's bytes, without a byte order mark. */
  public static String text(byte[] bytes) throws NotUtf8 {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    if (decoder.decode(in, out, true).isError()) {
      String before = out.flip().toString();
      throw new NotUtf8(1 + (int) before.chars().filter(c -> c == '\n').count());
    }
    String text = out.flip().toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
