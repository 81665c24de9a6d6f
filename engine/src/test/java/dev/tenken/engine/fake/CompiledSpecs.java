package dev.tenken.engine.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;

/** Specs compiled to classes as a build tool does it, seen by the thread's class loader. */
public final class CompiledSpecs implements AutoCloseable {
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final URLClassLoader loader;

  private CompiledSpecs(Path classes) throws IOException {
    loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before);
    Thread.currentThread().setContextClassLoader(loader);
  }

  /** Compiles all specs below a folder. */
  public static CompiledSpecs of(Path specs, Path classes) {
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setTargetDirectory(classes.toFile());
    CompilationUnit unit = new CompilationUnit(configuration);
    try (Stream<Path> files = Files.walk(specs)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".groovy")).toList();
      sources.forEach(file -> unit.addSource(file.toFile()));
      unit.compile();
      return new CompiledSpecs(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a class. */
  public Class<?> load(String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(before);
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
