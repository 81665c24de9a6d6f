package dev.tenken.engine;

import dev.tenken.dsl.Group;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.SpecSource;
import dev.tenken.dsl.journal.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A spec as discovery found it: its tree, or what is wrong with it.
 *
 * @param path its path relative to the spec root
 * @param file its source
 * @param compiled whether a build tool compiled it, so that its name is that of a class
 * @param content the class and the tree, or the mistake
 */
record LoadedSpec(String path, Path file, boolean compiled, Content content) {

  /** What was found. */
  sealed interface Content {}

  /** A spec that can be evaluated. */
  record Sound(Class<? extends Spec> type, Group root) implements Content {}

  /** A spec that can't be evaluated or not even compiled. */
  record Broken(Optional<String> className, String message, Location location) implements Content {}

  /** Returns the name of the class, if there is one. */
  Optional<String> className() {
    if (content instanceof Broken broken) {
      return broken.className();
    }
    return Optional.of(((Sound) content).type().getName());
  }

  /** Returns the shared examples that it gives and never includes, with their lines. */
  List<String> unused() {
    return content instanceof Sound sound
        ? Optional.ofNullable(sound.type().getAnnotation(SpecSource.class))
            .map(source -> List.of(source.unused()))
            .orElse(List.of())
        : List.of();
  }

  /** Returns the file's name without {@code .groovy}. */
  String displayName() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".groovy") ? name.substring(0, name.length() - ".groovy".length()) : name;
  }
}
