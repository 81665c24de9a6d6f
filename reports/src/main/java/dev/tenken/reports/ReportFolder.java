package dev.tenken.reports;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that reports lie in, safe for several runs at once.
 *
 * <p>A run writes into a folder of its own beside the outputs and then moves the whole set into
 * place under a lock, so that what lies here is always of one run, and no file is ever half
 * written. Only files that a run of Tenken makes are cleared.
 */
final class ReportFolder {
  private static final String LOCK = ".tenken.lock";
  private static final String STAGING = ".tenken-run-";
  private static final Duration ABANDONED = Duration.ofDays(1);

  /** The files made from a journal. The last Allure report's history outlives its run. */
  private static final Map<String, String> DERIVED =
      Map.of(
          "", "{index.html,tenken.css,summary.md}",
          "junit", "TEST-*.xml",
          "allure-report", "index.html",
          "allure-results",
              "{*-result.json,*-container.json,*-attachment.txt,"
                  + "environment.properties,categories.json,executor.json}",
          "allure-results/history", "*.json");

  private final Path folder;

  ReportFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /** Where the platform's own default folder for files of checks is this one, as under Maven. */
  private static final String EVIDENCE_FOLDERS = "*_spec.groovy";

  private static final String EVIDENCE = "evidence.txt";

  /** Removes the outputs of earlier runs, and what runs that were killed a day ago left behind. */
  void clear() throws IOException {
    try (Lock lock = new Lock(folder)) {
      lock.hold();
      Files.deleteIfExists(folder.resolve(JournalWriter.FILE));
      deleteDerived(Set.of());
      deleteEvidence();
    }
    try (DirectoryStream<Path> stages = Files.newDirectoryStream(folder, STAGING + "*")) {
      for (Path stage : stages) {
        Instant changed = Files.getLastModifiedTime(stage).toInstant();
        if (changed.isBefore(Instant.now().minus(ABANDONED))) {
          delete(stage);
        }
      }
    }
  }

  /** Makes a folder that no other run writes into; on the same file system as the outputs. */
  Path stage() throws IOException {
    return Files.createTempDirectory(folder, STAGING);
  }

  /**
   * Puts the files of these stages in the place of all that was made from earlier journals.
   *
   * <p>The journal itself is only ever replaced: what it holds may be all that there is.
   */
  void publish(List<Path> stages) throws IOException {
    try (Lock lock = new Lock(folder)) {
      lock.hold();
      Set<Path> fresh = new HashSet<>();
      for (Path stage : stages) {
        fresh.addAll(move(stage));
      }
      deleteDerived(fresh);
    }
  }

  /** Puts the files of one more stage beside what was published. */
  void add(Path stage) throws IOException {
    try (Lock lock = new Lock(folder)) {
      lock.hold();
      move(stage);
    }
  }

  private List<Path> move(Path stage) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(stage)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    moveFolders(stage);
    List<Path> places = new ArrayList<>();
    for (Path file : files) {
      Path place = folder.resolve(stage.relativize(file).toString());
      if (Files.exists(file)) {
        Files.createDirectories(place.getParent());
        Files.move(
            file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      places.add(place);
    }
    return places;
  }

  /** Moves whole folders, of a file for each check, to where there is nothing. */
  private void moveFolders(Path stage) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(stage, Files::isDirectory)) {
      for (Path part : parts) {
        Path place = folder.resolve(part.getFileName().toString());
        if (!Files.exists(place) || isEmptyFolder(place)) {
          try {
            Files.move(
                part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
          } catch (FileSystemException busy) {
            // A place that is a mount, say, takes its files one by one.
          }
        }
      }
    }
  }

  private void deleteDerived(Set<Path> but) throws IOException {
    for (Map.Entry<String, String> own : DERIVED.entrySet()) {
      Path part = folder.resolve(own.getKey());
      if (Files.isDirectory(part)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(part, own.getValue())) {
          for (Path file : files) {
            if (!but.contains(file)) {
              Files.deleteIfExists(file);
            }
          }
        }
      }
    }
  }

  /** Removes the raw answers that the engine published by the platform, and emptied folders. */
  private void deleteEvidence() throws IOException {
    try (DirectoryStream<Path> specs = Files.newDirectoryStream(folder, EVIDENCE_FOLDERS)) {
      for (Path spec : specs) {
        List<Path> inside;
        try (Stream<Path> all = Files.walk(spec)) {
          inside = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
          if (path.endsWith(EVIDENCE) || isEmptyFolder(path)) {
            Files.delete(path);
          }
        }
      }
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  static void delete(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException problem)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Held by one run at a time, across processes and within one. */
  private static final class Lock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FileChannel channel;

    Lock(Path folder) throws IOException {
      channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    void hold() throws IOException {
      Instant end = Instant.now().plus(PATIENCE);
      while (Instant.now().isBefore(end)) {
        if (isHeld()) {
          return;
        }
        try {
          Thread.sleep(20);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw new IOException("interrupted while another run writes its reports", interrupted);
        }
      }
      throw new IOException("another run has been writing its reports for 30 seconds");
    }

    private boolean isHeld() {
      try {
        return channel.tryLock() != null;
      } catch (OverlappingFileLockException inThisProcess) {
        return false;
      } catch (IOException withoutLocks) {
        // Some network file systems have none; two runs at once may then mix their sets.
        return true;
      }
    }

    /** Lets go; the file stays, since removing it would let two runs hold different locks. */
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
