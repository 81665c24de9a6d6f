package dev.tenken.engine;

import dev.tenken.dsl.journal.Location;
import java.nio.file.Path;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * Where descriptors come from.
 *
 * <p>Build tools drop what has no class, so specs that they compiled are classes and their checks
 * methods; of files, all are places in them.
 */
final class Sources {
  private Sources() {}

  /** Returns the source of a spec. */
  static TestSource of(LoadedSpec spec) {
    return spec.compiled() && spec.className().isPresent()
        ? ClassSource.from(spec.className().get())
        : FileSource.from(spec.file().toFile());
  }

  /** Returns the source of a check that build tools know by this name. */
  static TestSource of(LoadedSpec spec, String methodName) {
    return spec.compiled() && spec.className().isPresent()
        ? MethodSource.from(spec.className().get(), methodName)
        : FileSource.from(spec.file().toFile());
  }

  /** Returns the source of a check at this place. */
  static TestSource of(LoadedSpec spec, String methodName, Location location) {
    return spec.compiled() && spec.className().isPresent()
        ? MethodSource.from(spec.className().get(), methodName)
        : at(spec.file(), location);
  }

  /** Returns a place in a file. */
  static TestSource at(Path file, Location location) {
    if (location.line() == 0) {
      return FileSource.from(file.toFile());
    }
    return FileSource.from(
        file.toFile(),
        location.column() == 0
            ? FilePosition.from(location.line())
            : FilePosition.from(location.line(), location.column()));
  }
}
