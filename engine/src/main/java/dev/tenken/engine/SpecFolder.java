package dev.tenken.engine;

import dev.tenken.dsl.ast.SpecPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What lies in a folder of specs and below it. Links are followed, as build tools do; one that
 * leads nowhere is a spec that is not there.
 *
 * @param specs the files that are named as specs are
 * @param nearly those that may have been meant as such
 * @param unreadable what could not be looked into, and why
 */
record SpecFolder(
    SortedSet<Path> specs, SortedSet<Path> nearly, Map<Path, IOException> unreadable) {
  private static final Pattern NEARLY = Pattern.compile(".*specs?\\.groovy");

  static SpecFolder read(Path folder) {
    SpecFolder read = new SpecFolder(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, read.visitor());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  private SimpleFileVisitor<Path> visitor() {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.toString();
        if (name.endsWith(SpecPath.SUFFIX)) {
          specs.add(file);
        } else if (NEARLY.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
          nearly.add(file);
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException problem) {
        if (!(problem instanceof FileSystemLoopException)) {
          unreadable.put(file, problem);
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      @SuppressWarnings("NullAway") // The platform gives null where all went well.
      public FileVisitResult postVisitDirectory(Path directory, IOException problem) {
        if (problem != null) {
          unreadable.put(directory, problem);
        }
        return FileVisitResult.CONTINUE;
      }
    };
  }
}
