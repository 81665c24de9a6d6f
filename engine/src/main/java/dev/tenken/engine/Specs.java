package dev.tenken.engine;

import dev.tenken.dsl.Evaluation;
import dev.tenken.dsl.Group;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.SpecError;
import dev.tenken.dsl.SpecSource;
import dev.tenken.dsl.ast.SpecPath;
import dev.tenken.dsl.journal.Location;
import dev.tenken.engine.environment.SourceFile;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Loads specs: classes that a build tool compiled, and files.
 *
 * <p>Remembers them, since build tools discover twice; a file that was changed is compiled again.
 * Opens nothing but files.
 */
final class Specs {
  /** Where a spec known by its path only may lie. */
  private static final List<String> FOLDERS =
      List.of("specs", ".", "src/test/groovy", "src/it/groovy", "src/test/specs");

  private final Map<Class<?>, LoadedSpec> byClass = new ConcurrentHashMap<>();
  private final Map<Path, Compiled> byFile = new ConcurrentHashMap<>();

  private final SpecCompiler compiler =
      new SpecCompiler(Optional.ofNullable(System.getProperty(Parameters.CACHE)).map(Path::of));

  private record Compiled(long modified, long size, LoadedSpec spec) {}

  /** Tells whether a class is a compiled spec. */
  static boolean isSpec(Class<?> type) {
    return Spec.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
  }

  /** Returns the spec of a class. */
  LoadedSpec load(Class<? extends Spec> type) {
    return byClass.computeIfAbsent(type, key -> compiled(type));
  }

  private static LoadedSpec compiled(Class<? extends Spec> type) {
    SpecSource source = type.getAnnotation(SpecSource.class);
    String path = source == null ? type.getName() : source.path();
    Path file = Path.of(source == null ? "" : source.file());
    if (source != null && isGone(file, path)) {
      return new LoadedSpec(
          path,
          file,
          true,
          new LoadedSpec.Broken(
              Optional.of(type.getName()),
              EngineErrors.sourceIsGone(source.file()),
              new Location(path, 0, 0)));
    }
    return new LoadedSpec(path, file, true, discover(type, path));
  }

  /** A spec without its source is a leftover, unless its whole spec root is elsewhere. */
  private static boolean isGone(Path file, String path) {
    Path root = file;
    for (int i = 0; i < Path.of(path).getNameCount() && root != null; i++) {
      root = root.getParent();
    }
    return root != null && Files.isDirectory(root) && !Files.exists(file);
  }

  /** Returns the spec of a file, compiled now. */
  LoadedSpec load(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      long modified = Files.getLastModifiedTime(absolute).toMillis();
      long size = Files.size(absolute);
      Compiled known = byFile.get(absolute);
      if (known == null || known.modified() != modified || known.size() != size) {
        known = new Compiled(modified, size, compile(absolute));
        byFile.put(absolute, known);
      }
      return known.spec();
    } catch (IOException e) {
      String path = SpecPath.of(absolute).relative();
      return broken(absolute, path, EngineErrors.unreadable(absolute, e), new Location(path, 0, 0));
    }
  }

  /** Loads the specs of these files side by side. */
  void loadAll(Collection<Path> files) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    files.parallelStream().forEach(file -> load(file, loader));
  }

  /** Words of resource types are found by the thread's class loader. */
  private void load(Path file, ClassLoader loader) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      load(file);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Returns the spec of this path: one loaded before, else a class that a build tool compiled, else
   * a file where specs usually lie.
   */
  Optional<LoadedSpec> find(String path) {
    return loaded(path).or(() -> compiled(path)).or(() -> inFolders(path));
  }

  private Optional<LoadedSpec> loaded(String path) {
    List<LoadedSpec> all = new ArrayList<>(byClass.values());
    byFile.values().forEach(compiled -> all.add(compiled.spec()));
    return all.stream().filter(spec -> spec.path().equals(path)).findFirst();
  }

  private Optional<LoadedSpec> compiled(String path) {
    String name = path.replaceAll("\\.groovy$", "").replace('/', '.');
    try {
      Class<?> type = Thread.currentThread().getContextClassLoader().loadClass(name);
      return isSpec(type) ? Optional.of(load(type.asSubclass(Spec.class))) : Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  private Optional<LoadedSpec> inFolders(String path) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder).resolve(path).normalize())
        .filter(file -> file.toString().endsWith(SpecPath.SUFFIX) && Files.isRegularFile(file))
        .findFirst()
        .map(this::load);
  }

  private LoadedSpec compile(Path file) throws IOException {
    String path = SpecPath.of(file).relative();
    try {
      Class<?> type = compiler.compile(file, path);
      if (!Spec.class.isAssignableFrom(type)) {
        return broken(file, path, EngineErrors.notASpec(file.toString()), new Location(path, 0, 0));
      }
      return new LoadedSpec(path, file, false, discover(type.asSubclass(Spec.class), path));
    } catch (SourceFile.NotUtf8 e) {
      Location place = new Location(path, e.line(), 0);
      return broken(file, path, place + ": " + e.getMessage(), place);
    } catch (CompilationFailedException e) {
      return new LoadedSpec(path, file, false, mistakes(path, e));
    }
  }

  private static LoadedSpec.Content discover(Class<? extends Spec> type, String path) {
    try {
      Group root = Evaluation.discover(type);
      return new LoadedSpec.Sound(type, root);
    } catch (SpecError e) {
      Location at = e.location();
      String place = at.column() == 0 ? at.toString() : at + ":" + at.column();
      return new LoadedSpec.Broken(Optional.of(type.getName()), place + ": " + e.getMessage(), at);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      return new LoadedSpec.Broken(
          Optional.of(type.getName()), e.toString(), new Location(path, 0, 0));
    }
  }

  private static LoadedSpec broken(Path file, String path, String message, Location location) {
    return new LoadedSpec(
        path, file, false, new LoadedSpec.Broken(Optional.empty(), message, location));
  }

  private static LoadedSpec.Broken mistakes(String path, CompilationFailedException e) {
    List<String> texts = new ArrayList<>();
    Location first = new Location(path, 0, 0);
    if (e instanceof MultipleCompilationErrorsException several) {
      for (Message message : errors(several)) {
        if (message instanceof SyntaxErrorMessage syntax) {
          SyntaxException cause = syntax.getCause();
          Location location = new Location(path, cause.getLine(), cause.getStartColumn());
          first = first.line() == 0 ? location : first;
          texts.add(location + ":" + location.column() + ": " + cause.getOriginalMessage());
        }
      }
    }
    String message = texts.isEmpty() ? String.valueOf(e.getMessage()) : String.join("\n", texts);
    return new LoadedSpec.Broken(Optional.empty(), message, first);
  }

  private static List<? extends Message> errors(MultipleCompilationErrorsException e) {
    List<? extends Message> errors = e.getErrorCollector().getErrors();
    return errors == null ? List.of() : errors;
  }
}
