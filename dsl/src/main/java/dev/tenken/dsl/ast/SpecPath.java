package dev.tenken.dsl.ast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;
import org.apiguardian.api.API;

/**
 * Where a spec lies below its spec root: the nearest folder above it that is named {@code specs},
 * is named {@code groovy}, or holds {@code tenken.yml}; without any, its own folder.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SpecPath {
  /** What a spec's file name ends in. */
  public static final String SUFFIX = "_spec.groovy";

  private final Path root;
  private final Path file;

  private SpecPath(Path root, Path file) {
    this.root = root;
    this.file = file;
  }

  /** Returns the path of a spec file. */
  public static SpecPath of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    for (Path above = folder; above != null; above = above.getParent()) {
      if (above.endsWith("specs")
          || above.endsWith("groovy")
          || Files.exists(above.resolve("tenken.yml"))) {
        return new SpecPath(above, absolute);
      }
    }
    return new SpecPath(folder == null ? absolute : folder, absolute);
  }

  /** Returns the path below the root, with forward slashes. */
  public String relative() {
    List<String> names = new ArrayList<>();
    root.relativize(file).forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  /** Returns the spec root. */
  public Path root() {
    return root;
  }

  /** Returns the absolute path. */
  public String absolute() {
    return file.toString();
  }

  /** Returns the package that its folder stands for; empty at the root. */
  String packageName() {
    List<String> names = new ArrayList<>();
    Path folder = root.relativize(file).getParent();
    if (folder != null) {
      folder.forEach(name -> names.add(identifier(name.toString())));
    }
    return String.join(".", names);
  }

  private static String identifier(String name) {
    StringBuilder identifier = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> identifier.appendCodePoint(Character.isJavaIdentifierPart(c) ? c : (int) '_'));
    boolean starts =
        identifier.length() > 0 && Character.isJavaIdentifierStart(identifier.codePointAt(0));
    return starts && !SourceVersion.isKeyword(identifier)
        ? identifier.toString()
        : "_" + identifier;
  }
}
