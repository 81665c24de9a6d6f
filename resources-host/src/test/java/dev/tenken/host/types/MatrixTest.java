package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.host.testing.Lab;
import dev.tenken.host.testing.RecordedHost;
import dev.tenken.host.testing.TestHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Judges each type's matrix of checks on the lab's hosts, and on those recorded hosts that it
 * names, as written and negated: what stands in {@code passes} passes, in {@code fails} fails, in
 * {@code unknown} is unknown, and negation swaps the first two and leaves the third.
 */
class MatrixTest {
  private static final Path FOLDER = Path.of("src", "test", "specs");

  /** {@code -Dmatrix=mount,fstab} judges only these while they are being written. */
  private static final Predicate<String> WANTED =
      System.getProperty("matrix", "").isEmpty()
          ? file -> true
          : file ->
              List.of(System.getProperty("matrix").split(","))
                  .contains(file.replace("_spec.groovy", ""));

  static Stream<Path> specs() throws IOException {
    return Stream.concat(specs("matrix"), specs("unprivileged"));
  }

  private static Stream<Path> specs(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .filter(file -> WANTED.test(file.getFileName().toString()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void verdictsAreAsTheGroupsSay(Path path) throws Exception {
    Lab lab = Lab.up();
    Matrix matrix = Matrix.read(path);
    boolean root = path.getParent().endsWith("matrix");
    List<String> names = new ArrayList<>(root ? lab.namesAndThisMachine() : lab.names());
    List<String> recorded =
        RecordedHost.names().stream().filter(name -> root && matrix.names(name)).toList();
    names.addAll(recorded);
    List<String> wrong = new ArrayList<>();
    for (String name : names) {
      try (TestHost host =
          recorded.contains(name)
              ? RecordedHost.open(name)
              : root ? lab.asRoot(name) : lab.asUser(name)) {
        wrong.addAll(matrix.wrong(host, names));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(matrix.checks()).isPositive();
  }
}
