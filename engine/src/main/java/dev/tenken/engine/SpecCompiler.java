package dev.tenken.engine;

import dev.tenken.engine.environment.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.tools.GroovyClass;

/**
 * Compiles spec files.
 *
 * <p>Compiling takes longer than all the rest of a short run. So the classes of each spec are kept
 * in a folder, if one is given, and taken from there as long as the spec has the same path and the
 * same bytes. The folder must belong to this very program: another version may compile otherwise.
 */
final class SpecCompiler {
  private final Optional<Path> folder;

  /**
   * Makes the compiler.
   *
   * @param folder where classes are kept, if anywhere; made when needed
   */
  SpecCompiler(Optional<Path> folder) {
    this.folder = folder;
  }

  /** The classes of one spec: the name of the spec's own, and the bytes of all. */
  private record Compiled(String spec, Map<String, byte[]> classes) {
    static Compiled read(DataInputStream in) throws IOException {
      String spec = in.readUTF();
      Map<String, byte[]> classes = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        classes.put(name, in.readNBytes(in.readInt()));
      }
      return new Compiled(spec, classes);
    }

    void write(DataOutputStream out) throws IOException {
      out.writeUTF(spec);
      out.writeInt(classes.size());
      for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        out.write(entry.getValue());
      }
    }
  }

  /**
   * Returns the class of a spec.
   *
   * @param relative its path below the spec root, which its classes carry too
   * @throws CompilationFailedException when it can't be compiled
   */
  Class<?> compile(Path file, String relative) throws IOException {
    byte[] source = Files.readAllBytes(file);
    byte[] print = digest(relative, file.toString(), source);
    Optional<Path> kept =
        folder.map(all -> all.resolve(HexFormat.of().formatHex(digest(file.toString())) + ".spec"));
    Optional<Compiled> known = kept.flatMap(path -> read(path, print));
    Compiled compiled =
        known.isPresent() ? known.get() : compile(file.toString(), SourceFile.text(source));
    if (known.isEmpty()) {
      kept.ifPresent(path -> write(path, print, compiled));
    }
    try {
      return new Loader(compiled.classes()).loadClass(compiled.spec());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Compiled compile(String name, String text) {
    CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
    unit.addSource(name, text);
    unit.compile(Phases.CLASS_GENERATION);
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (GroovyClass type : unit.getClasses()) {
      classes.put(type.getName(), type.getBytes());
    }
    return new Compiled(unit.getFirstClassNode().getName(), classes);
  }

  /** Empty for whatever is not exactly what was asked for. */
  private static Optional<Compiled> read(Path path, byte[] print) {
    try {
      byte[] all = Files.readAllBytes(path);
      int body = 2 * print.length;
      if (all.length < body || !MessageDigest.isEqual(print, Arrays.copyOf(all, print.length))) {
        return Optional.empty();
      }
      byte[] rest = Arrays.copyOfRange(all, body, all.length);
      byte[] whole = Arrays.copyOfRange(all, print.length, body);
      if (!MessageDigest.isEqual(whole, sha256(rest))) {
        return Optional.empty();
      }
      return Optional.of(Compiled.read(new DataInputStream(new ByteArrayInputStream(rest))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whole or not at all. That it can't be kept is no reason not to run. */
  private static void write(Path path, byte[] print, Compiled compiled) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      compiled.write(new DataOutputStream(bytes));
      Files.createDirectories(path.getParent());
      Path fresh = Files.createTempFile(path.getParent(), "new", ".tmp");
      try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(fresh))) {
        out.write(print);
        out.write(sha256(bytes.toByteArray()));
        bytes.writeTo(out);
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Compiled again next time.
    }
  }

  private static byte[] digest(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] digest(String relative, String file, byte[] source) {
    MessageDigest digest = sha256();
    digest.update(digest(relative));
    digest.update(digest(file));
    return digest.digest(source);
  }

  private static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One for each spec: two folders may hold a spec of one name. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(Thread.currentThread().getContextClassLoader());
      this.classes = classes;
    }

    /** Looks for its own first, and spares the search of all jars for the bean descriptions. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        byte[] bytes = classes.get(name);
        if (bytes != null) {
          return defineClass(name, bytes, 0, bytes.length);
        }
      }
      if (name.endsWith("BeanInfo")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}
